import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closure, cruise, root } from './cruise';
import { worldlyUses } from './purity';

/** Where purity is promised: the kernel, and whatever facts, deciders, projections, checks and the sheet are made of. */
const PURE =
  /^libs\/(kernel\/src\/.*|[^/]+\/src\/(events|.*\.(events|decider|projection|upcasters)|checks\/.*|sheet\/.*|metrics\/.*))\.ts$/;
const TEST = /\.(spec|int-spec)\.ts$|\/testing\//;
const OWN = /^libs\/(?!platform\/)[^/]+\/src\/.*\.ts$/;

const uses = (source: string) => worldlyUses({ 'a.ts': source }).map((each) => each.replace(/^a\.ts:\d+ /, ''));

describe('pure files', () => {
  const seen = cruise();

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

  it.each([
    ['const now = Date.now();', 'Date.now'],
    ['const now = new Date();', 'new Date()'],
    ['const now = new Date;', 'new Date()'],
    ['const text = Date();', 'Date()'],
    ['const clock = Date; clock.now();', 'Date'],
    ['const { now } = Date;', 'Date'],
    ['const day = new Date(2026, 5, 15);', 'new Date(year, month, …)'],
    ['export const day = (at: Date) => at.getDate();', '.getDate'],
    ['export const text = (n: number) => n.toLocaleString();', '.toLocaleString'],
    ["export const order = (a: string) => a.localeCompare('b');", '.localeCompare'],
    ['const chance = Math.random();', 'Math.random'],
    ['const { random } = Math;', 'Math'],
    ['const id = crypto.randomUUID();', 'crypto'],
    ['const box = { crypto };', 'crypto'],
    ['const zone = process.env.TZ;', 'process'],
    ["const answer = fetch('/');", 'fetch'],
    ['setTimeout(() => undefined, 1);', 'setTimeout'],
    ['const world = globalThis;', 'globalThis'],
    ["const fs = require('node:fs');", 'require'],
    ["const fs = import('node:fs');", 'import()'],
    ['function f(process: string) { return process; } process.exit();', 'process'],
  ])('are found out: %s', (source, what) => {
    expect(uses(source)).toEqual([what]);
  });

  it.each([
    'const day = new Date(Date.UTC(2026, 5, 15));',
    "const at = Date.parse('2026-06-15T00:00:00.000Z');",
    'export const day = (at: Date) => at.getUTCDate();',
    'export const f = (process: string) => process.length;',
    'export const read = (it: { process: string; fetch: number }) => it.process + it.fetch;',
    'export interface Window { readonly process: string }',
    'const most = Math.max(1, 2);',
    "export const order = (a: string, b: string) => a.localeCompare(b, 'zh-CN');",
  ])('may say: %s', (source) => {
    expect(uses(source)).toEqual([]);
  });
});
