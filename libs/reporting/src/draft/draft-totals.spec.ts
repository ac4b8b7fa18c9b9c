import type { Attribute, AttributeValue, Instant } from '#kernel';
import type { BaseProject } from '../base';
import type { Draft, DraftCell } from './draft';
import { draftTotals } from './draft-totals';
import { likenessOf } from './likeness';

const at = '2026-06-30T08:30:00.000Z' as Instant;
const [A, B, C] = ['51-2026-0001', '51-2026-0002', '51-2026-0003'];
const cell = (line: string, attribute: Attribute, value: AttributeValue): DraftCell => ({
  ...{ line, attribute, value, since: null, raw: null, source: 'f-1', row: 7, reason: null },
  ...{ editor: 'person-1', editedAt: at, baseValue: null, basePosition: null },
});
const draft = (over: Partial<Draft>): Draft => ({
  ...{ unit: 'bureau-51', period: '2026-06-H2', revision: 0, minPosition: null, edits: 1 },
  ...{ openedBy: 'person-1', openedAt: at, editedBy: 'person-1', editedAt: at },
  ...{ cells: [], lines: [], findings: [], explanations: [], waivers: [], sources: [], files: [] },
  ...over,
});
const project = (code: string, values: BaseProject['values'], over: Partial<BaseProject> = {}): BaseProject => ({
  ...{ code, unit: 'bureau-51', category: 'VALUES', levels: ['PROVINCIAL'], sideState: 'ACTIVE' },
  ...{ registeredOn: '2026-06-02' as BaseProject['registeredOn'], values, since: {}, claims: {}, accepted: {}, stages: [] },
  ...over,
});

describe('what sending a draft makes of the unit’s figures (I-04)', () => {
  const projects = [
    project(A, { stage: 'POST', productionCost: 100 }),
    project(B, { stage: 'RELEASE', productionCost: 200 }),
    project(C, { productionCost: 1_000 }, { sideState: 'WITHDRAWN' }),
  ];
  const of = (cells: readonly DraftCell[]) =>
    Object.fromEntries(draftTotals({ draft: draft({ cells }), projects }).map(({ id, ...total }) => [id, total]));

  it('counts running projects as reported and as drafted; what was withdrawn counts nowhere', () =>
    expect(of([cell(A, 'stage', 'RELEASE'), cell(A, 'productionCost', 150), cell(C, 'productionCost', 9_000)])).toMatchObject({
      projectsRunning: { before: 2, after: 2, change: 0 },
      projectsReleased: { before: 1, after: 2, change: 1 },
      productionCost: { before: 300, after: 350, change: 50, missingBefore: 0, missingAfter: 0 },
      promotionCost: { before: 0, after: 0, missingBefore: 2, missingAfter: 2 },
    }));

  it('a value taken away is missing, a line without an answer is nobody’s yet', () =>
    expect(of([cell(B, 'productionCost', null), cell('new-1', 'productionCost', 77)])['productionCost']).toEqual({
      ...{ before: 300, after: 100, change: -200, missingBefore: 0, missingAfter: 1 },
    }));
});

describe('why an open line may be a project (D-04)', () => {
  const number = { typed: '川备00101', normal: '川备00101' };
  const line = {
    ...{ line: 'new-1', candidates: [A], title: '川西来信新篇', category: null, levels: [], source: 'f-1', row: 6 },
    answeredOn: null,
  };
  const cells = [
    cell('new-1', 'title', '川西来信新篇'),
    cell('new-1', 'bodies', ['成都映山']),
    cell('new-1', 'planningNumber', number),
  ];

  it('names the number, the title, the body, and that the file has it nowhere else', () => {
    const same = project(A, { title: '《川西来信新篇》', bodies: ['成都映山'], planningNumber: number });
    expect(likenessOf(draft({ lines: [line], cells }), 'new-1', same)).toEqual([
      'SAME_NUMBER',
      'SAME_TITLE',
      'SAME_BODY',
      'NOT_LISTED',
    ]);
  });

  it('a project the file lists is less likely; one it was not matched to is near in nothing', () => {
    const sources = [{ key: 'f-1', source: { kind: 'file' as const, file: '', fileName: '', person: '', at }, listed: [A] }];
    const near = project(A, { title: '川西来信' });
    expect(likenessOf(draft({ lines: [line], cells, sources }), 'new-1', near)).toEqual(['NEAR_TITLE']);
    expect(
      likenessOf(draft({ lines: [line], cells, sources: [{ ...sources[0]!, listed: [B] }] }), 'new-1', project(B, {})),
    ).toEqual([]);
  });
});
