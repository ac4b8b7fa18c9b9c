import { createHash } from 'node:crypto';
import type { AttributeValue, EventMetadata, Instant, LocalDate, Source } from '../../libs/kernel/src';
import { instant } from '../../libs/kernel/src';
import type { ProjectEvent } from '../../libs/delivery/src/events';
import type { ReportedCell, ReportEvent } from '../../libs/reporting/src/events';
import type { EventStore, NewEvent } from '../../libs/platform/src/event-store';

/** One append of the worked example's log (section 1): its number there, stream, and facts. */
export interface ExampleAppend {
  readonly number: number;
  readonly stream: string;
  readonly events: readonly NewEvent[];
}

export const UNIT = 'bureau-51';
/** 《川西来信》 */
export const PROJECT_A = '51-2026-0001';
/** 《盐道》 */
export const PROJECT_B = '51-2026-0002';

type Fact = ProjectEvent | ReportEvent;
type Data<Type extends Fact['type']> = Extract<Fact, { readonly type: Type }>['data'];
const fact = <Type extends Fact['type']>(type: Type, data: Data<Type>) => ({ type, data });

/** 万元 as the integer of 分 that facts hold. */
const wan = (amount: number): number => amount * 1_000_000;
const day = (text: string): LocalDate => `2026-${text}` as LocalDate;
/** `06-02 10:00[:ss]` of 2026 at +08:00. */
const at = (text: string): Instant => instant(`2026-${text.replace(' ', 'T')}${text.length === 11 ? ':00' : ''}+08:00`);

