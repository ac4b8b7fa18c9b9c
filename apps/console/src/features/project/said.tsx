import type { ReactNode } from 'react';
import { findUnit, NRTA, organisationShort } from '#kernel';
import { moment, periodText } from '../../shared/format';
import { useOpen } from '../../shared/ui';
import { useEither, useLanguage, useWords, type Language, type Say } from '../../shared/words';
import { attributeName, valueText } from './naming';
import type { ShownClaim } from './operations';
import { words } from './words';

type Spoken = Say<keyof (typeof words)['zh']>;

/** Where a claim was made, in words: the report and its submission, or an official act. */
export function placeOf(
  { reportPeriod, reportUnit, revision, person: { organisation } }: ShownClaim,
  say: Spoken,
  language: Language,
): string {
  if (reportPeriod === null || reportUnit === null) return say('official');
  return say('inReport', {
    unit: unitName(reportUnit, organisation, language),
    period: periodText(reportPeriod, language),
    revision: revision ?? 1,
  });
}

/** A unit as the answer names it, since names change; where only the id is told, by the name it has to begin with. */
function unitName(id: string, told: ShownClaim['person']['organisation'], language: Language): string {
  if (told.id === id) return language === 'zh' ? told.short : told.en;
  return language === 'zh' ? organisationShort(id) : (findUnit(id)?.en ?? id);
}

/** 周敏（四川）; the authority by its short name in both languages. */
export function usePerson(): (person: ShownClaim['person']) => string {
  const either = useEither();
  return ({ name, organisation: { id, short, en } }) =>
    either(`${name}（${short}）`, `${name} (${id === NRTA.id ? 'NRTA' : en})`);
}

/** By whom, when and in which cell: one line that follows a sentence. */
export function useSource(): (claim: ShownClaim) => string {
  const say = useWords(words);
  const named = usePerson();
  const { language } = useLanguage();
  return (claim) => {
    const { person, recordedAt, source } = claim;
    return say('bySource', {
      who: named(person),
      when: moment(recordedAt),
      place: placeOf(claim, say, language) + (source.address === null ? '' : say('cellAt', { cell: source.address })),
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
