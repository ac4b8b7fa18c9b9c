import { type Attribute, type AttributeValue, type Instant, type LocalDate, type StageCode } from '#kernel';
import type { BaseProject, NumberUse } from '../base';
import type { Draft, DraftCell } from '../draft/draft';
import type { StandingReturn } from '../report/report-state';
import { checkDraft, holdsBack } from './check-draft';

const day = (text: string): LocalDate => `2026-${text}` as LocalDate;
const [A, B] = ['51-2026-0001', '51-2026-0002'];
const number = (normal: string) => ({ typed: normal, normal });
const report = 'report-bureau-51-2026-10-H1';

const project = (over: Partial<BaseProject> = {}): BaseProject => ({
  code: A,
  unit: 'bureau-51',
  category: 'REGIONAL',
  levels: ['PROVINCIAL'],
  sideState: 'ACTIVE',
  registeredOn: day('06-02'),
  values: { title: '川西来信', stage: 'SCRIPT' },
  since: { stage: day('06-22') },
  claims: {},
  accepted: {},
  stages: [
    { stage: 'TOPIC', effectiveOn: day('06-15'), report: 'report-bureau-51-2026-06-H1' },
    { stage: 'SCRIPT', effectiveOn: day('06-22'), report: 'report-bureau-51-2026-06-H2' },
  ],
  ...over,
});
const cell = (attribute: Attribute, value: AttributeValue, over: Partial<DraftCell> = {}): DraftCell => ({
  line: A,
  attribute,
  value,
  since: null,
  raw: null,
  source: 'f-1',
  row: 9,
  reason: null,
  editor: 'person-1',
  editedAt: '2026-10-14T01:00:00.000Z' as Instant,
  baseValue: attribute === 'stage' ? 'SCRIPT' : null,
  basePosition: null,
  ...over,
});
const draft = (cells: readonly DraftCell[], over: Partial<Draft> = {}): Draft => ({
  unit: 'bureau-51',
  period: '2026-10-H1',
  revision: 0,
  minPosition: null,
  openedBy: 'person-1',
  openedAt: '2026-10-14T01:00:00.000Z' as Instant,
  editedBy: 'person-1',
  editedAt: '2026-10-14T01:00:00.000Z' as Instant,
  edits: 1,
  cells,
  lines: [],
  findings: [],
  explanations: [],
  waivers: [],
  sources: [
    {
      key: 'f-1',
      source: {
        kind: 'file',
        file: 'abc',
        sheet: '填报表',
        columns: { stage: 'B', productionCost: 'AB' },
        person: 'person-1',
        at: '2026-10-14T01:00:00.000Z' as Instant,
      },
      listed: null,
    },
  ],
  files: [],
  ...over,
});
const check = (
  it: Draft,
  projects = [project()],
  numbers: readonly NumberUse[] = [],
  maxAppendBytes = 1_000_000,
  returned: StandingReturn | null = null,
) =>
  checkDraft({
    draft: it,
    projects,
    from: day('10-01'),
    to: day('10-15'),
    today: day('10-14'),
    undatedOn: null,
    report,
    numbers,
    returned,
    maxAppendBytes,
  });
const codes = (cells: readonly DraftCell[], projects?: BaseProject[]) => check(draft(cells), projects).map(({ code }) => code);
const released = (over: readonly DraftCell[] = []) => [
  cell('stage', 'RELEASE'),
  cell('planningNumber', number('（四川）网微剧备字（2026）第1号')),
  cell('platforms', ['甲平台']),
  cell('firstBroadcastOn', day('10-10')),
  cell('releaseNumber', number('（四川）网微剧审字（2026）第1号')),
  ...over,
];
const without = (attribute: Attribute) => released().filter((each) => each.attribute !== attribute);

