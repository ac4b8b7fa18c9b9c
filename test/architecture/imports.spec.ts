import { type Cruise, cruise } from './cruise';

describe('who may import whom', () => {
  let seen: Cruise;
  beforeAll(() => {
    seen = cruise();
  });

  it('is kept by every file of the repository', () => {
    expect(seen.repository.violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([]);
  });

  it('is judged on the whole tree, following doors to sources', () => {
    expect(Object.keys(seen.repository.imports)).toEqual(
      expect.arrayContaining([
        'libs/kernel/src/index.ts',
        'libs/delivery/src/events.ts',
        'libs/platform/src/event-store/port.ts',
      ]),
    );
    expect(seen.repository.imports['libs/delivery/src/events.ts']).toContain('libs/kernel/src/index.ts');
    expect(Object.keys(seen.repository.imports).filter((path) => path.startsWith('dist/'))).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    const planted = new Set(seen.planted.expected.map(({ rule }) => rule));
    expect(seen.rules.filter((rule) => !planted.has(rule))).toEqual([]);
    expect([...planted].filter((rule) => !seen.rules.includes(rule))).toEqual([]);
  });

  it('reports each planted violation under the name of its rule', () => {
    const reported = new Set(seen.planted.violations.map(({ rule, from }) => `${rule}: ${from}`));
    expect(seen.planted.expected.map(({ rule, from }) => `${rule}: ${from}`).filter((each) => !reported.has(each))).toEqual([]);
  });

  it('does not report the arrows that are allowed', () => {
    expect(seen.planted.violations.filter(({ from }) => seen.planted.sane.includes(from))).toEqual([]);
  });
});
