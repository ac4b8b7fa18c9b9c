import { findUnit, NRTA, UNITS, type OrganisationId } from './organisation';
import { halfWidth } from './text';
import type { Instant, LocalDate } from './time';

/** What an organisation is called: full Chinese name, short Chinese name for narrow columns, English name. */
export interface OrganisationName {
  readonly zh: string;
  readonly short: string;
  readonly en: string;
}

/** A name for a stretch of days `[from, to)`, Shanghai dates, and who said so. */
export interface NameStretch extends OrganisationName {
  readonly organisation: OrganisationId;
  readonly from: LocalDate;
  /** Null: no end is known. */
  readonly to: LocalDate | null;
  /** Id of the fact. */
  readonly event: string;
  readonly reason: string;
  /** Who recorded it, for which organisation, and when. */
  readonly person: string;
  readonly recordedBy: OrganisationId;
  readonly recordedAt: Instant;
}

/** What an organisation was called before any renaming; one that the list does not know (a platform) is called by its id. */
export function baseName(id: OrganisationId): OrganisationName {
  const { zh, short, en } = id === NRTA.id ? NRTA : (findUnit(id) ?? { zh: id, short: id, en: id });
  return { zh, short, en };
}

/**
 * Names of their time: what every organisation was called on every day, as far as one place in the log knew. The list of
 * the 32 says what they were called before any renaming; ids never change.
 */
export class NameBook {
  private readonly renamed: ReadonlyMap<OrganisationId, readonly NameStretch[]>;

  constructor(stretches: readonly NameStretch[]) {
    const renamed = new Map<OrganisationId, NameStretch[]>();
    for (const stretch of stretches) renamed.set(stretch.organisation, [...(renamed.get(stretch.organisation) ?? []), stretch]);
    for (const each of renamed.values()) each.sort((left, right) => (left.from < right.from ? -1 : 1));
    this.renamed = renamed;
  }

  /** Its renamings in the order of their days; empty where it is called what it always was. */
  stretches(id: OrganisationId): readonly NameStretch[] {
    return this.renamed.get(id) ?? [];
  }

  nameOn(id: OrganisationId, day: LocalDate): OrganisationName {
    const held = this.stretches(id).find(({ from, to }) => from <= day && (to === null || day < to));
    return held ? { zh: held.zh, short: held.short, en: held.en } : baseName(id);
  }

  on(day: LocalDate): Names {
    return { of: (id) => this.nameOn(id, day) };
  }

  /** Every name that one of the 32 has borne, the first one first: what a file of any time may call it. */
  borne(id: OrganisationId): readonly OrganisationName[] {
    return [baseName(id), ...this.stretches(id)];
  }

  /** The unit whose full name, of whatever time, stands in a text: the longest name wins, and of equal ones `own`. */
  namedIn(text: string, own: OrganisationId): { readonly unit: OrganisationId; readonly zh: string } | undefined {
    const printed = halfWidth(text);
    return UNITS.flatMap(({ id }) => this.borne(id).map(({ zh }) => ({ unit: id, zh })))
      .filter(({ zh }) => printed.includes(halfWidth(zh)))
      .sort((left, right) => right.zh.length - left.zh.length || Number(right.unit === own) - Number(left.unit === own))[0];
  }
}

/** Names of one day. */
export interface Names {
  of(id: OrganisationId): OrganisationName;
}

/** Nobody was ever renamed. */
export const firstNames = new NameBook([]);
