import { registerEnumType } from '@nestjs/graphql';
import { ROLE_RULES, type Role } from '#access';
import { CHANGE_KINDS, type ChangeKind } from '#insight';
import { ATTRIBUTES, CATEGORIES, STAGES, SUPPORT_LEVELS, type Attribute, type Lateness } from '#kernel';

export type { Lateness };

/** A closed set: name in the SDL → what it means there. */
type Words<Name extends string> = Readonly<Record<Name, string>>;

/** Registers an enum whose names are also its values. */
function closedSet<Name extends string>(name: string, description: string, words: Words<Name>): Record<Name, Name> {
  const values = Object.fromEntries(Object.keys(words).map((each) => [each, each])) as Record<Name, Name>;
  return closedSetOf(name, description, values, words);
}

/** Registers an enum whose values are spelled otherwise in the code. */
function closedSetOf<Name extends string, Value extends string>(
  name: string,
  description: string,
  values: Record<Name, Value>,
  words: Words<Name>,
): Record<Name, Value> {
  const valuesMap = Object.fromEntries(Object.entries<string>(words).map(([each, text]) => [each, { description: text }]));
  registerEnumType(values, { name, description, valuesMap: valuesMap as Record<Name, { description: string }> });
  return values;
}

const named = <Code extends string>(
  list: readonly { readonly code: Code; readonly zh: string; readonly en: string }[],
): Words<Code> => Object.fromEntries(list.map(({ code, zh, en }) => [code, `${zh} · ${en}`])) as Words<Code>;

export const CategoryEnum = closedSet('Category', 'The five batches and 重大时间节点 (J-01, J-02).', named(CATEGORIES));
export const StageEnum = closedSet('Stage', 'The ten stages in official order (J-05).', named(STAGES));
export const LevelEnum = closedSet('SupportLevel', 'Support levels, highest first (P-03).', named(SUPPORT_LEVELS));

export const SideStateEnum = closedSet('SideState', 'Whether a project goes on (J-06).', {
  ACTIVE: '推进中 · goes on',
  PAUSED: '暂停 · paused',
  TERMINATED: '终止 · ended before its time',
  WITHDRAWN: '退出 · withdrawn by its makers',
  REVOKED: '撤销 · support taken back',
});

/** Facts about a project that are no columns of the annex. */
export const OFFICIAL_ATTRIBUTES = { category: '类别', levels: '扶持层级', sideState: '项目状态', unit: '所属单位' } as const;

export type AttributeName = Attribute | keyof typeof OFFICIAL_ATTRIBUTES;

export const AttributeEnum = closedSet<AttributeName>(
  'Attribute',
  'What a claim can be about: the columns of the annex in their order (B-04), then what official acts set. Spelled like the fields of Project.',
  {
    ...(Object.fromEntries(ATTRIBUTES.map(({ attribute, zh, en }) => [attribute, `${zh} · ${en}`])) as Words<Attribute>),
    category: '类别 · batch; by official act only',
    levels: '扶持层级 · support levels; by official act only',
    sideState: '项目状态 · side state; by official act only',
    unit: '所属单位 · unit that reports it, once it was handed over; by official act only',
  },
);

export const ReportStateEnum = closedSet('ReportState', 'Where a report stands (B-08).', {
  NOT_STARTED: '未开始 · nobody began a draft',
  OPENED: '填报中 · a draft was begun',
  SUBMITTED: '已报送 · sent, not yet read by NRTA',
  RETURNED: '已退回 · NRTA disputes it',
  RESUBMITTED: '已重报 · sent again after a return',
  ACCEPTED: '已接收 · NRTA agreed to the last revision',
  CORRECTED: '接收后更正 · another revision was sent after acceptance',
});
export type ReportStateName = keyof typeof ReportStateEnum;

export const REPORT_CHANGES = {
  OPENED: '开始填报 · a draft was begun',
  SUBMITTED: '报送 · a revision was sent, first, again or as a correction',
  RETURNED: '退回 · NRTA disputes the revision',
  ACCEPTED: '接收 · NRTA agreed to the revision',
  EXTENDED: '延期 · NRTA gave the unit more time',
  REMINDED: '提醒 · the unit was reminded',
} as const;
export type ReportChangeKind = keyof typeof REPORT_CHANGES;
export const ReportChangeKindEnum = closedSet<ReportChangeKind>(
  'ReportChangeKind',
  'What changed about a report, live (B-08).',
  REPORT_CHANGES,
);

export const LatenessEnum = closedSet<Lateness>('Lateness', 'How a report stands to its due time; computed when asked (Z-10).', {
  NOT_DUE: '未到期 · not sent, and grace has not ended',
  IN_TIME: '按时 · first sent before the due day’s midnight at +08:00',
  WITHIN_GRACE: '宽限期内 · first sent in the working days of grace',
  LATE: '迟报 · first sent after grace',
  OVERDUE: '逾期未报 · not sent, and grace has ended',
});

export const ClaimStateEnum = closedSet('ClaimState', 'What became of a claim.', {
  OPEN: 'Reported; NRTA has not yet agreed.',
  DISPUTED: 'Marked by a return; it still counts in the reported basis.',
  ACCEPTED: 'In both bases.',
  RETRACTED: 'Taken back by a later revision; it counts no more.',
  OFFICIAL: 'An official act: in both bases at once, nobody accepts it.',
});
export type ClaimStateName = keyof typeof ClaimStateEnum;

