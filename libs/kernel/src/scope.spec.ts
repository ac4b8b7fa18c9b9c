import { covers, nationScope, unitScope } from './scope';

describe('scopes (I-06)', () => {
  it('a unit sees itself and nobody else; the nation sees all; no unit sees nothing', () => {
    expect(covers(unitScope('bureau-51'), 'bureau-51')).toBe(true);
    expect(covers(unitScope('bureau-51', 'bureau-44'), 'bureau-44')).toBe(true);
    expect(covers(unitScope('bureau-51'), 'bureau-5')).toBe(false);
    expect(covers(unitScope(), 'bureau-51')).toBe(false);
    expect(covers(nationScope, 'bureau-51')).toBe(true);
  });
});
