import { useMemo } from 'react';
import { isLocalDate, localDate } from '#kernel';
import { day, moment, periodText } from '../../shared/format';
import { urlText, useUrl } from '../../shared/paths';
import type { Language, Say } from '../../shared/words';
import type { ShownProject } from './operations';
import type { words } from './words';

type Known = ShownProject['moments'][number];

const shape = { then: urlText() };

/** The moment that is looked back from: kept in the address as `then`, always one of the project's own moments. */
export interface Then {
  readonly moments: readonly Known[];
  readonly at: number;
  readonly known: Known | undefined;
  readonly choose: (at: number) => void;
}

/** The moment of an address is the last one at or before it; without one, the end of the last half-month that ended. */
export function placeOfThen(moments: readonly Known[], asked: string): number {
  const exact = moments.findIndex(({ knownAt }) => knownAt === asked);
  if (exact !== -1) return exact;
  if (/^\d{4}-\d{2}-\d{2}/.test(asked)) {
    const until = isLocalDate(asked) ? `${asked}T15:59:59.999Z` : asked;
    return Math.max(0, moments.filter(({ at }) => at <= until).length - 1);
  }
  return Math.max(0, moments.map(({ kind }) => kind).lastIndexOf('PERIOD_END'));
}

export function useThen(moments: readonly Known[]): Then {
  const [{ then }, change] = useUrl(shape);
  return useMemo(() => {
    const at = placeOfThen(moments, then);
    return { moments, at, known: moments[at], choose: (next) => change({ then: moments[next]?.knownAt ?? '' }) };
  }, [moments, then, change]);
}

/** A moment in words: the end of a half-month, or the minute at which something was recorded. */
export function thenText(known: Known, say: Say<keyof (typeof words)['zh']>, language: Language): string {
  if (known.period === null) return say('recordedThen', { when: moment(known.at), count: known.claims });
  return say('periodEndThen', { period: periodText(known.period, language), day: day(localDate(known.knownAt), language) });
}
