import { type Attribute, formatAttribute, oneLine } from '#kernel';
import type { CellPlan, GridSheet } from '#platform/workbook';
import { INPUT_ATTRIBUTES } from './layout';
import type { SheetMeta, SheetProject } from './reading';

/** What the sheet showed of a project, as texts: last values, and the inputs where a draft differed from them. */
export interface Shown {
  /** In the order of INPUT_ATTRIBUTES; an empty text is nothing or "none". */
  readonly last: readonly string[];
  readonly lastSince: string | null;
  readonly draft: Readonly<Partial<Record<Attribute, string>>>;
  readonly draftSince: string | null;
}

/** By project code. */
export type ShownProjects = ReadonlyMap<string, Shown>;

const FIELDS = ['template', 'unit', 'period', 'revision', 'position', 'generatedAt', 'signature'] as const;
const FIRST_LINE = FIELDS.length + 1;

export const shownOf = ({ last, stageSince, draft }: SheetProject): Shown => ({
  last: INPUT_ATTRIBUTES.map((attribute) => {
    const value = last[attribute] ?? null;
    return value === null ? '' : formatAttribute(attribute, value);
  }),
  lastSince: stageSince,
  draft: Object.fromEntries(
    INPUT_ATTRIBUTES.flatMap((attribute) => {
      const value = draft?.values[attribute];
      return value === undefined ? [] : [[attribute, formatAttribute(attribute, value)]];
    }),
  ),
  draftSince: draft?.stageSince ?? null,
});

/** Kept as an array: two thousand projects would repeat the names of the fields two thousand times. */
const packed = ({ last, lastSince, draft, draftSince }: Shown): string => JSON.stringify([last, lastSince, draft, draftSince]);

/** The text that is signed. White space is evened out: office programs change line ends, and nothing else. */
export const signedText = (meta: SheetMeta, shown: ShownProjects): string =>
  JSON.stringify([
    'slate-sheet',
    meta.template,
    meta.unit,
    meta.period,
    meta.revision,
    meta.position,
    meta.generatedAt,
    [...shown].map(([code, each]) => [code, oneLine(packed(each))]).sort(([one = ''], [other = '']) => (one < other ? -1 : 1)),
  ]);

/** Cells of the hidden sheet: names and values, then one line per project with what it was shown. */
export function metaCells(meta: SheetMeta, shown: ShownProjects, signature: string): readonly CellPlan[] {
  const values = [meta.template, meta.unit, meta.period, String(meta.revision), meta.position, meta.generatedAt, signature];
  return [
    ...FIELDS.flatMap((field, index): CellPlan[] => [
      { row: index + 1, column: 1, value: field },
      { row: index + 1, column: 2, value: values[index] ?? '' },
    ]),
    ...[...shown].flatMap(([code, each], index): CellPlan[] => [
      { row: FIRST_LINE + index, column: 1, value: code },
      { row: FIRST_LINE + index, column: 2, value: packed(each) },
    ]),
  ];
}

export interface ReadMeta {
  readonly meta: SheetMeta;
  readonly shown: ShownProjects;
  readonly signature: string;
}

/** What stands in the hidden sheet; null where it is not one of ours at all. Says nothing about the signature. */
export function readMeta(sheet: GridSheet): ReadMeta | null {
  const pairs = new Map<number, { name?: string; value?: string }>();
  for (const cell of sheet.cells) {
    const pair = pairs.get(cell.row) ?? {};
    if (cell.column === 1) pair.name = cell.text;
    if (cell.column === 2) pair.value = cell.text;
    pairs.set(cell.row, pair);
  }
  const field = (name: (typeof FIELDS)[number]): string => {
    const pair = pairs.get(FIELDS.indexOf(name) + 1);
    return pair?.name === name ? (pair.value ?? '') : '';
  };
  if (field('template') === '' || field('signature') === '') return null;
  const shown = new Map<string, Shown>();
  for (const [row, pair] of pairs) {
    if (row < FIRST_LINE || pair.name === undefined) continue;
    const each = unpacked(pair.value ?? '');
    if (!each) return null;
    shown.set(pair.name, each);
  }
  const meta: SheetMeta = {
    template: field('template'),
    unit: field('unit'),
    period: field('period'),
    revision: Number(field('revision')),
    position: field('position'),
    generatedAt: field('generatedAt'),
  };
  return { meta, shown, signature: field('signature') };
}

/** Only its shape is looked at; whether it is ours is the signature's to say. */
function unpacked(json: string): Shown | null {
  try {
    const [last, lastSince, draft, draftSince] = JSON.parse(json) as [
      Shown['last'],
      string | null,
      Shown['draft'],
      string | null,
    ];
    return Array.isArray(last) && typeof draft === 'object' ? { last, lastSince, draft: draft ?? {}, draftSince } : null;
  } catch {
    return null;
  }
}
