import { attributeDefinition, isAttribute } from '#kernel';
import { useEither } from '../../shared/words';

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
 * A cell’s text as tables show it: an amount in 万元 with commas and two decimals, where it has no more; anything else as a
 * sheet writes it.
 */
export function cellText(attribute: string, text: string): string {
  const [, whole = '', decimals = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (!isMoney(attribute) || whole === '') return text;
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals.padEnd(2, '0')}`;
}
