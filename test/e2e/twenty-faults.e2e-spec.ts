import { formatAttribute, isAttribute, periodDueOn, periodId, type Instant } from '../../libs/kernel/src';
import { writeWorkbook } from '../../libs/platform/src/workbook';
import { columnLetters, ProjectsPort, reportStream, type BaseProject } from '../../libs/reporting/src';
import { twentyFaults, type FaultyWorkbook } from '../../libs/reporting/src/sheet/testing/twenty-faults';
import {
  APPROVER,
  country,
  DRAFT,
  FILLER,
  NEWEST,
  SICHUAN,
  type Country,
  type DraftAnswer,
  type FindingAnswer,
  type Mutation,
} from '../support/country';

const OF = { unit: SICHUAN, period: NEWEST };
const REPORT = `/api/reports/${SICHUAN}/${NEWEST}`;

/** What an officer types over each unreadable cell. */
const REPAIRS: Readonly<Record<string, string>> = {
  title: '改过的片名',
  stage: '剧本备案',
  firstBroadcastOn: '2026-06-15',
  episodes: '24集',
  productionCost: '130',
  promotionCost: '12',
};

describe('a 填报表 with twenty different faults (B-12, B-13, J-07)', () => {
  let api: Country;
  let faulty: FaultyWorkbook;
  let projects: readonly BaseProject[];
  let found: readonly FindingAnswer[];

  beforeAll(async () => {
    api = await country();
    const period = periodId(NEWEST);
    const base = await api.app.get(ProjectsPort, { strict: false }).projectsOf(SICHUAN, { asOf: periodDueOn(period) });
    projects = base.projects;
    faulty = twentyFaults({
      unit: SICHUAN,
      unitName: '四川省广播电视局',
      period,
      dueOn: periodDueOn(period),
      revision: 0,
      position: base.position ?? '',
      generatedAt: '2026-06-30T02:00:00.000Z' as Instant,
      projects: projects.map(({ code, category, levels, values, since }) => ({
        code,
        category,
        levels,
        last: values,
        stageSince: since.stage ?? null,
      })),
      sign: (text) => api.runtime.sheetKey.sign(text),
    });
  }, 120_000);
  afterAll(() => api?.close());

  const facts = async (): Promise<readonly string[]> =>
    (await api.runtime.store.readStream(reportStream(SICHUAN, NEWEST))).map(({ type }) => type);
  const draft = async (): Promise<DraftAnswer> => {
    const query = `query Draft($unit: ID!, $period: ID!) { draft(unit: $unit, period: $period) { ${DRAFT} } }`;
    return (await api.data(FILLER, query, OF))['draft'] as unknown as DraftAnswer;
  };

  it('gives twenty findings by name, each with sheet, row, column, rule and repair', async () => {
    const sent = await api
      .http()
      .post(`${REPORT}/sheet`)
      .set('authorization', `Bearer ${FILLER}`)
      .set('content-type', 'application/octet-stream')
      .set('idempotency-key', 'twenty-faults')
      .set('x-file-name', encodeURIComponent('错误.xlsx'))
      .send(await writeWorkbook(faulty.plan));
    expect(sent.status).toBe(200);
    found = (sent.body as { findings: readonly FindingAnswer[] }).findings;
    expect(faulty.faults).toHaveLength(20);
    expect(new Set(faulty.faults.map(({ code }) => code)).size).toBe(20);
    for (const fault of faulty.faults) {
      const [finding, ...more] = found.filter(({ code }) => code === fault.code);
      expect(more).toEqual([]);
      expect(finding).toMatchObject({
        sheet: '填报表',
        row: fault.row,
        column: columnLetters(fault.column),
        rule: expect.stringMatching(/^[A-Z]+-\d+$/) as string,
        repair: expect.stringMatching(/\p{Script=Han}/u) as string,
        message: expect.stringMatching(/\p{Script=Han}/u) as string,
      });
    }
    // Beyond the twenty, what follows from them: the four rows whose code was spoilt leave their projects out, and the new row asks who it is.
    const planted = new Set<string>(faulty.faults.map(({ code }) => code));
    expect(found.filter(({ code }) => !planted.has(code)).map(({ code, line }) => [code, line])).toEqual([
      ['LINE_UNRESOLVED', 'new-1'],
      ...faulty.missing.map((project) => ['PROJECT_MISSING', project]),
      // The row with the first project's code stands in another category than the first project.
      ['KEY_CHANGED', projects[0]?.code],
    ]);
    expect((sent.body as { missing: readonly { project: string }[] }).missing.map(({ project }) => project)).toEqual(
      faulty.missing,
    );
  });

  it('sends nothing: the report is opened and no more, and submission is refused with all of them', async () => {
    expect(await facts()).toEqual(['ReportOpened']);
    const refused = await api
      .http()
      .post(`${REPORT}/submission`)
      .set('authorization', `Bearer ${APPROVER}`)
      .set('idempotency-key', 'too-early')
      .send({ certify: true });
    expect(refused.status).toBe(422);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    const body = refused.body as { code: string; errors: readonly FindingAnswer[] };
    expect(body.code).toBe('HAS_FINDINGS');
    expect(body.errors.map(({ code }) => code)).toEqual(found.map(({ code }) => code));
    const answered = await api.ask(APPROVER, 'submitReport', { ...OF, certify: true });
    expect(answered.userErrors.map(({ code }) => code)).toEqual(['HAS_FINDINGS']);
    expect(answered.findings).toHaveLength(found.length);
    expect(await facts()).toEqual(['ReportOpened']);
  });

  it('is repaired in the draft one by one, the findings falling with each, and then sent', async () => {
    const open = ({ findings }: DraftAnswer): number => findings.filter(({ waived }) => waived === null).length;
    let left = open(await draft());
    expect(left).toBe(found.length);
    const repair = async (mutation: Mutation, input: object, settled = 1): Promise<DraftAnswer> => {
      const { draft: after } = await api.act(FILLER, mutation, { ...OF, ...input });
      expect(open(after as DraftAnswer)).toBe(left - settled);
      left -= settled;
      return after as DraftAnswer;
    };
    for (const { project, attribute } of faulty.faults) {
      if (attribute === null || project === null || !isAttribute(attribute)) continue;
      const standing = projects.find(({ code }) => code === project)?.values[attribute] ?? null;
      const seen = standing === null ? '' : formatAttribute(attribute, standing);
      const value = REPAIRS[attribute];
      await repair('editCells', { cells: [{ line: project, attribute, value, seen }] });
    }
    // Which project, and of which category.
    await repair('registerLine', { line: 'new-1', category: 'REGIONAL' }, 2);
    for (const project of faulty.missing) await repair('explainMissing', { project, why: 'UNCHANGED' });
    expect(await facts()).toEqual(['ReportOpened']);
    const changedKey = found.find(({ code }) => code === 'KEY_CHANGED')?.key;
    await repair('waiveFinding', { finding: changedKey, reason: '误粘贴的行，类别不变' });
    // What is left is about rows that name no project of the unit: they are not taken.
    const rows = (await draft()).findings.filter(({ waived }) => waived === null);
    expect(rows.map(({ code }) => code)).toEqual(['NOT_A_PROJECT_CODE', 'CODE_UNKNOWN', 'CODE_OF_ANOTHER_UNIT', 'CODE_REPEATED']);
    for (const { key } of rows) await repair('dismissFinding', { finding: key });
    expect([left, (await draft()).canSubmit]).toEqual([0, true]);

    const { receipt } = await api.act(APPROVER, 'submitReport', { ...OF, certify: true });
    expect(receipt).toMatchObject({ revision: 1, zero: false, projects: 11, latenessZh: '宽限期内' });
    expect((await facts()).at(-1)).toBe('ReportSubmitted');
  });
});
