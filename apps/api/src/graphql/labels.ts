import {
  categoryOf,
  findUnit,
  isCategory,
  isPeriodId,
  isStageCode,
  isSupportLevel,
  levelOf,
  NRTA,
  periodName,
  stageOf,
  type Literal,
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

/** A dimension's value as people read it. */
export function labelOf(field: string, value: Literal | null): string {
  if (value === null) return '（无）';
  const text = String(value);
  switch (field) {
    case 'unit':
      return organisationOut(text).short;
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

/** An organisation by its id; one that the list does not know (a platform, a central unit) shows its id. */
export function organisationOut(id: string): Organisation {
  if (id === NRTA.id) return { id, zh: NRTA.zh, en: NRTA.en, region: '', short: NRTA.short };
  const unit = findUnit(id);
  return unit
    ? { id, zh: unit.zh, en: unit.en, region: unit.region, short: unit.short }
    : { id, zh: id, en: id, region: '', short: id };
}
