import { EventStoreError, MalformedEvent, OutcomeUnknown, StoreUnavailable } from './errors';
import type { WriteFailure } from './group-commit';
import type { PreparedAppend } from './prepare';

/** A connection could not be had: nothing was sent. */
export class NotConnected extends Error {}

const sqlState = (error: unknown): string | undefined => {
  const code: unknown = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
};

/** Wrong password, no such database, log not migrated: waiting does not help. */
const isLasting = (state: string): boolean => ['28', '3D', '42'].includes(state.slice(0, 2));
/** The server is going or gone; a statement under way may have been committed. */
const isGone = (state: string): boolean => state.startsWith('08') || ['57P01', '57P02', '57P03', '57P05'].includes(state);
/** The transaction was undone for reasons outside it: deadlock, lock or statement timeout, full disk, standby. */
const isUndone = (state: string): boolean =>
  state.startsWith('40') || state.startsWith('53') || state.startsWith('58') || ['55P03', '57014', '25006'].includes(state);

/** True when the connection the error came over is not to be used again. */
export const isConnectionLost = (error: unknown): boolean => {
  const state = sqlState(error);
  return state === undefined || isGone(state);
};

/** What a failed append means. An answer with an SQL state is an answer; anything else is a connection lost meanwhile. */
export function appendFailure(error: unknown, { stream }: PreparedAppend): WriteFailure {
  const notSent = error instanceof NotConnected;
  const cause: unknown = notSent ? error.cause : error;
  const state = sqlState(cause);
  if (state === undefined) return { kind: notSent ? 'retry' : 'unknown' };
  if (isLasting(state)) return { kind: 'refused', error: unavailable(cause) };
  if (notSent || isUndone(state)) return { kind: 'retry' };
  if (isGone(state)) return { kind: 'unknown' };
  const reused = state === '23505' && (cause as { constraint?: string }).constraint === 'events_stream_id_key';
  return {
    kind: 'refused',
    error: reused ? new MalformedEvent(stream, 'an event id is already in the stream') : unavailable(cause),
  };
}

/** The error of an append that stayed without an answer for as long as it was tried. */
export function appendGaveUp({ stream }: PreparedAppend, mayBeWritten: boolean, cause: unknown): EventStoreError {
  return mayBeWritten
    ? new OutcomeUnknown(`Whether the append to ${stream} was stored is not known: ${messageOf(cause)}`, { cause })
    : unavailable(cause);
}

/** Any failure of a read as the port's own error. */
export function unavailable(error: unknown): EventStoreError {
  if (error instanceof EventStoreError) return error;
  const cause: unknown = error instanceof NotConnected ? error.cause : error;
  return new StoreUnavailable(`The event log cannot be used: ${messageOf(cause)}`, { cause });
}

/** True when the same read may succeed in a moment. */
export const isPassing = (error: unknown): boolean => {
  const state = sqlState(error instanceof NotConnected ? error.cause : error);
  return state === undefined || isGone(state) || isUndone(state);
};

function messageOf(error: unknown): string {
  const { message, code } = (error ?? {}) as { message?: string; code?: string };
  return message || code || String(error);
}
