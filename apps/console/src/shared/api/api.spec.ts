import { EventParser } from './events';
import { KeyKeeper } from './key';
import { problemOfGraphql, problemOfHttp } from './problem';

describe('idempotency keys', () => {
  it('stay while the same is sent again, and change with the content or the answer', () => {
    let made = 0;
    const keys = new KeyKeeper(() => `k${++made}`);
    expect([keys.keyFor('a'), keys.keyFor('a'), keys.keyFor('b')]).toEqual(['k1', 'k1', 'k2']);
    keys.answered();
    expect(keys.keyFor('b')).toBe('k3');
  });
});

describe('problems', () => {
  it('are told apart by their code, with words in both languages and the trace id', () => {
    const error = { message: '系统内部错误', extensions: { code: 'INTERNAL', en: 'Internal error', traceId: 't-1' } };
    expect(problemOfGraphql(error)).toMatchObject({
      kind: 'unexpected',
      zh: '系统内部错误',
      en: 'Internal error',
      traceId: 't-1',
    });
    expect(problemOfGraphql({ message: 'x', extensions: { code: 'SEEDING' } }).kind).toBe('busy');
    expect([401, 403, 404, 422, 429, 500, 503].map((status) => problemOfHttp(status, {}).kind)).toEqual([
      'unauthenticated',
      'forbidden',
      'notFound',
      'badInput',
      'busy',
      'unexpected',
      'busy',
    ]);
  });
});

describe('server-sent events', () => {
  it('are cut at blank lines, wherever the pieces were cut', () => {
    const parser = new EventParser();
    expect(parser.feed('event: next\ndata: {"a"')).toEqual([]);
    expect(parser.feed(':1}\nid: 7\n\n: ping\n\ndata: x\n')).toEqual([{ event: 'next', data: '{"a":1}', id: '7' }]);
    expect(parser.feed('\n')).toEqual([{ event: 'message', data: 'x', id: null }]);
  });
});
