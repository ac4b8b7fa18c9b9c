import { isMessageCode, isStageCode, message, stageOf, wanYuanText, type Attribute } from '#kernel';
import type { Leap } from '#reporting';
import { textOf } from '../../graphql/claims.loader';
import type { Claim } from '../../graphql/project.types';
import type { ReviewFinding } from '../../graphql/review.types';

/** A warning as the submission kept it. */
export interface KeptWaiver {
  readonly finding: string;
  readonly project: string;
  readonly attribute: Attribute | null;
  readonly reason: string;
  readonly rule: string;
  /** Revision it went out with. */
  readonly revision: number;
}

/** A finding is kept by its key, `CODE|line|attribute|value`; what else its words need follows from the claim. */
export function findingOf({ finding: key, project, reason, rule }: KeptWaiver, claim: Claim | null, why: string): ReviewFinding {
  const [code = key, , , value = ''] = key.split('|');
  const detail = (language: 'zh' | 'en') => {
    const said = (it: unknown): string | null =>
      claim?.attribute === 'stage' && typeof it === 'string' && isStageCode(it)
        ? stageOf(it)[language]
        : claim && textOf(claim.attribute, it);
    const [was, now] = [said(claim?.was), said(claim?.value)];
    return { line: project, value: value === '' ? claim?.text : value, from: was, to: now, was, now, why };
  };
  const words = isMessageCode(code)
    ? { zh: message(code, detail('zh')).zh, en: message(code, detail('en')).en }
    : { zh: code, en: code };
  return { key, code, message: words.zh, messageEn: words.en, reason, rule };
}

/** An unusual leap from the accepted amount is told to NRTA alone: the unit does not know what was accepted (B-13). */
export function leapFinding(leap: Leap | null): readonly ReviewFinding[] {
  if (!leap?.unusual) return [];
  const percent = leap.percent === null ? '—' : `${leap.percent > 0 ? '+' : '−'}${Math.abs(leap.percent)}%`;
  const { zh, en } = message('COST_LEAP', { was: wanYuanText(leap.before), percent });
  return [{ key: 'COST_LEAP', code: 'COST_LEAP', message: zh, messageEn: en, reason: null, rule: 'B-13' }];
}
