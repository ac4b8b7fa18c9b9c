import { testApi, type TestApi } from './api';

export const FILLER = 'demo-51-filler';
export const APPROVER = 'demo-51-approver';
export const MANAGER = 'demo-nrta-manager';
export const ANALYST = 'demo-nrta-analyst';
export const SICHUAN = 'bureau-51';

/** The period that was reported and accepted, and the newest one. */
export const REPORTED = '2026-06-H1';
export const NEWEST = '2026-06-H2';
/** What opens the day after the newest is due; not opened in the country, for a journey to do it. */
export const NEXT = '2026-07-H1';

/** The service over a small country: ten projects of Sichuan, one each of Guangdong and Shanghai, one period accepted. */
export interface Country extends TestApi {
  /** Codes of Sichuan's projects, in the order of its sheet. */
  readonly sichuan: readonly string[];
  /** Position of the last act of the preparation. */
  readonly position: string;
  /** A mutation that must be done; answers its payload. */
  act(token: string, mutation: Mutation, input: object): Promise<Payload>;
  /** A mutation, done or refused. */
  ask(token: string, mutation: Mutation, input: object): Promise<Payload>;
}

export interface Payload {
  readonly position: string | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly detail: Record<string, unknown> }[];
  readonly code?: string;
  readonly draft?: DraftAnswer | null;
  readonly receipt?: Record<string, unknown> | null;
  readonly findings?: readonly FindingAnswer[];
  readonly issue?: { readonly number: number; readonly hash: string; readonly madeFrom: string } | null;
}

export interface FindingAnswer {
  readonly key: string;
  readonly severity: string;
  readonly code: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly line: string | null;
  readonly attribute: string | null;
  readonly rule: string;
  readonly message: string;
  readonly repair: string | null;
  readonly waived: string | null;
}

export interface DraftAnswer {
  readonly edits: number;
  readonly baseRevision: number;
  readonly canSubmit: boolean;
  readonly findings: readonly FindingAnswer[];
  readonly missing: readonly { readonly project: string }[];
  readonly openLines: readonly { readonly line: string; readonly title: string | null; readonly candidates: readonly object[] }[];
  readonly differences: readonly {
    readonly line: string;
    readonly attribute: string;
    readonly was: string;
    readonly now: string;
  }[];
}

const FINDING = 'key severity code sheet row column value line attribute rule message repair waived';
export const DRAFT = `edits baseRevision canSubmit findings { ${FINDING} } missing { project }
  openLines { line title candidates { project } } differences { line attribute was now }`;
const RECEIPT = 'number hash submittedAt revision zero projects lines cells lateness latenessZh rule';
const REFUSALS = 'position userErrors { code message detail }';
const OF_DRAFT = `draft { ${DRAFT} }`;

/** Every mutation the journeys use: the type of its input and what is asked of its payload. */
const MUTATIONS = {
  openPeriod: ['OpenPeriodInput', ''],
  registerProject: ['RegisterProjectInput', 'code'],
  openDraft: ['OpenDraftInput', OF_DRAFT],
  editCells: ['EditCellsInput', OF_DRAFT],
  clearCells: ['ClearCellsInput', OF_DRAFT],
  answerLine: ['AnswerLineInput', OF_DRAFT],
  registerLine: ['RegisterLineInput', OF_DRAFT],
  dropLine: ['DropLineInput', OF_DRAFT],
  dismissFinding: ['DismissFindingInput', OF_DRAFT],
  explainMissing: ['ExplainMissingInput', OF_DRAFT],
  waiveFinding: ['WaiveFindingInput', OF_DRAFT],
  settleMoved: ['SettleMovedInput', OF_DRAFT],
  discardDraft: ['DiscardDraftInput', ''],
  submitReport: ['SubmitReportInput', `receipt { ${RECEIPT} } findings { ${FINDING} }`],
  acceptReport: ['AcceptReportInput', ''],
  returnReport: ['ReturnReportInput', ''],
  extendDeadline: ['ExtendDeadlineInput', ''],
  remindUnit: ['RemindUnitInput', ''],
  moveProject: ['MoveProjectInput', ''],
  askAboutCell: ['AskAboutCellInput', ''],
  answerQuestion: ['AnswerQuestionInput', ''],
  renameOrganisation: ['RenameOrganisationInput', ''],
  retractOrganisationRenaming: ['RetractOrganisationRenamingInput', ''],
  nameDeputy: ['NameDeputyInput', ''],
  withdrawDeputy: ['WithdrawDeputyInput', ''],
  issueCompilation: ['IssueCompilationInput', 'issue { number hash madeFrom note missing { id } }'],
} as const;
export type Mutation = keyof typeof MUTATIONS;

interface Planned {
  readonly unit: string;
  readonly title: string;
  readonly category: string;
  /** As typed into the sheet. */
  readonly cells: Readonly<Record<string, string>>;
}

const released = {
  stage: '成片上线',
  platforms: '晴空视频',
  firstBroadcastOn: '2026-06-12',
  planningNumber: '（川）网微剧备字（2026）第00107号',
  releaseNumber: '（川）网微剧审字（2026）第012号',
} as const;
const filed = (serial: number) => ({ planningNumber: `（川）网微剧备字（2026）第${String(serial).padStart(5, '0')}号` });
const ofSichuan = (title: string, category: string, cells: Planned['cells']): Planned => ({
  unit: SICHUAN,
  title,
  category,
  cells,
});