describe('the checks of B-13', () => {
  it.each([
    ['a first broadcast in the period', [cell('firstBroadcastOn', day('10-15'))], []],
    ['one before it', [cell('firstBroadcastOn', day('03-01'))], []],
    ['one after it', [cell('firstBroadcastOn', day('10-16'))], ['DATE_AFTER_PERIOD']],
    ['a stage since a day after the period', [cell('stage', 'FILING', { since: day('10-16') })], ['DATE_AFTER_PERIOD']],
    ['one episode', [cell('episodes', { count: 1, unit: '集' })], []],
    ['no episode', [cell('episodes', { count: 0, unit: '集' })], ['EPISODES_TOO_FEW']],
    ['no cost', [cell('productionCost', 0)], []],
    ['a negative cost', [cell('promotionCost', -1)], ['COST_NEGATIVE']],
    ['99.99 yuan', [cell('productionCost', 9_999)], ['COST_UNLIKELY']],
    ['100 million yuan', [cell('productionCost', 10_000_000_000)], ['COST_UNLIKELY']],
    ['just below', [cell('productionCost', 9_999_999_999)], []],
    ['a title taken away', [cell('title', null, { baseValue: '川西来信' })], ['TITLE_REQUIRED']],
  ] as const)('on %s', (_name, cells, expected) => expect(codes(cells)).toEqual(expected));

  it('name sheet, row and column', () =>
    expect(check(draft([cell('productionCost', -1)]))).toMatchObject([
      { place: { sheet: '填报表', row: 9, column: 28 }, value: '-0.000001', rule: 'B-13', repair: null },
    ]));

  it('let a cell that is no difference alone', () =>
    expect(codes([cell('productionCost', 20_000_000_000)], [project({ values: { productionCost: 20_000_000_000 } })])).toEqual(
      [],
    ));
});

describe('the checks of J-07', () => {
  it('let a complete release through', () => expect(codes(released())).toEqual([]));

  it.each([
    ['platforms', 'PLATFORM_REQUIRED'],
    ['firstBroadcastOn', 'FIRST_BROADCAST_REQUIRED'],
    ['releaseNumber', 'RELEASE_NUMBER_REQUIRED'],
    ['planningNumber', 'PLANNING_NUMBER_REQUIRED'],
  ] as const)('hold a release without %s back', (attribute, code) => expect(codes(without(attribute))).toEqual([code]));

  it('take what is reported already', () =>
    expect(
      codes(without('platforms'), [project({ values: { title: '川西来信', stage: 'SCRIPT', platforms: ['甲平台'] } })]),
    ).toEqual([]));

  it.each([
    ['FILING', []],
    ['SHOOTING', ['PLANNING_NUMBER_REQUIRED']],
  ] as const)('ask for the planning number beyond filing: %s', (stage, expected) =>
    expect(codes([cell('stage', stage)])).toEqual(expected),
  );

  it('do not hold up a project that was reported so before and is not touched there', () =>
    expect(codes([cell('note', '备注')], [project({ values: { title: '川西来信', stage: 'RELEASE' } })])).toEqual([]));
});

describe('a stage that goes back (J-06)', () => {
  const at = (stage: StageCode, since: string, stages: BaseProject['stages']) =>
    check(draft([cell('stage', stage, { since: day(since), baseValue: 'SHOOTING' })]), [
      project({ values: { stage: 'SHOOTING', planningNumber: number('1') }, stages }),
    ]).map(({ code, severity, detail }) => ({ code, severity, from: detail['from'], to: detail['to'] }));

  it('asks for a reason against the stage before (worked example, 29)', () =>
    expect(at('SCRIPT', '10-12', [{ stage: 'SHOOTING', effectiveOn: day('09-20'), report: null }])).toEqual([
      { code: 'STAGE_REGRESS', severity: 'warning', from: 'SHOOTING', to: 'SCRIPT' },
    ]));

  it('and against the one after', () =>
    expect(at('POST', '09-01', [{ stage: 'SHOOTING', effectiveOn: day('09-20'), report: null }])).toEqual([
      { code: 'STAGE_REGRESS', severity: 'warning', from: 'POST', to: 'SHOOTING' },
    ]));

  it('does not compare with the claim of the same report that it replaces', () =>
    expect(at('SCRIPT', '10-12', [{ stage: 'SHOOTING', effectiveOn: day('10-10'), report }])).toEqual([]));

  it('goes out with the reason of its row', () => {
    const given = draft([cell('stage', 'TOPIC', { reason: '剧本重写' })]);
    expect(check(given)).toMatchObject([{ code: 'STAGE_REGRESS', waived: '剧本重写' }]);
    expect(check(given).filter(holdsBack)).toEqual([]);
  });
});

