import type { AttributeValue } from '#kernel';

/** Equal as values of an attribute: lists by order, numbers by their normal form, absent as "none". */
export const sameValue = (left: AttributeValue | undefined, right: AttributeValue | undefined): boolean =>
  valueText(left) === valueText(right);

/** One text per value, whatever the order of keys. */
export function valueText(value: AttributeValue | undefined): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return JSON.stringify(value);
  if ('normal' in value) return JSON.stringify({ normal: value.normal });
  if ('count' in value) return JSON.stringify({ count: value.count, unit: value.unit });
  return JSON.stringify(value);
}
