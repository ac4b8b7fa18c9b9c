import { readUnsent } from './kept';

describe('what was typed and not sent (I-08)', () => {
  it('comes back from the tab as it was written', () => {
    expect(readUnsent(JSON.stringify({ a: { why: 'MOVED' } }), {})).toEqual({ a: { why: 'MOVED' } });
    expect(readUnsent(JSON.stringify('说明'), '')).toBe('说明');
  });

  it('is nothing where nothing was kept, or where it has another form by now', () => {
    expect([null, '{', 'null', '[]', '"x"'].map((text) => readUnsent(text, {}))).toEqual([null, null, null, null, null]);
    expect(readUnsent('{}', '')).toBeNull();
  });
});
