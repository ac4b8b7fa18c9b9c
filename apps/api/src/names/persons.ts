import type { TokenService } from '#access';
import type { Names } from '#kernel';
import { organisationOut } from '../graphql/labels';
import type { Person } from '../graphql/project.types';

type Known = Awaited<ReturnType<TokenService['people']>>;

/** Somebody by id, who acted for an organisation; with a third argument in the name of another (I-10). */
export type PersonOf = (id: string, organisation: string, onBehalfOf?: string | null) => Person;

/** Persons by the names they were registered under, and their organisations by those of a moment. */
export const personsOf =
  (known: Known, names: Names): PersonOf =>
  (id, organisation, onBehalfOf = null) => {
    const person = known.get(id);
    const called = { id, name: person?.name ?? id, organisation: organisationOut(person?.organisation ?? organisation, names) };
    return onBehalfOf === null ? called : { ...called, onBehalfOf: personsOf(known, names)(onBehalfOf, organisation) };
  };

/** 乙（代甲）, as files and printed pages say who acted in whose name. */
export const actingZh = ({ name, onBehalfOf }: Pick<Person, 'name' | 'onBehalfOf'>): string =>
  onBehalfOf ? `${name}（代${onBehalfOf.name}）` : name;
