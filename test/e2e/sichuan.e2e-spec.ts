import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { itWith } from '../support/capabilities';
import { commandLine, type CommandLine } from '../support/command-line';
import { APPROVER, country, figures, MANAGER, NEWEST, SICHUAN, type Country, type FigureAnswer } from '../support/country';
import { editInLibreOffice, editPlainly, type CellToEdit, type Edited } from '../support/edit-workbook';

type Edit = (file: string, edits: readonly CellToEdit[], home: string) => Promise<Edited>;
type Figures = Readonly<Record<string, FigureAnswer>>;

const METRICS = ['projects', 'projectsReleased', 'productionCost', 'promotionCost', 'reportsSubmitted'];
const WAN = 1_000_000n;

/** The claim that a project's shown value rests on, down to the cell. */
const FACTS = `query Facts($code: ID!, $attributes: [Attribute!]!, $at: MomentInput) {
  project(code: $code, at: $at) {
    facts(attributes: $attributes) {
      attribute text recordedAt reportUnit reportPeriod revision state
      source { kind fileName sheet row column address } person { id organisation { id } }
    }
  }
}`;

describe('Sichuan sends its 填报表 of the newest half-month and the nation moves by that (B-04, B-12, I-01, I-02)', () => {
  const journey = (edit: Edit) => async (): Promise<void> => {
    const api = await country();
    let cli: CommandLine | undefined;
    try {
      cli = await commandLine(api);
      await sendAndCompare(api, cli, edit);
    } finally {
      cli?.close();
      await api.close();
    }
  };

  it(
    'its cells changed by a program that writes workbooks',
    journey(async (file, edits) => editPlainly(readFileSync(file), edits)),
    120_000,
  );
  itWith('soffice')(
    'its cells changed in LibreOffice',
    journey(async (file, edits, home) => editInLibreOffice(file, edits, home)),
    240_000,
  );
});

async function sendAndCompare(api: Country, cli: CommandLine, edit: Edit): Promise<void> {
  const [dear = '', , , moving = '', , , , , priced = ''] = api.sichuan;
  const shown = (at: object): Promise<Figures> => figures(api, METRICS, { period: NEWEST, ...at }, ['unit']);
  const stages = async (at: object) =>
    (await figures(api, ['projects'], { period: NEWEST, ...at }, ['stage']))['projects']?.groups;

  const saved = await cli.slate(APPROVER, 'template', '--unit', '51', '--period', NEWEST, '-o', 'sichuan.xlsx');
  expect(saved).toMatchObject({ exit: 0, json: { ok: true, unit: SICHUAN, period: NEWEST } });
  const before = await shown({});
  const stagesBefore = await stages({});

  const edited = await edit(
    join(cli.cwd, 'sichuan.xlsx'),
    [
      { code: dear, heading: '制作成本（万元）', value: 132.5 },
      { code: moving, heading: '进展阶段', value: '剧本备案' },
      { code: priced, heading: '制作成本（万元）', value: 70 },
    ],
    cli.cwd,
  );
  writeFileSync(join(cli.cwd, '四川-6月下.xlsx'), edited.bytes);

  api.stand('2026-07-01T11:00:00+08:00');
  const push = ['push', '四川-6月下.xlsx', '--unit', '51', '--period', NEWEST, '--submit', '--certify', '--key', 'journey-1'];
  const sent = await cli.slate(APPROVER, ...push);
  expect(sent).toMatchObject({ exit: 0, json: { upload: { changedCells: 3, findings: [], questions: [], missing: [] } } });
  const { receipt, position } = (sent.json as unknown as { submission: { receipt: Record<string, string>; position: string } })
    .submission;
  expect(receipt).toMatchObject({ revision: 1, zero: false, counts: { projects: 10, lines: 3, cells: 3, retracted: 0 } });
  expect(receipt['submittedAt']).toBe('2026-07-01T03:00:00.000Z');

  const now = await shown({ minPosition: position });
  const moved = (metric: string, by: string): bigint =>
    BigInt(now[metric]?.groups[by] ?? 0) - BigInt(before[metric]?.groups[by] ?? 0);
  const total = (metric: string): bigint => BigInt(now[metric]?.value ?? 0) - BigInt(before[metric]?.value ?? 0);
  // 120 → 132.5 and, where nothing stood, 70.
  expect(total('productionCost')).toBe((125n * WAN) / 10n + 70n * WAN);
  expect(moved('productionCost', SICHUAN)).toBe(total('productionCost'));
  expect(now['productionCost']?.missing).toBe((before['productionCost']?.missing ?? 0) - 1);
  for (const still of ['projects', 'projectsReleased', 'promotionCost']) expect(now[still]).toEqual(before[still]);
  expect(await stages({})).toEqual({
    ...stagesBefore,
    SCRIPT: changedBy(stagesBefore?.['SCRIPT'], -1n),
    FILING: changedBy(stagesBefore?.['FILING'], 1n),
  });

  // What was known before is still known to have been so.
  const sentAt = Date.parse(receipt['submittedAt'] ?? '');
  for (const earlier of [1, 60_000]) {
    const knownAt = new Date(sentAt - earlier).toISOString();
    expect(await shown({ knownAt })).toEqual(before);
    expect(await stages({ knownAt })).toEqual(stagesBefore);
  }
  expect(await shown({ knownAt: receipt['submittedAt'] })).toEqual(now);

  expect(edited.cells).toHaveLength(3);
  for (const { code, heading, row, column } of edited.cells) {
    const attribute = heading === '进展阶段' ? 'stage' : 'productionCost';
    const variables = { code, attributes: [attribute], at: { period: NEWEST } };
    const { project } = (await api.data(MANAGER, FACTS, variables)) as unknown as { project: { facts: readonly object[] } };
    expect(project.facts).toMatchObject([
      {
        attribute,
        recordedAt: receipt['submittedAt'],
        reportUnit: SICHUAN,
        reportPeriod: NEWEST,
        revision: 1,
        state: 'OPEN',
        source: { kind: 'FILE', fileName: '四川-6月下.xlsx', sheet: '填报表', row, column, address: `填报表!${column}${row}` },
        person: { id: 'person-demo-51-bureau-approver', organisation: { id: SICHUAN } },
      },
    ]);
  }

  // The same command again is the same success: nothing is sent twice.
  const head = await api.runtime.store.head();
  expect((await cli.slate(APPROVER, ...push)).json).toMatchObject({ submission: { receipt } });
  expect(await api.runtime.store.head()).toBe(head);
}

const changedBy = (value: string | undefined, by: bigint): string => String(BigInt(value ?? 0) + by);