/** The same id in every run: a fact's id follows from its place in the example. */
export function exampleEventId(position: number): string {
  const hex = createHash('sha256').update(`worked example ${position}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const TYPED: Readonly<Record<string, Source>> = {
  typed: { kind: 'typed', person: 'person-51-filler', at: at('06-01 09:00') },
};

interface Cell {
  readonly attribute: ReportedCell['attribute'];
  readonly value: AttributeValue;
  readonly was: AttributeValue;
  readonly on: string;
  readonly reason?: string;
}

const cells = (...list: readonly Cell[]): readonly ReportedCell[] =>
  list.map(({ on, ...cell }) => ({ ...cell, effectiveOn: day(on), source: 'typed' }));

interface Written {
  readonly recordedAt: string;
  readonly stream: string;
  readonly facts: readonly { readonly type: string; readonly data: object }[];
  readonly by?: string;
}

const report = (period: string): string => `report-${UNIT}-${period}`;

const line = (period: string, revision: number, project: string, ...list: readonly Cell[]) =>
  fact('LineReported', { unit: UNIT, period, revision, project, cells: cells(...list) });

const sent = (
  period: string,
  revision: number,
  undatedOn: string,
  lines: number,
  counted: number,
  retracted = 0,
  reason?: string,
) =>
  fact('ReportSubmitted', {
    unit: UNIT,
    period,
    revision,
    zero: false,
    counts: { projects: 2, lines, cells: counted, retracted },
    hash: createHash('sha256').update(`${period} ${revision}`).digest('hex'),
    receipt: `${UNIT}/${period}/${revision}`,
    certifier: 'person-51-approver',
    undatedOn: day(undatedOn),
    explanations: [],
    waivers: [],
    ...(reason === undefined ? {} : { reason }),
  });

const accepted = (period: string, revision: number, ...projects: readonly string[]) =>
  fact('ReportAccepted', { unit: UNIT, period, revision, projects });

const registered = (project: string, title: string, on: string, inPeriod?: string) =>
  fact('ProjectRegistered', {
    project,
    unit: UNIT,
    title,
    category: 'REGIONAL',
    levels: ['PROVINCIAL'],
    bodies: ['四川某影视文化有限公司'],
    effectiveOn: day(on),
    ...(inPeriod === undefined ? {} : { inPeriod }),
  });

const staged = (project: string, stage: Data<'StageRecorded'>['stage'], on: string) =>
  fact('StageRecorded', { project, stage, effectiveOn: day(on) });

const retracted = (period: string, revision: number, project: string, position: number) =>
  fact('LineRetracted', {
    unit: UNIT,
    period,
    revision,
    project,
    cells: [{ attribute: 'productionCost', event: exampleEventId(position) }],
  });

const cost = (amount: number, was: number | null, on: string): Cell => ({
  attribute: 'productionCost',
  value: wan(amount),
  was: was === null ? null : wan(was),
  on,
});
const stage = (value: Data<'StageRecorded'>['stage'], was: Data<'StageRecorded'>['stage'] | null, on: string): Cell => ({
  attribute: 'stage',
  value,
  was,
  on,
});
const planning = (typed: string, on: string): Cell => ({
  attribute: 'planningNumber',
  value: { typed, normal: typed.toUpperCase() },
  was: null,
  on,
});

const LOG: readonly Written[] = [
  { recordedAt: '06-02 10:00', stream: `project-${PROJECT_A}`, facts: [registered(PROJECT_A, '川西来信', '06-02')] },
  { recordedAt: '06-17 15:00', stream: `project-${PROJECT_B}`, facts: [registered(PROJECT_B, '盐道', '06-15', '2026-06-H1')] },
  {
    recordedAt: '06-18 07:50',
    stream: report('2026-06-H1'),
    facts: [
      line('2026-06-H1', 1, PROJECT_A, stage('TOPIC', null, '06-15')),
      line('2026-06-H1', 1, PROJECT_B, stage('TOPIC', null, '06-08')),
      sent('2026-06-H1', 1, '06-15', 2, 2),
    ],
  },
  {
    recordedAt: '06-23 09:30',
    stream: report('2026-06-H1'),
    facts: [accepted('2026-06-H1', 1, PROJECT_A, PROJECT_B)],
    by: 'nrta',
  },
  {
    recordedAt: '06-30 16:30',
    stream: report('2026-06-H2'),
    facts: [
      line('2026-06-H2', 1, PROJECT_A, stage('SCRIPT', 'TOPIC', '06-22'), cost(120, null, '06-30')),
      line('2026-06-H2', 1, PROJECT_B, cost(900, null, '06-30')),
      sent('2026-06-H2', 1, '06-30', 2, 3),
    ],
  },
  {
    recordedAt: '07-06 14:00',
    stream: report('2026-06-H2'),
    facts: [
      fact('ReportReturned', {
        unit: UNIT,
        period: '2026-06-H2',
        revision: 1,
        reason: '制作成本请核实',
        marks: [{ project: PROJECT_B, attribute: 'productionCost', reason: '是否多写一位' }],
        projects: [PROJECT_B],
      }),
    ],
    by: 'nrta',
  },
  {
    recordedAt: '07-08 10:00',
    stream: report('2026-06-H2'),
    facts: [
      retracted('2026-06-H2', 2, PROJECT_B, 8),
      line('2026-06-H2', 2, PROJECT_B, cost(90, 900, '06-30')),
      sent('2026-06-H2', 2, '06-30', 1, 1, 1),
    ],
  },
  {
    recordedAt: '07-10 09:00:05',
    stream: report('2026-06-H2'),
    facts: [accepted('2026-06-H2', 2, PROJECT_A, PROJECT_B)],
    by: 'nrta',
  },
  { recordedAt: '07-10 08:59:40', stream: `project-${PROJECT_A}`, facts: [staged(PROJECT_A, 'FILING', '07-09')], by: 'nrta' },
  {
    recordedAt: '08-31 17:00',
    stream: report('2026-08-H2'),
    facts: [
      line('2026-08-H2', 1, PROJECT_A, cost(180, 120, '08-31')),
      line('2026-08-H2', 1, PROJECT_B, stage('SCRIPT', 'TOPIC', '08-31')),
      sent('2026-08-H2', 1, '08-31', 2, 2),
    ],
  },
  { recordedAt: '09-01 06:10', stream: `project-${PROJECT_B}`, facts: [staged(PROJECT_B, 'FILING', '08-31')], by: 'nrta' },
  {
    recordedAt: '09-03 15:00',
    stream: report('2026-08-H2'),
    facts: [accepted('2026-08-H2', 1, PROJECT_A, PROJECT_B)],
    by: 'nrta',
  },
  {
    recordedAt: '09-30 16:00',
    stream: report('2026-09-H2'),
    facts: [
      line('2026-09-H2', 1, PROJECT_A, stage('POST', 'FILING', '09-28'), planning('V51002620260001', '09-30')),
      line('2026-09-H2', 1, PROJECT_B, stage('SHOOTING', 'FILING', '09-20'), planning('V51002620260002', '09-30')),
      sent('2026-09-H2', 1, '09-30', 2, 4),
    ],
  },
  {
    recordedAt: '10-05 10:00',
    stream: report('2026-08-H2'),
    facts: [
      retracted('2026-08-H2', 2, PROJECT_A, 16),
      line('2026-08-H2', 2, PROJECT_A, cost(168, 180, '08-31')),
      sent('2026-08-H2', 2, '08-31', 1, 1, 1, '发票核对后更正'),
    ],
  },
  { recordedAt: '10-09 11:00', stream: `project-${PROJECT_A}`, facts: [staged(PROJECT_A, 'SHOOTING', '08-20')], by: 'nrta' },
  { recordedAt: '10-10 09:30', stream: report('2026-08-H2'), facts: [accepted('2026-08-H2', 2, PROJECT_A)], by: 'nrta' },
  {
    recordedAt: '10-15 16:30',
    stream: report('2026-10-H1'),
    facts: [
      line('2026-10-H1', 1, PROJECT_B, { ...stage('SCRIPT', 'SHOOTING', '10-12'), reason: '剧本重写' }),
      sent('2026-10-H1', 1, '10-15', 1, 1),
    ],
  },
];

const metadata = (number: number, { recordedAt, by = UNIT }: Written): EventMetadata => ({
  actor: by === UNIT ? 'person-51-approver' : 'person-nrta-manager',
  organisation: by,
  commandId: `worked-example-${number}`,
  commandHash: createHash('sha256').update(`worked example command ${number}`).digest('hex'),
  correlationId: `worked-example-${number}`,
  schemaVersion: 1,
  recordedAt: at(recordedAt),
  ...(by === UNIT ? { sources: TYPED } : {}),
});

/** The whole log, 17 appends at positions 1 to 30. */
export function workedExample(): readonly ExampleAppend[] {
  let position = 0;
  return LOG.map((written, index) => ({
    number: index + 1,
    stream: written.stream,
    events: written.facts.map((each) => {
      position += 1;
      return { ...each, id: exampleEventId(position), metadata: metadata(index + 1, written) };
    }),
  }));
}

/** Appends the example, in order, each at its stream's exact version. */
export async function appendWorkedExample(store: EventStore, log = workedExample()): Promise<void> {
  const versions = new Map<string, number>();
  for (const { stream, events } of log) {
    const result = await store.append(stream, versions.get(stream) ?? 'none', events);
    if (!result.ok) throw new Error(`${stream} stands at ${result.actual}`);
    versions.set(stream, result.version);
  }
}
