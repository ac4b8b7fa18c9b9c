import type { Category, Instant, LocalDate, StageCode } from '#kernel';
import type { BaseProject } from '../base';
import type { Draft } from './draft';
import { editDraft } from './edit-draft';

const CODE = '51-2026-0900';
const at = '2026-06-30T08:30:00.000Z' as Instant;

const project = (category: Category, stage?: StageCode): BaseProject => ({
  code: CODE,
  unit: 'bureau-51',
  category,
  levels: ['PROVINCIAL'],
  sideState: 'ACTIVE',
  registeredOn: '2026-06-30' as LocalDate,
  values: { title: '盐道', ...(stage ? { stage } : {}) },
  since: {},
  claims: {},
  accepted: {},
  stages: [],
});

/** A row of 附件3 whose section heading was lost: no category, and its stage as printed in the row. */
const drafted = (stage: StageCode): Draft => ({
  ...{ unit: 'bureau-51', period: '2026-06-H2', revision: 0, minPosition: null },
  ...{ openedBy: 'person-1', openedAt: at, editedBy: 'person-1', editedAt: at, edits: 1 },
  cells: [
    {
      ...{ line: 'new-1', attribute: 'stage', value: stage, since: null, raw: '选题策划', source: 'f-1', row: 9 },
      ...{ reason: null, editor: 'person-1', editedAt: at, baseValue: null, basePosition: null },
    },
  ],
  lines: [
    {
      ...{ line: 'new-1', candidates: [], title: '盐道', category: null, levels: ['PROVINCIAL'], source: 'f-1', row: 9 },
      answeredOn: null,
    },
  ],
  findings: [],
  explanations: [],
  waivers: [],
  sources: [],
  files: [],
});

const answered = (stage: StageCode, to: BaseProject) => {
  const context = { projects: new Map([[CODE, to]]), position: null, editor: 'person-1', at, severityOf: () => undefined };
  const done = editDraft(drafted(stage), { type: 'AnswerLine', line: 'new-1', project: CODE }, context);
  if (!done.ok) throw new Error(done.code);
  return done.draft.cells.map(({ line, attribute, value }) => [line, attribute, value]);
};

describe('answering which project a row means, when its section heading was lost (Z-4, J-05)', () => {
  it('gives the first stage the name that the category uses', () => {
    expect(answered('TOPIC', project('KEY_DATES'))).toEqual([[CODE, 'stage', 'INITIATION']]);
    expect(answered('INITIATION', project('VALUES'))).toEqual([[CODE, 'stage', 'TOPIC']]);
  });

  it('leaves what is named alike in every category', () => {
    expect(answered('TOPIC', project('VALUES'))).toEqual([[CODE, 'stage', 'TOPIC']]);
    expect(answered('SUMMARY', project('KEY_DATES'))).toEqual([[CODE, 'stage', 'SUMMARY']]);
  });

  it('is no difference where the project stands at its first stage already', () => {
    expect(answered('TOPIC', project('KEY_DATES', 'INITIATION'))).toEqual([]);
  });
});

describe('writing over a cell that has a reason', () => {
  const cost = (value: number, reason: string | null, row: number | null): Draft => ({
    ...drafted('TOPIC'),
    cells: [
      {
        ...{ line: CODE, attribute: 'productionCost', value, since: null, raw: null, source: 'f-1', row, reason },
        ...{ editor: 'person-1', editedAt: at, baseValue: null, basePosition: null },
      },
    ],
  });
  const rewritten = (draft: Draft, value: number, reason?: string): string | null | undefined => {
    const it = project('VALUES');
    const context = { projects: new Map([[CODE, it]]), position: null, editor: 'person-1', at, severityOf: () => undefined };
    const cell = { line: CODE, attribute: 'productionCost' as const, value, seen: draft.cells[0]?.value ?? null };
    const done = editDraft(draft, { type: 'EditCells', cells: [reason === undefined ? cell : { ...cell, reason }] }, context);
    if (!done.ok) throw new Error(done.code);
    return done.draft.cells.find(({ line }) => line === CODE)?.reason;
  };

  it('keeps it for the same value only, and never that of a file’s row (B-13)', () => {
    expect(rewritten(cost(1, '决算', null), 1)).toBe('决算');
    expect(rewritten(cost(1, '决算', null), 2)).toBeNull();
    expect(rewritten(cost(1, '进入拍摄', 7), 1)).toBeNull();
    expect(rewritten(cost(1, '进入拍摄', 7), 2, '决算')).toBe('决算');
  });
});
