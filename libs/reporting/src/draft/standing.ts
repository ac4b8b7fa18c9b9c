import { actUnder, covers, refuse, type Act, type Authority, type Instant, type Permission, type Refused } from '#kernel';
import { hashOf, type StreamCommands } from '#platform/commands';
import type { PositionToken } from '#platform/event-store';
import { periodDecider, periodStream } from '../period/period.decider';
import { reportDecider, reportStream } from '../report/report.decider';
import type { DraftRow } from './draft.table';
import type { Standing } from './draft-view';

/** The category's decider with the one digest of the house: sha-256 over canonical JSON. */
export const reports = reportDecider(hashOf);

export type GateCode = 'NOT_FOUND' | 'FORBIDDEN' | 'PERIOD_NOT_OPEN' | 'NOT_DUE_FROM_UNIT';

/**
 * A draft is its unit's alone: whoever is not of the unit, NRTA too, is told the same as where there is nothing. Only
 * somebody of the unit who has a permission neither himself nor lent learns that.
 */
export function gate(
  authority: Authority,
  unit: string,
  needs: Permission | null,
): Refused<'NOT_FOUND' | 'FORBIDDEN'> | undefined {
  const { scope } = authority;
  if (scope.kind !== 'units' || !covers(scope, unit)) return refuse('NOT_FOUND');
  return needs !== null && !actUnder(authority, needs) ? refuse('FORBIDDEN', { needs }) : undefined;
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

/** While NRTA has the report nothing of it is edited. */
export function waits({ report: { status, revision } }: Standing): Refused<'ALREADY_SUBMITTED'> | undefined {
  const waiting = status === 'SUBMITTED' || status === 'RESUBMITTED' || status === 'CORRECTED';
  return waiting ? refuse('ALREADY_SUBMITTED', { revision, status }) : undefined;
}

const derived = (act: Act, part: string): Act => ({
  ...act,
  commandId: `${act.commandId}/${part}`,
  correlationId: act.correlationId ?? act.commandId,
  causationId: act.commandId,
});

/** That a draft was begun is one fact; where it was begun before, none. */
export const openReport = ({ act }: Authority, unit: string, period: string) =>
  ({
    stream: reportStream(unit, period),
    decider: reports,
    command: { type: 'OpenReport', unit, period },
    act: derived(act, 'open'),
  }) as const;

/** A draft with nothing in it, over what is reported. */
export const beginning = (
  { act: { actor } }: Authority,
  unit: string,
  period: string,
  over: { readonly revision: number; readonly minPosition: PositionToken | null },
  now: Instant,
): DraftRow => ({ unit, period, ...over, openedBy: actor, openedAt: now, editedBy: actor, editedAt: now, edits: 0 });
