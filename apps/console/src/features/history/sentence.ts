import { CATEGORIES, isLocalDate, STAGES, SUPPORT_LEVELS, type LocalDate } from '#kernel';
import { day, moment } from '../../shared/format';
import type { FigureFilter } from '../../shared/paths/open';
import type { Language } from '../../shared/words';
import type { MetricInfo } from './operations';
import type { Say } from './words';

interface AnsweredMoment {
  readonly asOf: LocalDate;
  readonly now: string;
}

interface Told {
  readonly metrics: readonly MetricInfo[];
  readonly by: readonly string[];
  readonly filter: FigureFilter;
  readonly basis: 'REPORTED' | 'ACCEPTED';
  /** False: a bureau asks of its own projects. */
  readonly nation: boolean;
  /** What a unit is called at the bar’s moment, in the reader's language. */
  readonly unitName: (id: string) => string;
  readonly main: { readonly asked: { readonly asOf?: string; readonly knownAt?: string }; readonly at: AnsweredMoment };
  readonly other: Told['main'] | null;
}

/** What is asked, in plain words: 截至2026年8月31日、按2026年9月30日所知，全国的制作成本合计，按单位分组（各单位上报口径）. */
export function sentenceOf(told: Told, say: Say, language: Language): string {
  const zh = language === 'zh';
  const list = (texts: readonly string[]): string => texts.join(zh ? '、' : ', ');
  const { filter } = told;
  const named = <T extends { readonly code: string; readonly zh: string; readonly en: string }>(
    all: readonly T[],
    codes: readonly string[],
  ): string => list(all.filter(({ code }) => codes.includes(code)).map((each) => (zh ? each.zh : each.en)));
  const units = (filter.units ?? []).map(told.unitName);
  const scope = units.length > 0 ? list(units) : say(told.nation ? 's_nation' : 's_own');
  const narrowed = [
    ...(filter.stages ? [say('s_stages', { list: named(STAGES, filter.stages) })] : []),
    ...(filter.categories ? [say('s_categories', { list: named(CATEGORIES, filter.categories) })] : []),
    ...(filter.levels ? [say('s_levels', { list: named(SUPPORT_LEVELS, filter.levels) })] : []),
    ...(filter.text === undefined ? [] : [say('s_text', { text: filter.text })]),
  ];
  const what = list(told.metrics.map((metric) => (zh ? metric.zh : metric.en)));
  const by = told.by.length === 0 ? '' : say('s_by', { list: list(told.by.map((field) => say(`dim_${field}` as 'dim_unit'))) });
  const basis = say(told.basis === 'REPORTED' ? 's_reported' : 's_accepted');
  const main = momentText(told.main, say, language);
  const other = told.other === null ? '' : say('s_compare', { moment: momentText(told.other, say, language) });
  if (zh) {
    const of = narrowed.length === 0 ? '的' : `${narrowed.join('、')}的项目的`;
    return `${[`${main}，${scope}${of}${what}`, by, other].filter((part) => part !== '').join('，')}（${basis}）。`;
  }
  return `${[`${main}: ${what} of ${[scope, ...narrowed].join(', ')}`, by, other].filter((part) => part !== '').join(', ')} (${basis}).`;
}

/** 截至2026年8月31日、按2026年9月30日所知 */
export function momentText({ asked, at }: Told['main'], say: Say, language: Language): string {
  const asOf = say(asked.asOf === undefined && asked.knownAt === undefined ? 's_now' : 's_asOf', { day: day(at.asOf, language) });
  const known =
    asked.knownAt === undefined
      ? say('s_knownNow')
      : isLocalDate(asked.knownAt)
        ? say('s_known', { day: day(asked.knownAt, language) })
        : say('s_knownAt', { at: moment(at.now) });
  return language === 'zh' ? `${asOf}、${known}` : `${asOf}, ${known}`;
}
