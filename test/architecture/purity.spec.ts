import { worldlyUses } from './purity';

const uses = (source: string) => worldlyUses({ 'a.ts': source }).map((each) => each.replace(/^a\.ts:\d+ /, ''));

describe('what pure files say of the world', () => {
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
