import { baseName, type LocalDate, type OrganisationName } from '#kernel';
import type { RenamingEvent } from '../events';

/** A renaming that was not taken back. */
export interface Renaming {
  readonly from: LocalDate;
  readonly name: OrganisationName;
}

/** Those that stand, in the order of their days: one for a day. */
export type Renamings = readonly Renaming[];

export function withRenaming(renamings: Renamings, { type, data }: RenamingEvent): Renamings {
  const others = renamings.filter(({ from }) => from !== data.effectiveOn);
  if (type === 'OrganisationRenamingRetracted') return others;
  return [...others, { from: data.effectiveOn, name: data.name }].sort((left, right) => (left.from < right.from ? -1 : 1));
}

/** What an organisation is called on a day. */
export const nameOn = (organisation: string, renamings: Renamings, day: LocalDate): OrganisationName =>
  renamings.filter(({ from }) => from <= day).at(-1)?.name ?? baseName(organisation);

/** Every name it bears on one of the days `[from, to)`; null is no end. */
export const namesWithin = (
  organisation: string,
  renamings: Renamings,
  from: LocalDate,
  to: LocalDate | null,
): readonly OrganisationName[] => [
  nameOn(organisation, renamings, from),
  ...renamings.filter((each) => each.from > from && (to === null || each.from < to)).map(({ name }) => name),
];
