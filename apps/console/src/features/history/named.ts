import { CATEGORIES, isPeriodId, periodName, STAGES, SUPPORT_LEVELS, UNITS } from '#kernel';
import { figureText } from '../../shared/format';
import type { Language } from '../../shared/words';

const EN: Readonly<Record<string, (value: string) => string | undefined>> = {
  unit: (value) => UNITS.find(({ id }) => id === value)?.en,
  stage: (value) => STAGES.find(({ code }) => code === value)?.en,
  category: (value) => CATEGORIES.find(({ code }) => code === value)?.en,
  level: (value) => SUPPORT_LEVELS.find(({ code }) => code === value)?.en,
  period: (value) => (isPeriodId(value) ? periodName(value, 'en') : undefined),
};

/** One value of a dimension in the reader's language: the interface says it in Chinese, the kernel in English. */
export const dimensionText = (
  { field, value, zh }: { readonly field: string; readonly value: string | null; readonly zh: string },
  language: Language,
): string => (language === 'zh' ? zh : value === null ? '–' : (EN[field]?.(value) ?? value.toLowerCase().replaceAll('_', ' ')));

/** The unit a figure is shown in, as a head says it; a count needs none in English. */
export function unitText(unit: string, language: Language): string {
  const { unit: shown } = figureText(0, unit);
  if (language === 'zh') return shown;
  return shown === '万元' ? '10,000 yuan' : '';
}

/** 制作成本合计（万元） · Production cost (10,000 yuan) */
export function withUnit(name: string, unit: string, language: Language): string {
  const shown = unitText(unit, language);
  if (shown === '') return name;
  return language === 'zh' ? `${name}（${shown}）` : `${name} (${shown})`;
}

/** Room a head needs, in px: Chinese characters are about twice as wide as Latin ones. */
export const headWidth = (zh: string, en: string, language: Language): number =>
  Math.max(110, language === 'zh' ? zh.length * 14 + 50 : en.length * 7.6 + 50);

/** An operation as one would write it: without the indentation of the file it stands in. */
export function unindented(text: string): string {
  const lines = text.split('\n');
  const indents = lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const least = Math.min(...indents, 40);
  return lines.map((line, at) => (at === 0 ? line : line.slice(least))).join('\n');
}
