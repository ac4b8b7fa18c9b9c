import {
  categoryOf,
  findUnit,
  isCategory,
  isPeriodId,
  isStageCode,
  isSupportLevel,
  levelOf,
  periodName,
  stageOf,
  type Literal,
  type Names,
} from '#kernel';
import type { Organisation } from './project.types';

const REPORT_STATES: Readonly<Record<string, string>> = {
  NOT_STARTED: '未开始',
  OPENED: '填报中',
  SUBMITTED: '已报送',
  RETURNED: '已退回',
  RESUBMITTED: '已重报',
  ACCEPTED: '已接收',
  CORRECTED: '接收后更正',
};

const SIDE_STATES: Readonly<Record<string, string>> = {
  ACTIVE: '推进中',
  PAUSED: '暂停',
  TERMINATED: '终止',
  WITHDRAWN: '退出',
  REVOKED: '撤销',
};

/** A dimension's value as people read it at a moment: units by their names of then. */
export const dimensionLabel = (field: string, value: Literal | null, names: Names): string =>
  field === 'unit' && value !== null ? names.of(String(value)).short : labelOf(field, value);

/** What a value is called that is called the same at all times. */
export function labelOf(field: string, value: Literal | null): string {
  if (value === null) return '（无）';
  const text = String(value);
  switch (field) {
    case 'stage':
      return isStageCode(text) ? stageOf(text).zh : text;
    case 'category':
      return isCategory(text) ? categoryOf(text).zh : text;
    case 'level':
      return isSupportLevel(text) ? levelOf(text).zh : text;
    case 'period':
      return isPeriodId(text) ? periodName(text, 'zh') : text;
    case 'state':
      return REPORT_STATES[text] ?? text;
    case 'sideState':
      return SIDE_STATES[text] ?? text;
    default:
      return text;
  }
}

/** An organisation by its id, called what it is called at that moment; one that the list does not know shows its id. */
export const organisationOut = (id: string, names: Names): Organisation => ({
  id,
  ...names.of(id),
  region: findUnit(id)?.region ?? '',
});
