import type { TokenService } from '#access';
import type { Names, Row } from '#kernel';
import type { KeptWarning } from '#reporting';
import { organisationOut } from '../../graphql/labels';
import type { Person } from '../../graphql/project.types';

/** Warnings that a revision went out with. */
export const keptWarnings = (row: Row): readonly KeptWarning[] => (row['waivers'] ?? []) as unknown as readonly KeptWarning[];

/** Who gave the reasons, by name; null for a warning of a submission that did not keep it. */
export async function waivedBy(
  tokens: TokenService,
  warnings: readonly KeptWarning[],
  unit: string,
  names: Names,
): Promise<(warning: KeptWarning) => Person | null> {
  const people = await tokens.people(warnings.flatMap(({ by }) => (by === undefined ? [] : [by])));
  return ({ by: id }) => {
    if (id === undefined) return null;
    const known = people.get(id);
    return { id, name: known?.name ?? id, organisation: organisationOut(known?.organisation ?? unit, names) };
  };
}
