/** Words in both languages of the house; Chinese first. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface Parameter extends Words {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  /** What it may be, where it is a closed set. */
  readonly oneOf?: readonly string[];
  readonly type?: 'string' | 'integer' | 'boolean';
  readonly pattern?: string;
  readonly example?: string | number;
}

/** A JSON answer or body: properties with their type, `?` where they may be absent. */
export type Shape = Readonly<Record<string, string>>;

export interface Content {
  readonly type: string;
  readonly shape?: Shape;
  readonly example?: unknown;
}

export interface Answer extends Words {
  readonly status: number;
  readonly content?: readonly Content[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** One route of the REST doors, as the interface description tells it. */
export interface Door extends Words {
  readonly method: 'get' | 'post' | 'delete';
  /** With `{name}` for what varies. */
  readonly path: string;
  readonly tag: string;
  /** More than the one line. */
  readonly more?: Words;
  readonly query?: readonly Parameter[];
  readonly headers?: readonly Parameter[];
  readonly body?: readonly Content[];
  readonly answers: readonly Answer[];
  /** Statuses of its refusals, each with the codes that come with it. */
  readonly refused?: Readonly<Record<number, readonly string[]>>;
  /** True where no token is asked for. */
  readonly open?: boolean;
}

export const query = (name: string, zh: string, en: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  in: 'query',
  zh,
  en,
  ...more,
});

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV = 'text/csv';
export const BYTES = 'application/octet-stream';

const SAVED = { 'content-disposition': '文件名 · what it is saved as' };
export const fileOf = (...types: readonly string[]): Answer => ({
  status: 200,
  zh: '文件',
  en: 'The file',
  content: types.map((type) => ({ type })),
  headers: SAVED,
});
export const json = (zh: string, en: string, shape: Shape, status = 200): Answer => ({
  status,
  zh,
  en,
  content: [{ type: 'application/json', shape }],
});

export const FORMAT = query('format', '文件格式', 'Format of the file', { oneOf: ['xlsx', 'csv'] });
export const BASIS = query('basis', '口径：报送或接收', 'Basis: as reported, or as accepted', {
  oneOf: ['reported', 'accepted'],
});
export const MOMENT: readonly Parameter[] = [
  query('asOf', '数据截至日期（含当日，上海）', 'What was true on this day (Shanghai, inclusive)', { example: '2026-06-15' }),
  query('knownAt', '所知时点：日期、时刻或位置', 'What we knew then: a date, an instant or a position'),
  query('minPosition', '等到该位置可读', 'Wait, bounded, until this position can be read'),
];
const many = (name: string, zh: string, en: string): Parameter =>
  query(name, `${zh}（逗号分隔或重复）`, `${en} (commas, or given again)`);
export const FILTER: readonly Parameter[] = [
  many('units', '填报单位', 'Units, by id or code'),
  many('stages', '进展阶段', 'Stages'),
  many('categories', '项目类别', 'Batches'),
  many('levels', '扶持层级', 'Support levels'),
  many('projects', '项目编号', 'Project codes'),
  many('periods', '报送周期', 'Half-months'),
  many('regions', '地区', 'Regions'),
  many('sideStates', '项目状态', 'Side states'),
  many('missing', '缺少的数据项', 'Attributes of which nothing was reported'),
  many('reportedIn', '最近报送期次', 'Half-months they were last reported in'),
  query('bodies', '出品机构（可重复）', 'Producing bodies (may be given again)'),
  query('platforms', '播出平台（可重复）', 'Platforms (may be given again)'),
  query('broadcastFrom', '播出日期起', 'First broadcast from'),
  query('broadcastTo', '播出日期止', 'First broadcast to'),
  query('costFrom', '制作成本下限，万元', 'Production cost from, 万元'),
  query('costTo', '制作成本上限，万元', 'Production cost to, 万元'),
  query('text', '名称或编号中的文字', 'Text in title or code'),
  query('disputed', '是否有争议数据', 'Whether something of it is disputed', { type: 'boolean' }),
  query('unreportedSince', '自该期起未报送', 'Not reported since this half-month'),
];

export const KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  pattern: '^[\\x21-\\x7e]{8,128}$',
  zh: '同一编号与内容重复发送只执行一次',
  en: 'The same key and content again is the same success',
};
export const FILE_NAME: Parameter = { name: 'X-File-Name', in: 'header', zh: '文件名，URL 编码', en: 'Its name, URL-encoded' };
export const READING: readonly Parameter[] = [
  query('take', '取全部、仅取无误的行，或有误即拒绝', 'All rows, those without a fault, or refuse the file', {
    oneOf: ['all', 'good', 'strict'],
  }),
  query('layout', '回答 LAYOUT_UNCERTAIN：附件3 的版式', 'Answers LAYOUT_UNCERTAIN'),
  query('sheet', '回答 SHEET_UNCERTAIN：工作表名', 'Answers SHEET_UNCERTAIN'),
];
export const A_FILE: readonly Content[] = [{ type: BYTES }];

export const HIDDEN = { 401: ['UNAUTHENTICATED'], 404: ['NOT_FOUND'] } as const;
export const ASKED = { ...HIDDEN, 400: ['BAD_REQUEST'] } as const;
export const KEYED = { 400: ['IDEMPOTENCY_KEY', 'BAD_REQUEST'], 409: ['IN_PROGRESS'] } as const;
export const UNREAD = ['LAYOUT_UNCERTAIN', 'SHEET_UNCERTAIN', 'FILE_REFUSED', 'FILE_HAS_ERRORS'];
