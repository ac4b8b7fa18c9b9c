import { covers, refuse, type Authority, type Permission, type Refused } from '#kernel';
import { hashOf, type StreamCommands } from '#platform/commands';
import { periodDecider, periodStream } from '../period/period.decider';
import { reportDecider, reportStream } from '../report/report.decider';
import type { Standing } from './draft-view';

/** The category's decider with the one digest of the house: sha-256 over canonical JSON. */
export const reports = reportDecider(hashOf);

export type GateCode = 'NOT_FOUND' | 'FORBIDDEN' | 'PERIOD_NOT_OPEN' | 'NOT_DUE_FROM_UNIT';

/**
 * A draft is its unit's alone: whoever is not of the unit, NRTA too, is told the same as where there is nothing. Only
 * somebody of the unit who lacks a permission learns that.
 */
export function gate(
  { scope, may }: Authority,
  unit: string,
  needs: Permission | null,
): Refused<'NOT_FOUND' | 'FORBIDDEN'> | undefined {
  if (scope.kind !== 'units' || !covers(scope, unit)) return refuse('NOT_FOUND');
  return needs !== null && !may.has(needs) ? refuse('FORBIDDEN', { needs }) : undefined;
}

/** The period's terms and the report's state, from their streams. */
export async function standingOf(
  commands: StreamCommands,
  unit: string,
  period: string,
): Promise<({ readonly ok: true } & Standing) | Refused<'PERIOD_NOT_OPEN' | 'NOT_DUE_FROM_UNIT'>> {
  const opened = (await commands.load(periodStream(period), periodDecider)).state;
  if (!opened) return refuse('PERIOD_NOT_OPEN', { period });
  if (!opened.units.includes(unit) && !opened.optional.includes(unit)) return refuse('NOT_DUE_FROM_UNIT', { unit, period });
  const { state, position } = await commands.load(reportStream(unit, period), reports);
  return { ok: true, period: opened, report: state, position };
}
