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
