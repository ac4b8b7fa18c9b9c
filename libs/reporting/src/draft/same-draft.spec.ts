import type { Instant } from '#kernel';
import type { Draft, DraftCell, DraftLine } from './draft';
import { sameDraft } from './same-draft';

const at = '2026-06-30T08:30:00.000Z' as Instant;
const cell: DraftCell = {
  line: 'new-1',
  attribute: 'planningNumber',
  value: { typed: '1', normal: '1' },
  since: null,
  raw: '1',
  source: 'f-1',
  row: 40,
  reason: null,
  editor: 'person-1',
  editedAt: at,
  baseValue: null,
  basePosition: null,
};
const line: DraftLine = {
  line: 'new-1',
  candidates: [],
  title: '盐道',
  category: 'REGIONAL',
  levels: [],
  source: 'f-1',
  row: 40,
  answeredOn: null,
};
const draft: Draft = {
  unit: 'bureau-51',
  period: '2026-06-H2',
  revision: 0,
  minPosition: null,
  openedBy: 'person-1',
  openedAt: at,
  editedBy: 'person-1',
  editedAt: at,
  edits: 1,
  cells: [cell],
  lines: [line],
  findings: [],
  explanations: [],
  waivers: [],
  sources: [{ key: 'f-1', source: { kind: 'file', person: 'person-1', at }, listed: ['51-2026-0001'] }],
  files: [],
};

describe('two drafts say the same', () => {
  it.each<[string, Partial<Draft>]>([
    [
      'whoever wrote them, and over whatever',
      { cells: [{ ...cell, editor: 'person-2', baseValue: { typed: '2', normal: '2' } }] },
    ],
    ['as the database gives the parts of a value back', { cells: [{ ...cell, value: { normal: '1', typed: '1' } }] }],
    ['with their rows numbered anew', { cells: [{ ...cell, line: 'new-7' }], lines: [{ ...line, line: 'new-7' }] }],
    ['with an answer under way', { lines: [{ ...line, answeredOn: '2026-06-30' as DraftLine['answeredOn'] }] }],
  ])('%s', (_name, over) => expect(sameDraft(draft, { ...draft, ...over })).toBe(true));

  it.each<[string, Partial<Draft>]>([
    ['another value, read of the same text', { cells: [{ ...cell, value: { typed: '1', normal: '2' } }] }],
    ['another date', { cells: [{ ...cell, since: '2026-06-30' as DraftCell['since'] }] }],
    ['another reason', { cells: [{ ...cell, reason: '更正' }] }],
    ['a value that was typed since', { cells: [{ ...cell, source: 'p-person-1', row: null, raw: null }] }],
    ['one cell less', { cells: [] }],
    ['a row answered', { lines: [] }],
    ['a list that another file took over', { sources: draft.sources.map((each) => ({ ...each, listed: null })) }],
  ])('but not with %s', (_name, over) => expect(sameDraft(draft, { ...draft, ...over })).toBe(false));
});
