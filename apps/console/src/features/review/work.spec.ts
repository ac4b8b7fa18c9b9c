import { commandOf } from './keys';
import { carriedTo, emptyWork, hasContent, readWork, withMark, withoutMark } from './work';

const pressed = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false };

describe('what a manager has marked and typed over a report (B-08)', () => {
  const marked = withMark(withMark(emptyWork(1), 'a/stage'), 'b/title', '请核对');

  it('keeps a mark with and without words, and takes it back', () => {
    expect(marked.marks).toEqual({ 'a/stage': '', 'b/title': '请核对' });
    expect(withMark(marked, 'b/title').marks['b/title']).toBe('请核对');
    expect(withoutMark(marked, 'b/title').marks).toEqual({ 'a/stage': '' });
    expect(hasContent(marked)).toBe(true);
    expect(hasContent({ ...emptyWork(2), reason: ' ' })).toBe(false);
  });

  it('is carried to a newer revision, and names the marks whose cells it no longer changes', () => {
    const carried = carriedTo({ ...marked, reason: '两处' }, 2, new Set(['b/title']));
    expect(carried).toEqual({
      work: { revision: 2, marks: { 'b/title': '请核对' }, reason: '两处', note: '' },
      left: ['a/stage'],
    });
  });

  it('comes back from the tab as it was written, and is nothing where it cannot be read', () => {
    expect(readWork(JSON.stringify(marked))).toEqual(marked);
    expect(readWork('{')).toBeNull();
    expect(readWork(null)).toBeNull();
  });
});

describe('the keys of a review (I-09)', () => {
  it.each([
    ['j', 'next'],
    ['J', 'next'],
    ['ArrowUp', 'previous'],
    ['?', 'help'],
    ['Escape', 'back'],
    ['x', null],
  ])('%s', (key, command) => expect(commandOf({ ...pressed, key })).toBe(command));

  it('leaves the browser its own, and an input method its letters', () => {
    expect(commandOf({ ...pressed, key: 'r', ctrlKey: true })).toBeNull();
    expect(commandOf({ ...pressed, key: 'a', isComposing: true })).toBeNull();
  });
});
