import { AppendTooLarge, EventTooLarge, MalformedEvent } from './errors';
import type { ExpectedVersion, NewEvent, StoreCapabilities } from './port';

/** One append checked and written out as the bytes that will be stored. */
export interface PreparedAppend {
  readonly stream: string;
  readonly expected: ExpectedVersion;
  readonly events: readonly PreparedEvent[];
  /** Bytes of data and metadata of all events together. */
  readonly bytes: number;
}

export interface PreparedEvent {
  readonly id: string;
  readonly type: string;
  /** JSON text, stored as it stands. */
  readonly data: string;
  readonly metadata: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A category, a hyphen, the rest. No control characters, no broken surrogates: no engine stores all of them. */
const STREAM = /^[A-Za-z][A-Za-z0-9_]{0,62}-[^\p{Cc}\p{Cs}]+$/u;
const TYPE = /^[^\p{Cc}\p{Cs}]+$/u;
const MAX_NAME_BYTES = 250;

/** The category of a stream: the part of its name before the first hyphen. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/**
 * Checks an append and serialises it, before any engine sees it: a malformed id or a value that JSON cannot hold does
 * harm of its own in some of them (a hanging client, an unhandled rejection).
 * Errors: MalformedEvent, EventTooLarge, AppendTooLarge.
 */
export function prepareAppend(
  stream: string,
  expected: ExpectedVersion,
  events: readonly NewEvent[],
  limits: Pick<StoreCapabilities, 'maxAppendBytes' | 'maxEventBytes'>,
): PreparedAppend {
  const refuse = (problem: string): never => {
    throw new MalformedEvent(stream, problem);
  };
  if (!isName(stream, STREAM)) refuse('a stream is named category-key, at most 250 bytes, without control characters');
  if (expected !== 'none' && !(Number.isSafeInteger(expected) && expected >= 0))
    refuse('the expected version is none or 0, 1, 2 …');
  if (events.length === 0) refuse('an append has at least one event');
  const seen = new Set<string>();
  let bytes = 0;
  const prepared = events.map((event): PreparedEvent => {
    if (typeof event.id !== 'string' || !UUID.test(event.id)) refuse(`the event id ${JSON.stringify(event.id)} is no UUID`);
    const id = event.id.toLowerCase();
    if (seen.has(id)) refuse(`the event id ${id} stands twice in it`);
    seen.add(id);
    if (!isName(event.type, TYPE)) refuse('an event type is a name of at most 250 bytes without control characters');
    const data = jsonObject(event.data) ?? refuse(`the data of ${event.type} is no JSON object`);
    const metadata = jsonObject(event.metadata) ?? refuse(`the metadata of ${event.type} is no JSON object`);
    const size = Buffer.byteLength(data) + Buffer.byteLength(metadata);
    if (size > limits.maxEventBytes) throw new EventTooLarge(event.type, size, limits.maxEventBytes);
    bytes += size;
    return { id, type: event.type, data, metadata };
  });
  if (bytes > limits.maxAppendBytes) throw new AppendTooLarge(stream, bytes, limits.maxAppendBytes);
  return { stream, expected, events: prepared, bytes };
}

function isName(name: unknown, form: RegExp): boolean {
  return typeof name === 'string' && form.test(name) && Buffer.byteLength(name) <= MAX_NAME_BYTES;
}

function jsonObject(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  try {
    const text: string | undefined = JSON.stringify(value);
    return text?.startsWith('{') ? text : undefined;
  } catch {
    return undefined; // a cycle or a bigint
  }
}
