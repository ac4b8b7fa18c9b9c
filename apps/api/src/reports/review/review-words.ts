import { isMessageCode, isStageCode, message, stageOf, wanYuanText, type Detail } from '#kernel';
import type { KeptWarning, Leap } from '#reporting';
import { textOf } from '../../graphql/claims.loader';
import type { Claim, Person } from '../../graphql/project.types';
import type { ReviewFinding } from '../../graphql/review.types';

/** A warning as the submission kept it. */
export interface KeptWaiver extends Omit<KeptWarning, 'by'> {
  /** Revision it went out with. */
  readonly revision: number;
  /** Who gave the reason; null where the submission did not keep it. */
  readonly by: Person | null;
}

type Language = 'zh' | 'en';

/** What a finding's words are filled with, as they were when it was waived. */
const kept = (detail: Detail, language: Language): Detail =>
  Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      typeof value === 'string' && isStageCode(value) ? stageOf(value)[language] : value,
    ]),
  );

/** Of submissions that kept the key `CODE|line|attribute|value` alone, what else the words need follows from the claim. */
function fromClaim({ finding: key, project: line }: KeptWaiver, claim: Claim | null, why: string, language: Language) {
  const value = key.split('|')[3] ?? '';
  const said = (it: unknown): string | null =>
    claim?.attribute === 'stage' && typeof it === 'string' && isStageCode(it)
      ? stageOf(it)[language]
      : claim && textOf(claim.attribute, it);
  const [was, now] = [said(claim?.was), said(claim?.value)];
  return { line, value: value === '' ? claim?.text : value, from: was, to: now, was, now, why };
}

/** A waived finding in words, with the reason and who gave it. `why`: of the mark before, where it answers one. */
export function findingOf(waiver: KeptWaiver, claim: Claim | null, why: string): ReviewFinding {
  const { finding: key, reason, rule, by } = waiver;
  const code = waiver.code ?? key.split('|')[0] ?? key;
  const detail = (language: Language) =>
    waiver.detail ? kept(waiver.detail, language) : fromClaim(waiver, claim, why, language);
  const words = isMessageCode(code)
    ? { zh: message(code, detail('zh')).zh, en: message(code, detail('en')).en }
    : { zh: code, en: code };
  return { key, code, message: words.zh, messageEn: words.en, reason, rule, by };
}

/** Each finding once, as it went out last. */
export const once = (waivers: readonly KeptWaiver[]): readonly KeptWaiver[] => [
  ...new Map(waivers.map((waiver) => [waiver.finding, waiver])).values(),
];

/** An unusual leap from the accepted amount is told to NRTA alone: the unit does not know what was accepted (B-13). */
export function leapFinding(leap: Leap | null): readonly ReviewFinding[] {
  if (!leap?.unusual) return [];
  const percent = leap.percent === null ? '—' : `${leap.percent > 0 ? '+' : '−'}${Math.abs(leap.percent)}%`;
  const { zh, en } = message('COST_LEAP', { was: wanYuanText(leap.before), percent });
  return [{ key: 'COST_LEAP', code: 'COST_LEAP', message: zh, messageEn: en, reason: null, rule: 'B-13', by: null }];
}
