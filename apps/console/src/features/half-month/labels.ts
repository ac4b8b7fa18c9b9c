import { attributeDefinition, isAttribute } from '#kernel';
import { cellText } from '../../shared/format/values';
import { useEither, useLanguage } from '../../shared/words';

export { cellText, isMoney } from '../../shared/format/values';

/** Name of a column in the reader's language. */
export function useColumnName(): (attribute: string) => string {
  const either = useEither();
  return (attribute) => {
    if (!isAttribute(attribute)) return attribute;
    const { zh, en } = attributeDefinition(attribute);
    return either(zh, en);
  };
}

/** The same in the language shown. */
export function useCellText(): (attribute: string, text: string) => string {
  const { language } = useLanguage();
  return (attribute, text) => cellText(attribute, text, language);
}
