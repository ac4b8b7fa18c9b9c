import type { Attribute, AttributeValue } from './attribute';
import type { Basis } from './metric';
import { isRegress, type StageCode } from './stage';
import { type Segment, timeline } from './timeline';
import type { LocalDate } from './time';

/**
 * One value somebody gave for one attribute of one project, with all that decides whether it counts. A project's folded
 * value is the list of its claims, pending and covered ones included; rows are derived (worked example, rule 7).
 */
export interface Claim {
  /** `<event id>:<attribute>`, the way from a number to its cell. */
  readonly id: string;
  readonly attribute: Attribute;
  readonly value: AttributeValue;
  readonly effectiveOn: LocalDate;
  /** Place of its event in the log. */
  readonly position: number;
  /** Stream of the report it came in; null for an official act, which nobody accepts (rule 4). */
  readonly report: string | null;
  /** Revision of the report that made it; 0 for an official act. */
  readonly revision: number;
  /** Counts in `reported`. */
  readonly reported: boolean;
  /** Counts in `accepted`. */
  readonly accepted: boolean;
  /** A return marked it; it still counts in `reported` and says so (rule 6). */
  readonly disputed: boolean;
  /** Revision that took it back; until that is accepted it may still count in `accepted`. */
  readonly retractedIn: number | null;
}

export type Claims = readonly Claim[];

export const claimId = (eventId: string, attribute: Attribute): string => `${eventId}:${attribute}`;

type Made = Pick<Claim, 'attribute' | 'value' | 'effectiveOn' | 'position'> & { readonly eventId: string };

/** A cell of a report: in `reported` at once, in `accepted` when its revision is accepted. */
export const reportClaim = ({ eventId, ...made }: Made, report: string, revision: number): Claim => ({
  ...made,
  id: claimId(eventId, made.attribute),
  report,
  revision,
  reported: true,
  accepted: false,
  disputed: false,
  retractedIn: null,
});

/** A fact of the project's own stream: in both bases at once (rule 4). */
export const officialClaim = ({ eventId, ...made }: Made): Claim => ({
  ...made,
  id: claimId(eventId, made.attribute),
  report: null,
  revision: 0,
  reported: true,
  accepted: true,
  disputed: false,
  retractedIn: null,
});

/** Adds a claim; one that is already there changes nothing. */
export const addClaim = (claims: Claims, claim: Claim): Claims =>
  claims.some(({ id }) => id === claim.id) ? claims : [...claims, claim];

/**
 * Takes claims of a report back in a revision: out of `reported` at once, out of `accepted` when that revision is
 * accepted (rule 5). `ids` are claim ids. A claim of another report, or one already taken back, stays as it is.
 */
export function retractClaims(claims: Claims, report: string, ids: readonly string[], revision: number): Claims {
  return changed(claims, (claim) =>
    claim.report === report && claim.retractedIn === null && ids.includes(claim.id)
      ? { ...claim, reported: false, disputed: false, retractedIn: revision }
      : claim,
  );
}

/**
 * NRTA accepts revision n: the report's claims made and not retracted up to n come into `accepted` and are no longer
 * disputed; those retracted up to n leave it, and with it the list, since revisions are accepted in ascending order and
 * nothing can bring them back (rule 5).
 */
export function acceptReport(claims: Claims, report: string, revision: number): Claims {
  return changed(claims, (claim) => {
    if (claim.report !== report || claim.revision > revision) return claim;
    if (claim.retractedIn !== null && claim.retractedIn <= revision) return undefined;
    return claim.accepted && !claim.disputed ? claim : { ...claim, accepted: true, disputed: false };
  });
}

/**
 * NRTA returns a report: the marked attributes, or `'all'` where the report has no mark at all, are disputed as far as
 * they are open, that is reported and not accepted (rule 6).
 */
export function disputeReport(claims: Claims, report: string, marked: readonly Attribute[] | 'all'): Claims {
  return changed(claims, (claim) => {
    const open = claim.report === report && claim.reported && !claim.accepted;
    const meant = marked === 'all' || marked.includes(claim.attribute);
    return open && meant && !claim.disputed ? { ...claim, disputed: true } : claim;
  });
}

/** Maps claims; undefined leaves one out. The same array where nothing changed, so that a fold writes nothing. */
function changed(claims: Claims, change: (claim: Claim) => Claim | undefined): Claims {
  const next = claims.map(change);
  return next.every((claim, at) => claim === claims[at]) ? claims : next.filter((claim) => claim !== undefined);
}

/** The claims of one attribute that count in a basis, whether visible or covered. */
export const liveClaims = (claims: Claims, attribute: Attribute, basis: Basis): Claims =>
  claims.filter((claim) => claim.attribute === attribute && claim[basis]);

/** The attribute's timeline in a basis: each stretch of days and the claim that holds in it. */
export const segments = (claims: Claims, attribute: Attribute, basis: Basis): readonly Segment<Claim>[] =>
  timeline(liveClaims(claims, attribute, basis));

/** A step back in effective order: the stage that stands earlier and is further, and the later one that is behind it. */
export interface Regress {
  /** `before`: the new stage is behind its predecessor. `after`: its successor is behind the new stage. */
  readonly side: 'before' | 'after';
  readonly from: StageCode;
  readonly to: StageCode;
  readonly neighbour: Claim;
}

/**
 * Where a stage claim of the list stands against both neighbours in effective order, in `reported` (rule 12). Empty for
 * other attributes, for "none", and for a claim that another of its day covers.
 */
export function regressAt(claims: Claims, claim: Claim): readonly Regress[] {
  if (claim.attribute !== 'stage' || claim.value === null) return [];
  const visible = segments(addClaim(claims, claim), 'stage', 'reported').filter(({ fact }) => fact.value !== null);
  const at = visible.findIndex(({ fact }) => fact.id === claim.id);
  if (at < 0) return [];
  const stage = claim.value as StageCode;
  const [before, after] = [visible[at - 1]?.fact, visible[at + 1]?.fact];
  const found: Regress[] = [];
  if (before && isRegress(before.value as StageCode, stage)) {
    found.push({ side: 'before', from: before.value as StageCode, to: stage, neighbour: before });
  }
  if (after && isRegress(stage, after.value as StageCode)) {
    found.push({ side: 'after', from: stage, to: after.value as StageCode, neighbour: after });
  }
  return found;
}
