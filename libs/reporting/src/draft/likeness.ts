import { normaliseTitle, type AttributeValue } from '#kernel';
import type { BaseProject } from '../base';
import type { Draft } from './draft';

/** Why an open line may be a project. */
export type LikenessReason = 'SAME_NUMBER' | 'SAME_TITLE' | 'NEAR_TITLE' | 'SAME_BODY' | 'NOT_LISTED';

export const LIKENESS_REASONS: readonly LikenessReason[] = ['SAME_NUMBER', 'SAME_TITLE', 'NEAR_TITLE', 'SAME_BODY', 'NOT_LISTED'];

/** Why a line without a code may be this project: what both say, and whether the file lacks the project otherwise (D-04). */
export function likenessOf(draft: Draft, line: string, project: BaseProject): readonly LikenessReason[] {
  const said = (attribute: 'title' | 'bodies' | 'planningNumber' | 'releaseNumber'): AttributeValue =>
    draft.cells.find((cell) => cell.line === line && cell.attribute === attribute)?.value ?? null;
  const row = draft.lines.find((each) => each.line === line);
  const title = (said('title') as string | null) ?? row?.title ?? '';
  const numbers = [said('planningNumber'), said('releaseNumber')].flatMap((each) => numberOf(each));
  const known = [project.values.planningNumber, project.values.releaseNumber].flatMap((each) => numberOf(each ?? null));
  const bodies = (said('bodies') as readonly string[] | null) ?? [];
  const sameTitle = title !== '' && same(title, project.values.title ?? '');
  const listed = draft.sources.some((each) => each.listed?.includes(project.code) === true);
  const touched = draft.cells.some((cell) => cell.line === project.code);
  const holds: Readonly<Record<LikenessReason, boolean>> = {
    SAME_NUMBER: numbers.some((number) => known.includes(number)),
    SAME_TITLE: sameTitle,
    NEAR_TITLE: !sameTitle && row?.candidates.includes(project.code) === true && title !== '',
    SAME_BODY: bodies.some((body) => project.values.bodies?.some((other) => same(body, other)) === true),
    NOT_LISTED: !listed && !touched,
  };
  return LIKENESS_REASONS.filter((reason) => holds[reason]);
}

const same = (one: string, other: string): boolean => other !== '' && normaliseTitle(one) === normaliseTitle(other);

const numberOf = (value: AttributeValue): readonly string[] =>
  value !== null && typeof value === 'object' && 'normal' in value ? [value.normal] : [];
