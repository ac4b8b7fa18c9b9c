import { useMemo } from 'react';
import { baseName, type OrganisationName } from '#kernel';
import { graphql, useRead } from '../api';
import type { Moment } from '../as-of/moment';
import { useEither } from '../words';

const NamesQuery = graphql(`
  query OrganisationNames($at: MomentInput) {
    organisations(at: $at) {
      id
      zh
      short
      en
    }
  }
`);

/**
 * What units are called at the moment of the as-of bar, or at another one that is shown: one question for the whole page. Until it is answered, or where
 * nobody is signed in yet, what they were called first.
 */
export function useOrganisationNames(at?: Moment['at']): (id: string) => OrganisationName {
  const { data } = useRead(NamesQuery, {}, at === undefined ? {} : { at });
  return useMemo(() => {
    const names = new Map(data?.organisations.map((each) => [each.id, each]));
    return (id) => names.get(id) ?? baseName(id);
  }, [data]);
}

/** The short name of a unit at that moment, in the reader's language. */
export function useUnitName(at?: Moment['at']): (id: string) => string {
  const names = useOrganisationNames(at);
  const either = useEither();
  return (id) => {
    const { short, en } = names(id);
    return either(short, en);
  };
}