export const ClaimKindEnum = closedSet('ClaimKind', 'Which claims of a history; a claim may be of several.', {
  REPORTED: '填报 · of the first submission of a report',
  CORRECTED: '更正 · of a later submission of the same report',
  OFFICIAL: '正式登记与总局行为 · an official act of the project’s own',
  DISPUTED: '争议 · marked by a return that is not settled',
});
export type ClaimKind = keyof typeof ClaimKindEnum;

export const SourceKindEnum = closedSetOf(
  'SourceKind',
  'Where a value came from.',
  { FILE: 'file', TYPED: 'typed', ACT: 'act' },
  {
    FILE: 'A cell of an uploaded sheet; its address is known.',
    TYPED: 'Typed by the person into the draft.',
    ACT: 'An official act of the project’s own stream.',
  },
);

export const SeverityEnum = closedSetOf(
  'FindingSeverity',
  'Whether a finding holds a report back.',
  { ERROR: 'error', WARNING: 'warning' },
  {
    ERROR: 'Holds the report back until it is repaired.',
    WARNING: 'Holds it back until it is repaired or waived with a reason.',
  },
);

export const MissingWhyEnum = closedSet('MissingWhy', 'Why a project is not in the file (B-09).', {
  FINISHED: '已完成 · finished',
  WITHDRAWN: '已退出 · withdrawn',
  MOVED: '已移交 · moved to another unit',
  UNCHANGED: '无变化 · nothing changed',
});
export type MissingWhy = keyof typeof MissingWhyEnum;

export const LikenessReasonEnum = closedSet('LikenessReason', 'Why an open line may be a project (D-04).', {
  SAME_NUMBER: '备案号或许可证号相同 · the same official number',
  SAME_TITLE: '名称相同 · the same title',
  NEAR_TITLE: '名称相近 · a similar title',
  SAME_BODY: '出品机构相同 · a producing body in common',
  NOT_LISTED: '文件里没有列出这个项目 · the file does not list this project',
});

export const RoleEnum = closedSetOf<string, Role>(
  'Role',
  'What a token is for (I-06).',
  { NRTA_MANAGER: 'nrta-manager', BUREAU_FILLER: 'bureau-filler', BUREAU_APPROVER: 'bureau-approver', ANALYST: 'analyst' },
  {
    NRTA_MANAGER: roleWords('nrta-manager'),
    BUREAU_FILLER: roleWords('bureau-filler'),
    BUREAU_APPROVER: roleWords('bureau-approver'),
    ANALYST: roleWords('analyst'),
  },
);

export const PermissionEnum = closedSetOf(
  'Permission',
  'What a token may do besides reading (I-06).',
  { FILL: 'fill', CERTIFY: 'certify', MANAGE: 'manage' },
  {
    FILL: 'Fill the drafts of its own unit and register its projects.',
    CERTIFY: 'Send its unit’s reports.',
    MANAGE: 'Open half-months, accept reports, record official acts.',
  },
);

export const DelegationStateEnum = closedSet('DelegationState', 'Where a delegation stands on a day (I-10).', {
  COMING: '未开始 · coming',
  CURRENT: '代办中 · running',
  OVER: '已结束 · over',
  WITHDRAWN: '已撤回 · withdrawn',
});
export type DelegationStateName = keyof typeof DelegationStateEnum;

export const FigureOfEnum = closedSetOf(
  'FigureRelation',
  'What a figure counts and its list holds.',
  { PROJECT: 'project', REPORT: 'report' },
  { PROJECT: 'Projects.', REPORT: 'Reports: unit × half-month.' },
);

export const FigureOverEnum = closedSetOf(
  'FigureOver',
  'How many moments a figure is about.',
  { MOMENT: 'cut', CHANGE: 'change' },
  { MOMENT: 'One moment.', CHANGE: 'What changed between compareTo and at.' },
);

export const ChangeKindEnum = closedSet<ChangeKind>(
  'ChangeKind',
  'In which way a project changed between two moments; it may be several at once (I-04).',
  Object.fromEntries(CHANGE_KINDS.map(({ kind, zh, en }) => [kind, `${zh} · ${en}`])) as Words<ChangeKind>,
);

function roleWords(role: Role): string {
  const { zh, en } = ROLE_RULES[role];
  return `${zh} · ${en}`;
}

export const JobStateEnum = closedSetOf(
  'JobState',
  'Where a job stands.',
  { QUEUED: 'queued', RUNNING: 'running', DONE: 'done', FAILED: 'failed', CANCELLED: 'cancelled' },
  {
    QUEUED: '等待中 · waits for its turn',
    RUNNING: '进行中 · in hand',
    DONE: '已完成 · done; its file, if it makes one, is there for a day',
    FAILED: '失败 · `problem` says why',
    CANCELLED: '已取消 · ended by its owner; nothing was stored',
  },
);

export const JobKindEnum = closedSetOf(
  'JobKind',
  'What a job does.',
  {
    EXPORT_PROJECTS: 'export-projects',
    COMPILATION: 'compilation',
    REPORT_HISTORY: 'report-history',
    IMPORT_SHEET: 'import-sheet',
  },
  {
    EXPORT_PROJECTS: '导出项目列表 · the list of projects as filtered, of any length; `query`',
    COMPILATION: '生成汇编 · the compilation of a half-month as a workbook, NRTA only; `period`, `issue`, `basis`',
    REPORT_HISTORY: '导出年度报送历史 · everything done to the reports of a year; `year`, `unit`, `format`',
    IMPORT_SHEET: '导入填报表 · a sheet into the draft; started by `POST …/sheet?as=job`',
  },
);
