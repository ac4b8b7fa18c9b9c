import { accept, addDays, findUnit, refuse, type Decision, type LocalDate, type OrganisationName } from '#kernel';
import type { RenamingEvent } from '../events';
import { nameOn, namesWithin, type Renamings } from './renamings';

interface Said {
  readonly organisation: string;
  /** The day the names hold from, Asia/Shanghai. */
  readonly effectiveOn: LocalDate;
  readonly reason: string;
  /** Today in Asia/Shanghai. */
  readonly today: LocalDate;
}

export type RenamingCommand =
  | (Said & {
      readonly type: 'RenameOrganisation';
      readonly name: OrganisationName;
      /** What it was called on that day, as the author saw it. */
      readonly was: OrganisationName;
      /** Renamings of the other units: a name is borne by one at a time. */
      readonly others: ReadonlyMap<string, Renamings>;
    })
  | (Said & { readonly type: 'RetractRenaming' });

export type RenamingCode =
  | 'NOT_A_REPORTING_UNIT'
  | 'NAME_EMPTY'
  | 'NAME_UNCHANGED'
  | 'NAME_TAKEN'
  | 'RENAMED_TOO_FAR_AHEAD'
  | 'NO_SUCH_RENAMING'
  | 'VALUE_CHANGED'
  | 'REASON_REQUIRED';

/** A renaming is announced before its day, but not years before. */
export const DAYS_AHEAD = 366;

/** What a unit is called from a day on. */
export function renameUnit(command: RenamingCommand, renamings: Renamings): Decision<RenamingEvent, RenamingCode> {
  const { organisation, effectiveOn, today } = command;
  if (!findUnit(organisation)) return refuse('NOT_A_REPORTING_UNIT', { organisation });
  const reason = command.reason.trim();
  if (reason === '') return refuse('REASON_REQUIRED', { organisation });
  if (command.type === 'RetractRenaming') {
    const renaming = renamings.find(({ from }) => from === effectiveOn);
    if (!renaming) return refuse('NO_SUCH_RENAMING', { organisation, effectiveOn });
    const { name } = renaming;
    return accept({ type: 'OrganisationRenamingRetracted', data: { organisation, name, effectiveOn, reason } });
  }
  const name = tidied(command.name);
  if (name.zh === '' || name.short === '' || name.en === '') return refuse('NAME_EMPTY', { organisation });
  const latest = addDays(today, DAYS_AHEAD);
  if (effectiveOn > latest) return refuse('RENAMED_TOO_FAR_AHEAD', { organisation, effectiveOn, latest });
  const actual = nameOn(organisation, renamings, effectiveOn);
  // The same again is no renaming, whatever its author saw.
  if (inWords(name) === inWords(actual)) return refuse('NAME_UNCHANGED', { organisation, name: name.zh, effectiveOn });
  if (inWords(command.was) !== inWords(actual)) {
    return refuse('VALUE_CHANGED', { organisation, seen: inWords(command.was), actual: inWords(actual) });
  }
  const bearer = whoBears(name, command, renamings);
  if (bearer) return refuse('NAME_TAKEN', { organisation, name: bearer.name, by: bearer.unit, effectiveOn });
  return accept({ type: 'OrganisationRenamed', data: { organisation, name, was: actual, effectiveOn, reason } });
}

const tidied = ({ zh, short, en }: OrganisationName): OrganisationName => ({
  zh: zh.trim(),
  short: short.trim(),
  en: en.trim(),
});

const inWords = ({ zh, short, en }: OrganisationName): string => [zh, short, en].map((each) => each.trim()).join(' · ');

/** Who bears one of the names on a day on which it would hold. */
function whoBears(
  name: OrganisationName,
  { effectiveOn, others }: Extract<RenamingCommand, { type: 'RenameOrganisation' }>,
  own: Renamings,
): { readonly unit: string; readonly name: string } | undefined {
  const until = own.find(({ from }) => from > effectiveOn)?.from ?? null;
  for (const [unit, renamings] of others) {
    for (const theirs of namesWithin(unit, renamings, effectiveOn, until)) {
      const same = (['zh', 'short', 'en'] as const).find((part) => theirs[part] === name[part]);
      if (same) return { unit, name: name[same] };
    }
  }
  return undefined;
}
