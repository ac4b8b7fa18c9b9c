import type { ReactNode } from 'react';
import { NRTA } from '#kernel';
import { doerOfUnit, moment, periodText } from '../../shared/format';
import { useUnitName } from '../../shared/organisations';
import { useOpen } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { attributeName, valueText } from './naming';
import type { ShownClaim } from './operations';
import { words } from './words';

/** Where a claim was made, in words: the report and its submission, or an official act. */
export function usePlace(): (claim: ShownClaim) => string {
  const say = useWords(words);
  const { language } = useLanguage();
  const unitName = useUnitName();
  return ({ reportPeriod, reportUnit, revision }) =>
    reportPeriod === null || reportUnit === null
      ? say('official')
      : say('inReport', {
          unit: unitName(reportUnit),
          period: periodText(reportPeriod, language),
          revision: revision ?? 1,
        });
}

/** 周敏（四川）; the authority by its short name in both languages. */
export function usePerson(): (person: ShownClaim['person']) => string {
  const { language } = useLanguage();
  return (person) => {
    const { id, short, en } = person.organisation;
    return doerOfUnit(person, language === 'zh' ? short : id === NRTA.id ? 'NRTA' : en, language);
  };
}

/** By whom, when and in which cell: one line that follows a sentence. */
export function useSource(): (claim: ShownClaim) => string {
  const say = useWords(words);
  const named = usePerson();
  const place = usePlace();
  return (claim) => {
    const { person, recordedAt, source } = claim;
    return say('bySource', {
      who: named(person),
      when: moment(recordedAt),
      place: place(claim) + (source.address === null ? '' : say('cellAt', { cell: source.address })),
    });
  };
}

/** A value that opens its fact and the cell it came from. */
export function ClaimLink({ claim, children }: { readonly claim: ShownClaim; readonly children?: ReactNode }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const open = useOpen();
  const text = valueText(claim.attribute, claim.value, claim.text, language);
  const name = attributeName(claim.attribute, language);
  return (
    <button
      type="button"
      className="claim-link"
      data-claim={claim.id}
      aria-label={say('openClaim', { name, value: text === '' ? say('takenAway') : text })}
      onClick={() => open({ claim: claim.id })}
    >
      {children ?? (text === '' ? say('takenAway') : text)}
    </button>
  );
}

interface Dispute {
  readonly at: string;
  readonly reason: string;
  readonly by: { readonly name: string };
}

/** “有争议”, beside a value that a return disputes; with the return, also who disputes it, when and why. */
export function Disputed({ dispute = null }: { readonly dispute?: Dispute | null }) {
  const say = useWords(words);
  return (
    <>
      <span className="mark mark-violet">{say('disputed')}</span>
      {dispute && (
        <span className="said-at">
          {say('disputedBy', { name: dispute.by.name, when: moment(dispute.at), reason: dispute.reason })}
        </span>
      )}
    </>
  );
}
