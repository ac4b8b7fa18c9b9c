import { actUnder, type Authority } from './authority';
import { unitScope } from './scope';

const act = { actor: 'person-yi', organisation: 'bureau-51', commandId: 'c1' };
const authority = (over: Partial<Authority>): Authority => ({
  act,
  scope: unitScope('bureau-51'),
  may: new Set(['fill']),
  ...over,
});

describe('acting under a right (I-10)', () => {
  it('is in one’s own name where one holds it, whatever was lent', () => {
    expect(actUnder(authority({}), 'fill')).toBe(act);
    expect(actUnder(authority({ lent: new Map([['fill', 'person-jia']]) }), 'fill')).toBe(act);
  });
  it('is in the name of who lent it, where one has it not', () =>
    expect(actUnder(authority({ lent: new Map([['certify', 'person-jia']]) }), 'certify')).toEqual({
      ...act,
      onBehalfOf: 'person-jia',
    }));
  it('is not at all without it', () => {
    expect(actUnder(authority({}), 'certify')).toBeUndefined();
    expect(actUnder(authority({ lent: new Map([['certify', 'person-jia']]) }), 'manage')).toBeUndefined();
  });
});