describe('a stage that is taken away (J-06)', () => {
  const gone = (over: Partial<DraftCell> = {}) => draft([cell('stage', null, over)]);

  it('asks for a reason and says which stage it was', () => {
    expect(check(gone())).toMatchObject([
      { code: 'STAGE_TAKEN_AWAY', severity: 'warning', rule: 'J-06', place: { row: 9, column: 2 }, detail: { from: 'SCRIPT' } },
    ]);
    expect(check(gone()).filter(holdsBack)).toHaveLength(1);
  });

  it('goes out with the reason of its row', () => expect(check(gone({ reason: '误报' })).filter(holdsBack)).toEqual([]));

  it('is nothing where none was reported', () => {
    const { title } = project().values;
    expect(check(gone({ baseValue: null }), [project({ values: { title: title ?? '' }, since: {} })])).toEqual([]);
  });
});

describe('the reason of a row of a file, 变动原因 (B-13, J-06)', () => {
  const used = number('（四川）网微剧备字（2026）第7号');
  const row = (over: Partial<DraftCell> = {}) => [
    cell('stage', 'TOPIC', { reason: '剧本重写', ...over }),
    cell('productionCost', 1, { reason: '剧本重写', ...over }),
    cell('planningNumber', used, { reason: '剧本重写', ...over }),
  ];
  const answered = (cells: readonly DraftCell[]) =>
    check(draft(cells), undefined, [{ normal: used.normal, project: '44-2026-0003', unit: 'bureau-44' }])
      .filter((each) => !holdsBack(each))
      .map(({ code }) => code);

  it('answers for the stage alone, and for no amount or number that nobody looked at', () =>
    expect(answered(row())).toEqual(['STAGE_REGRESS']));

  it('typed with the cell itself it answers for that cell', () =>
    expect(answered(row({ row: null, raw: null })).sort()).toEqual(['COST_UNLIKELY', 'NUMBER_IN_USE', 'STAGE_REGRESS']));
});

describe('a number used by another work (N-07)', () => {
  const used = number('（四川）网微剧备字（2026）第7号');

  it('names the own project, and of another unit only the unit (I-06)', () => {
    const other = project({ code: B, values: { planningNumber: used } });
    const found = check(
      draft([cell('planningNumber', used)]),
      [project(), other],
      [
        { normal: used.normal, project: '44-2026-0003', unit: 'bureau-44' },
        { normal: used.normal, project: A, unit: 'bureau-51' },
      ],
    );
    expect(found).toMatchObject([{ code: 'NUMBER_IN_USE', severity: 'warning', detail: { projects: B, units: 'bureau-44' } }]);
    expect(JSON.stringify(found)).not.toContain('44-2026-0003');
  });

  it('finds two works of one draft', () =>
    expect(
      check(draft([cell('planningNumber', used), cell('planningNumber', used, { line: B })]), [project(), project({ code: B })]),
    ).toMatchObject([{ line: A }, { line: B }]));

  it('lets a number go from one own work to another in one draft', () => {
    const other = project({ code: B, values: { planningNumber: used } });
    const cells = [cell('planningNumber', used), cell('planningNumber', null, { line: B, baseValue: used })];
    expect(check(draft(cells), [project(), other], [{ normal: used.normal, project: B, unit: 'bureau-51' }])).toEqual([]);
  });

  it('does not find the work itself', () =>
    expect(
      check(draft([cell('planningNumber', used)]), [project()], [{ normal: used.normal, project: A, unit: 'bureau-51' }]),
    ).toEqual([]));
});

