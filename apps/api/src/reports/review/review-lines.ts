import { CHANGE_KINDS, kindsOf, type ChangeKind } from '#insight';
import { attributeDefinition, ATTRIBUTES, sameValue, type Attribute, type AttributeValue, type Row } from '#kernel';
import { leapOf } from '#reporting';
import { attributeZh, textOf } from '../../graphql/claims.loader';
import type { Claim } from '../../graphql/project.types';
import type { Explanation } from '../../graphql/reports.resolver';
import type { ReportReturn } from '../../graphql/return.types';
import type { ReviewCell, ReviewFinding, ReviewLine } from '../../graphql/review.types';
import { earlierMarks } from './marks';
import { findingOf, leapFinding, once, type KeptWaiver } from './review-words';

/** A value that stands in a basis, and the claim it rests on. */
export interface Standing {
  readonly value: AttributeValue;
  readonly claim: string | null;
}

/** Everything a review is made of, read at one cut. */
export interface ReviewSources {
  readonly revision: number;
  /** Revision of the report that NRTA accepted before; 0 where none was. */
  readonly settled: number;
  /** Claims of the report by `<project>/<attribute>`, in the order they were made. */
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  /** `<project>/<attribute>` of accepted values that a later revision took back without another. */
  readonly takenBack: ReadonlySet<string>;
  readonly accepted: ReadonlyMap<string, Standing>;
  readonly reported: ReadonlyMap<string, Standing>;
  /** Rows of the projects as reported at the end of this half-month and of the one before. */
  readonly now: ReadonlyMap<string, Row>;
  readonly before: ReadonlyMap<string, Row>;
  readonly waivers: readonly KeptWaiver[];
  /** Reason of each revision that gave one. */
  readonly reasons: ReadonlyMap<number, string>;
  readonly explanations: ReadonlyMap<string, Explanation>;
  readonly returns: readonly ReportReturn[];
}

/** What happened to the project itself; a changed value is told by its cell. */
const TOLD: readonly ChangeKind[] = ['NEW', 'HANDED_OVER', 'DROPPED', 'SIDE_STATE', 'STAGE_BACK', 'TITLE'];
const ZH = new Map<ChangeKind, string>(CHANGE_KINDS.map(({ kind, zh }) => [kind, zh]));

/** The lines of a review by project code: those with something to say, or all. */
export function reviewLines(codes: readonly string[], from: ReviewSources, all: boolean): ReviewLine[] {
  return [...codes].sort().flatMap((project) => {
    const line = lineOf(project, from, all);
    return all || line.cells.some(says) || line.kinds.length > 0 || line.explanation !== null || line.findings.length > 0
      ? [line]
      : [];
  });
}

/** Something happened to it or was said of it. */
const says = ({ changed, marks, findings }: ReviewCell): boolean => changed || marks.length > 0 || findings.length > 0;

/** What the checks said of a whole line; `null`: of the sheet, or of a row that means no project. */
export const findingsOf = ({ waivers, settled }: ReviewSources, project: string | null): ReviewFinding[] =>
  once(waivers.filter((each) => each.project === project && each.attribute === null && each.revision > settled)).map((waiver) =>
    findingOf(waiver, null, ''),
  );

function lineOf(project: string, from: ReviewSources, all: boolean): ReviewLine {
  const [before, after] = [from.before.get(project) ?? null, from.now.get(project) ?? null];
  const kinds = kindsOf({ before, after }).filter((kind) => TOLD.includes(kind));
  const titleOf = (row: Row | null): string | null => (row ? String(row['title'] ?? '') : null);
  const title = titleOf(after) ?? titleOf(before) ?? '';
  const earlier = titleOf(before);
  return {
    project,
    title,
    titleBefore: earlier === title ? null : earlier,
    kinds: [...kinds],
    kindsZh: kinds.map((kind) => ZH.get(kind) ?? kind),
    explanation: from.explanations.get(project) ?? null,
    findings: findingsOf(from, project),
    cells: ATTRIBUTES.flatMap(({ attribute }) => {
      const cell = cellOf(project, attribute, from);
      return all || says(cell) ? [cell] : [];
    }),
  };
}

/** What this report says of the cell was accepted, and nothing was said since. */
const settledHere = (claims: readonly Claim[], settled: number): boolean => {
  const last = claims.filter(({ state }) => state !== 'RETRACTED').at(-1);
  return last !== undefined && (last.revision ?? 0) <= settled;
};

function cellOf(project: string, attribute: Attribute, from: ReviewSources): ReviewCell {
  const key = `${project}/${attribute}`;
  const claims = from.claims.get(key) ?? [];
  const claim = claims.filter(({ state, revision }) => state !== 'RETRACTED' && (revision ?? 0) > from.settled).at(-1) ?? null;
  const takenBack = claim === null && from.takenBack.has(key);
  const accepted = from.accepted.get(key)?.value ?? null;
  const now = claim ? (claim.value as AttributeValue) : (from.reported.get(key)?.value ?? null);
  const changed = claim !== null || takenBack;
  const money = attributeDefinition(attribute).kind === 'money';
  const [acceptedAmount, nowAmount] = money ? [accepted as number | null, now as number | null] : [null, null];
  const leap = changed ? leapOf(acceptedAmount, nowAmount) : null;
  const waivers = from.waivers.filter((waiver) => waiver.project === project && waiver.attribute === attribute);
  const marks = earlierMarks(
    from.returns,
    { project, attribute },
    {
      ...{ claims, waivers, revision: from.revision, reasons: from.reasons },
    },
  );
  const kept = once(waivers.filter(({ revision }) => revision > from.settled && revision >= (claim?.revision ?? 0)));
  return {
    attribute,
    attributeZh: attributeZh(attribute),
    attributeEn: attributeDefinition(attribute).en,
    accepted: textOf(attribute, accepted),
    acceptedClaim: from.accepted.get(key)?.claim ?? null,
    now: textOf(attribute, now),
    acceptedAmount,
    nowAmount,
    claim,
    changed,
    takenBack,
    markable: !settledHere(claims, from.settled),
    elsewhere: !changed && !sameValue(attribute, accepted, now),
    leap,
    findings: [...leapFinding(leap), ...kept.map((waiver) => findingOf(waiver, claim, marks.at(-1)?.reason ?? ''))],
    marks,
  };
}

/** Cells that are under review: changed since NRTA last accepted. */
export const changedCells = (claims: ReviewSources['claims'], settled: number, takenBack: ReadonlySet<string>): number =>
  [...claims].filter(
    ([key, list]) => takenBack.has(key) || list.some(({ state, revision }) => state !== 'RETRACTED' && (revision ?? 0) > settled),
  ).length;
