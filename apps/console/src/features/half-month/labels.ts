import { attributeDefinition, isAttribute } from '#kernel';
import { useEither } from '../../shared/words';

export { cellText, isMoney, useCellText } from '../../shared/format/values';

/** Name of a column in the reader's language. */
export function useColumnName(): (attribute: string) => string {
  const either = useEither();
  return (attribute) => {
    if (!isAttribute(attribute)) return attribute;
    const { zh, en } = attributeDefinition(attribute);
    return either(zh, en);
  };
}
