import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cruise, closure, cruise, root } from './cruise';
import { worldlyUses } from './purity';

/** Where purity is promised: the kernel, and whatever facts, deciders, projections, checks and the sheet are made of. */
const PURE =
  /^libs\/(kernel\/src\/.*|[^/]+\/src\/(events|.*\.(events|decider|part|projection|upcasters)|checks\/.*|sheet\/.*|metrics\/.*))\.ts$/;
const TEST = /\.(spec|int-spec)\.ts$|\/testing\//;
const OWN = /^libs\/(?!platform\/)[^/]+\/src\/.*\.ts$/;

let seen: Cruise;
beforeAll(() => {
  seen = cruise();
});

describe('who may import whom', () => {
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

describe('pure files', () => {
  it('are followed to what they import', () => {
    const files = closure(['libs/delivery/src/late/late.projection.ts'], seen.planted.imports, (path) => OWN.test(path));
    expect(files).toEqual(['libs/delivery/src/late/late.helper.ts', 'libs/delivery/src/late/late.projection.ts']);
  });

  it('take nothing from the clock, chance, the machine or the net, nor does what they import', () => {
    const { imports } = seen.repository;
    const starts = Object.keys(imports).filter((path) => PURE.test(path) && !TEST.test(path));
    expect(starts).toEqual(expect.arrayContaining(['libs/kernel/src/time.ts', 'libs/delivery/src/events.ts']));
    const files = closure(starts, imports, (path) => OWN.test(path) && !TEST.test(path));
    const sources = Object.fromEntries(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
    expect(worldlyUses(sources)).toEqual([]);
  });
});