const PLAN: readonly Planned[] = [
  ofSichuan('川西来信', 'KEY_DATES', { stage: '剧本开发', productionCost: '120', promotionCost: '5', writers: '阿来' }),
  ofSichuan('盐道', 'KEY_DATES', { stage: '拍摄', productionCost: '300.5', ...filed(101) }),
  ofSichuan('绿皮车', 'VALUES', { stage: '选题策划', productionCost: '80' }),
  ofSichuan('茶马少年', 'VALUES', { stage: '剧本开发', productionCost: '95' }),
  ofSichuan('窑火', 'NEW_ERA', { stage: '后期', productionCost: '210', ...filed(104) }),
  ofSichuan('雪线之上', 'NEW_ERA', { ...released, productionCost: '400', promotionCost: '60', episodes: '24集' }),
  ofSichuan('皮影', 'REGIONAL', { stage: '剧本开发' }),
  ofSichuan('夜校', 'REGIONAL', { stage: '剧本备案', productionCost: '66' }),
  ofSichuan('食堂', 'EVERYDAY', { stage: '选题策划' }),
  ofSichuan('远帆', 'GOING_OUT', { stage: '剧本开发', productionCost: '150' }),
  { unit: 'bureau-44', title: '渔灯', category: 'VALUES', cells: { stage: '剧本开发', productionCost: '500' } },
  { unit: 'bureau-31', title: '邮局', category: 'EVERYDAY', cells: { stage: '选题策划', productionCost: '250' } },
];

/** Everything goes through the service's own doors, with its clock standing at each act's moment; it then stands at 1 July. */
export async function country(options: Parameters<typeof testApi>[0] = {}): Promise<Country> {
  const api = await testApi(options);
  const { act, ask } = acting(api);
  try {
    const sichuan = await prepare(api, act);
    api.stand('2026-06-16T10:00:00+08:00');
    const { position } = await act(MANAGER, 'openPeriod', { period: NEWEST });
    api.stand('2026-07-01T10:00:00+08:00');
    return { ...api, sichuan, position: position ?? '', act, ask };
  } catch (error) {
    await api.close();
    throw error;
  }
}

/** The mutations of journeys, asked of a service. */
export function acting(api: TestApi): Pick<Country, 'act' | 'ask'> {
  const ask: Country['ask'] = async (token, mutation, input) => {
    const [type, fields] = MUTATIONS[mutation];
    const query = `mutation Act($input: ${type}!) { ${mutation}(input: $input) { ${REFUSALS} ${fields} } }`;
    return (await api.data(token, query, { input }))[mutation] as unknown as Payload;
  };
  const act: Country['act'] = async (token, mutation, input) => {
    const done = await ask(token, mutation, input);
    const [refused] = done.userErrors;
    if (refused) throw new Error(`${mutation} was refused: ${JSON.stringify(refused)}`);
    return done;
  };
  return { act, ask };
}

async function prepare(api: TestApi, act: Country['act']): Promise<readonly string[]> {
  api.stand('2026-06-01T10:00:00+08:00');
  await act(MANAGER, 'openPeriod', { period: REPORTED });
  api.stand('2026-06-02T09:00:00+08:00');
  const codes: string[] = [];
  for (const { unit, title, category } of PLAN) {
    const input = { unit, title, category, bodies: ['成都映山影视文化有限公司'], effectiveOn: '2026-06-02' };
    codes.push((await act(`demo-${unit.slice(-2)}-filler`, 'registerProject', input)).code ?? '');
  }
  for (const unit of [SICHUAN, 'bureau-44', 'bureau-31']) {
    const officer = (role: string): string => `demo-${unit.slice(-2)}-${role}`;
    const of = { unit, period: REPORTED };
    api.stand('2026-06-15T15:00:00+08:00');
    await act(officer('filler'), 'openDraft', of);
    const cells = PLAN.flatMap((project, index) =>
      project.unit === unit
        ? Object.entries(project.cells).map(([attribute, value]) => ({ line: codes[index], attribute, value }))
        : [],
    );
    const { draft } = await act(officer('filler'), 'editCells', { ...of, cells });
    if (draft?.canSubmit !== true) throw new Error(`The plan is held back: ${JSON.stringify(draft?.findings)}`);
    api.stand('2026-06-15T16:00:00+08:00');
    await act(officer('approver'), 'submitReport', { ...of, certify: true });
  }
  api.stand('2026-06-16T09:00:00+08:00');
  for (const unit of [SICHUAN, 'bureau-44', 'bureau-31'])
    await act(MANAGER, 'acceptReport', { unit, period: REPORTED, revision: 1 });
  return codes.filter((code) => code.startsWith('51-'));
}

export interface FigureAnswer {
  /** A whole number as text: 分, or a count. */
  readonly value: string;
  readonly missing: number;
  /** Value by the dimension's values, `/` between them. */
  readonly groups: Readonly<Record<string, string>>;
}

const FIGURES = `query Figures($metrics: [ID!]!, $at: MomentInput, $by: [String!]) {
  figures(metrics: $metrics, at: $at, by: $by) { metric { id } value missing groups { by { value } value } }
}`;

/** National figures by metric id, as a programme manager asks for them. */
export async function figures(
  api: TestApi,
  metrics: readonly string[],
  at: object,
  by: readonly string[] = [],
): Promise<Readonly<Record<string, FigureAnswer>>> {
  const { figures: answered } = (await api.data(MANAGER, FIGURES, { metrics, at, by })) as unknown as {
    readonly figures: readonly {
      readonly metric: { readonly id: string };
      readonly value: string;
      readonly missing: number;
      readonly groups: readonly { readonly by: readonly { readonly value: string | null }[]; readonly value: string }[];
    }[];
  };
  return Object.fromEntries(
    answered.map(({ metric, value, missing, groups }) => [
      metric.id,
      {
        value,
        missing,
        groups: Object.fromEntries(groups.map((group) => [group.by.map((each) => each.value ?? '').join('/'), group.value])),
      },
    ]),
  );
}
