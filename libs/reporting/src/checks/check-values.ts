import {
  isRegress,
  officialClaim,
  regressAt,
  UNLIKELY_BELOW,
  UNLIKELY_FROM,
  type Attribute,
  type AttributeValue,
  type EpisodeCount,
  type LocalDate,
  type MessageCode,
  type StageCode,
} from '#kernel';
import type { BaseProject } from '../base';
import { draftedValue, type Draft, type DraftCell } from '../draft/draft';
import { finding, type FoundCell, type ReportFinding } from './finding';

export interface ValueContext {
  readonly draft: Draft;
  readonly project: BaseProject | undefined;
  readonly line: string;
  /** Differing cells of the line. */
  readonly cells: readonly DraftCell[];
  /** Last day of the period. */
  readonly to: LocalDate;
  /** Stream of this report: its own earlier claims are replaced, not compared with. */
  readonly report: string;
  /** The day undated cells will take. */
  readonly undatedOn: LocalDate;
  placeOf(cell: DraftCell): ReportFinding['place'];
}

/** B-13, J-06 and J-07 on the changed cells of one line. */
export function checkLine(context: ValueContext): readonly ReportFinding[] {
  return [...context.cells.flatMap((cell) => checkCell(cell, context)), ...checkStageNeeds(context)];
}

function checkCell(cell: DraftCell, context: ValueContext): readonly ReportFinding[] {
  const { attribute, value, line } = cell;
  const about: About = (it) => finding({ ...it, line, attribute, value, place: context.placeOf(cell) });
  const found: ReportFinding[] = [];
  if (cell.since !== null && cell.since > context.to) {
    found.push(
      about({ severity: 'error', code: 'DATE_AFTER_PERIOD', rule: 'B-13', detail: { date: cell.since, to: context.to } }),
    );
  }
  if (attribute === 'title' && value === null) found.push(about({ severity: 'error', code: 'TITLE_REQUIRED', rule: 'B-06' }));
  // Before the neighbours are compared: a stage that is gone can neither advance nor go back, so it would pass unasked.
  if (attribute === 'stage' && value === null) {
    const detail = { from: context.project?.values.stage ?? null };
    found.push(about({ severity: 'warning', code: 'STAGE_TAKEN_AWAY', rule: 'J-06', detail }));
  }
  if (value === null) return found;
  switch (attribute) {
    case 'firstBroadcastOn':
      if ((value as LocalDate) > context.to) {
        const detail = { date: value as LocalDate, to: context.to };
        found.push(about({ severity: 'error', code: 'DATE_AFTER_PERIOD', rule: 'B-13', detail }));
      }
      break;
    case 'episodes':
      if ((value as EpisodeCount).count < 1) found.push(about({ severity: 'error', code: 'EPISODES_TOO_FEW', rule: 'B-13' }));
      break;
    case 'productionCost':
    case 'promotionCost':
      found.push(...checkCost(value as number, about));
      break;
    case 'stage':
      found.push(...checkRegress(value as StageCode, cell, context, about));
      break;
  }
  return found;
}

type About = (it: Pick<FoundCell, 'severity' | 'rule' | 'detail'> & { readonly code: MessageCode }) => ReportFinding;

function checkCost(fen: number, about: About): readonly ReportFinding[] {
  if (fen < 0) return [about({ severity: 'error', code: 'COST_NEGATIVE', rule: 'B-13' })];
  const unlikely = fen >= UNLIKELY_FROM || (fen > 0 && fen < UNLIKELY_BELOW);
  return unlikely ? [about({ severity: 'warning', code: 'COST_UNLIKELY', rule: 'B-13' })] : [];
}

/** J-06: against both neighbours in effective order, in the reported basis (worked example, rule 12). */
function checkRegress(
  stage: StageCode,
  cell: DraftCell,
  { project, report, undatedOn }: ValueContext,
  about: About,
): readonly ReportFinding[] {
  const others = (project?.stages ?? []).filter((each) => each.report !== report);
  const claims = [...others, { stage, effectiveOn: cell.since ?? undatedOn }].map((fact, position) =>
    officialClaim({ eventId: String(position), attribute: 'stage', value: fact.stage, effectiveOn: fact.effectiveOn, position }),
  );
  const added = claims.at(-1);
  const [back] = added ? regressAt(claims, added) : [];
  if (!back) return [];
  const detail = { from: back.from, to: back.to, since: cell.since ?? undatedOn };
  return [about({ severity: 'warning', code: 'STAGE_REGRESS', rule: 'J-06', detail })];
}

/** J-07 asks again only where one of the cells it speaks of was touched: what was reported before is not held up. */
function checkStageNeeds(context: ValueContext): readonly ReportFinding[] {
  const { draft, project, line, cells } = context;
  const at = (attribute: Attribute): AttributeValue => draftedValue(draft, project, line, attribute);
  const stage = at('stage') as StageCode | null;
  if (stage === null) return [];
  const touched = (...attributes: readonly Attribute[]): boolean => cells.some(({ attribute }) => attributes.includes(attribute));
  const found: ReportFinding[] = [];
  const lack = (code: MessageCode, attribute: Attribute): void => {
    const cell = cells.find((each) => each.attribute === attribute) ?? cells.find((each) => each.attribute === 'stage');
    const place = cell ? context.placeOf(cell) : null;
    found.push(finding({ severity: 'error', code, rule: 'J-07', line, attribute, value: null, place, detail: { stage } }));
  };
  // Beyond a stage: going from the present one to it would be a step back.
  const past = (than: StageCode): boolean => isRegress(stage, than);
  if (past('FILING') && touched('stage', 'planningNumber') && at('planningNumber') === null) {
    lack('PLANNING_NUMBER_REQUIRED', 'planningNumber');
  }
  const released = stage === 'RELEASE' || past('RELEASE');
  if (released && touched('stage', 'platforms', 'firstBroadcastOn', 'releaseNumber')) {
    const platforms = at('platforms') as readonly string[] | null;
    if (platforms === null || platforms.length === 0) lack('PLATFORM_REQUIRED', 'platforms');
    if (at('firstBroadcastOn') === null) lack('FIRST_BROADCAST_REQUIRED', 'firstBroadcastOn');
    if (at('releaseNumber') === null) lack('RELEASE_NUMBER_REQUIRED', 'releaseNumber');
  }
  return found;
}