describe('what else holds a draft back', () => {
  it('a row without a project (D-04)', () =>
    expect(
      check(
        draft([cell('title', '盐道', { line: 'new-1' })], {
          lines: [
            {
              line: 'new-1',
              candidates: [B],
              title: '盐道',
              category: null,
              levels: [],
              source: 'f-1',
              row: 40,
              answeredOn: null,
            },
          ],
        }),
      ),
    ).toMatchObject([
      { code: 'LINE_UNRESOLVED', line: 'new-1', place: { sheet: '填报表', row: 40 }, detail: { candidates: B } },
    ]));

  it.each([
    ['is active', 'ACTIVE', ['PROJECT_MISSING']],
    ['is paused', 'PAUSED', ['PROJECT_MISSING']],
    ['has ended', 'TERMINATED', []],
  ] as const)('a project that no file lists, where it %s (B-09)', (_name, sideState, expected) => {
    const listed = draft([], { sources: draft([]).sources.map((each) => ({ ...each, listed: [A] })) });
    expect(check(listed, [project(), project({ code: B, sideState })]).map(({ code }) => code)).toEqual(expected);
  });

  it('a value that moved beneath (B-09), unless both say the same now', () => {
    const moved = cell('productionCost', 90_000_000, { baseValue: 80_000_000 });
    expect(codes([moved], [project({ values: { productionCost: 85_000_000 } })])).toEqual(['VALUE_MOVED']);
    expect(codes([moved], [project({ values: { productionCost: 90_000_000 } })])).toEqual([]);
  });

  it('a project that is not of the unit', () =>
    expect(codes([cell('note', '备注', { line: '44-2026-0001' })])).toEqual(['PROJECT_NOT_OF_UNIT']));

  it('more than one append may hold, said while drafting', () =>
    expect(check(draft([cell('note', '备'.repeat(500))]), undefined, [], 1_500).map(({ code }) => code)).toEqual([
      'REPORT_TOO_LARGE',
    ]));

  it('comes in Chinese and English, errors first', () => {
    const found = check(draft([cell('productionCost', 1), cell('promotionCost', -1)]));
    expect(found.map(({ severity }) => severity)).toEqual(['error', 'warning']);
    expect(found[0]).toMatchObject({ zh: '金额不能小于 0', en: 'An amount is 0 or more' });
  });

  it('a waiver counts for the very value it was given for', () => {
    const [warned] = check(draft([cell('productionCost', 1)]));
    const waivers = [{ finding: warned!.key, reason: '已核', by: 'person-1' }];
    expect(check(draft([cell('productionCost', 1)], { waivers })).filter(holdsBack)).toEqual([]);
    expect(check(draft([cell('productionCost', 2)], { waivers })).filter(holdsBack)).toHaveLength(1);
  });
});

describe('a draft over a returned report (B-08)', () => {
  const returned: StandingReturn = {
    revision: 1,
    reason: '请核对',
    marks: [{ project: A, attribute: 'productionCost', reason: '多写了一位' }],
  };
  const base = [project({ values: { title: '川西来信', stage: 'SCRIPT', productionCost: 900_000_000 } })];
  const found = (it: Draft) => check(it, base, [], 1_000_000, returned);
  const same = cell('productionCost', 900_000_000, { baseValue: 900_000_000 });

  it('is held back by a marked cell that stands as it was, with the reason of the mark', () => {
    for (const cells of [[], [same]]) {
      const [first, ...others] = found(draft(cells));
      expect(first).toMatchObject({ code: 'MARK_UNANSWERED', severity: 'warning', line: A, detail: { why: '多写了一位' } });
      expect(first && holdsBack(first)).toBe(true);
      expect(others).toEqual([]);
    }
  });

  it('goes out once the cell is changed, or its standing is explained', () => {
    expect(found(draft([cell('productionCost', 90_000_000, { baseValue: 900_000_000 })]))).toEqual([]);
    const [{ key = '' } = {}] = found(draft([]));
    const waived = found(draft([], { waivers: [{ finding: key, reason: '含译制费', by: 'person-1' }] }));
    expect(waived.filter(holdsBack)).toEqual([]);
    expect(waived).toMatchObject([{ waived: '含译制费' }]);
  });
});
