import { attributeDefinition, isAttribute, STAGES } from '#kernel';
import { useEither, useLanguage, type Language } from '../../shared/words';

/** Name of a column in the reader's language. */
export function useColumnName(): (attribute: string) => string {
  const either = useEither();
  return (attribute) => {
    if (!isAttribute(attribute)) return attribute;
    const { zh, en } = attributeDefinition(attribute);
    return either(zh, en);
  };
}

/** Whether a column holds money: right-aligned, tabular. */
export const isMoney = (attribute: string): boolean => isAttribute(attribute) && attributeDefinition(attribute).kind === 'money';

/**
 * A cell’s text as tables show it: an amount in 万元 with commas and two decimals, where it has no more; a stage in the
 * reader’s language; anything else as a sheet writes it.
 */
export function cellText(attribute: string, text: string, language: Language = 'zh'): string {
  if (attribute === 'stage' && language === 'en') return STAGES.find(({ zh }) => zh === text)?.en ?? text;
  const [, whole = '', decimals = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (!isMoney(attribute) || whole === '') return text;
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals.padEnd(2, '0')}`;
}

/** The same in the language shown. */
export function useCellText(): (attribute: string, text: string) => string {
  const { language } = useLanguage();
  return (attribute, text) => cellText(attribute, text, language);
}
