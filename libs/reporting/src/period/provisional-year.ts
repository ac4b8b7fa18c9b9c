import { localDate, type HolidayTable, type LocalDate } from '#kernel';

/** `provisional`: the year's notice is not published, and the table is a stand-in. */
export type YearOfHolidays = HolidayTable & {
  readonly year: number;
  readonly provisional?: true;
  /** What the days off are called. */
  readonly names?: ReadonlyMap<LocalDate, { readonly zh: string; readonly en: string }>;
};

/**
 * The arrangement of a year is published late in the year before, and the last period of a year needs the next one's to
 * count its grace. Until then that one year has weekends and 1 January, which is a day off every year; a year further on
 * stays unknown.
 */
export function withProvisionalYear(published: readonly YearOfHolidays[]): readonly YearOfHolidays[] {
  const year = Math.max(...published.map((each) => each.year)) + 1;
  const standIn = {
    year,
    provisional: true,
    holidays: [localDate(`${year}-01-01`)],
    workdays: [],
    source: remark(year),
    names: new Map([[localDate(`${year}-01-01`), { zh: '元旦', en: 'New Year' }]]),
  } as const;
  return [...published, standIn];
}

interface RuleText {
  readonly version: string;
  readonly source: string;
}

/** A rule's version and source with the provisional years that a deadline was counted by, as they stand in the fact. */
export function markProvisional({ version, source }: RuleText, years: readonly number[]): RuleText {
  if (years.length === 0) return { version, source };
  const said = years.map(remark).join('；');
  return { version: `${version}（${said}）`, source: `${source}；${said}，仅计周末和元旦` };
}

/** Was a deadline counted by a year whose notice was not published? Told from the version as it stands in the fact. */
export const isProvisional = (version: string): boolean => version.includes('（暂定：');

const remark = (year: number): string => `暂定：${year}年节假日安排未公布`;
