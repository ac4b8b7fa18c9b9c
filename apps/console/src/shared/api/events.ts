import { tokenNow } from '../session/token';
import { headers, noticed, reach } from './client';
import { problemOfHttp } from './problem';

/** One event of a server-sent stream. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string | null;
}

/** Cuts a server-sent stream into events; what is not yet whole waits for the next piece. */
export class EventParser {
  private rest = '';

  feed(piece: string): readonly StreamEvent[] {
    const blocks = (this.rest + piece).replace(/\r\n?/g, '\n').split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map(eventOf).filter((event) => event !== null);
  }
}

function eventOf(block: string): StreamEvent | null {
  const data: string[] = [];
  let event = 'message';
  let id: string | null = null;
  for (const line of block.split('\n')) {
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === 'data') data.push(value);
    if (field === 'event') event = value;
    if (field === 'id') id = value;
  }
  return data.length === 0 ? null : { event, data: data.join('\n'), id };
}

/**
 * Follows a server-sent stream until it ends or the signal aborts. EventSource cannot carry a token, so the stream is
 * fetched. @throws Problem
 */
export async function* follow(path: string, signal: AbortSignal, init: { body?: object } = {}): AsyncGenerator<StreamEvent> {
  const token = tokenNow();
  const response = await reach(path, {
    method: init.body ? 'POST' : 'GET',
    headers: headers({ accept: 'text/event-stream', ...(init.body ? { 'content-type': 'application/json' } : {}) }),
    body: init.body ? JSON.stringify(init.body) : null,
    signal,
  });
  if (!response.ok || !response.body) throw noticed(problemOfHttp(response.status, {}), token);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const parser = new EventParser();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    yield* parser.feed(decoder.decode(read.value, { stream: true }));
  }
}
