import { attributeDefinition, isAttribute } from '#kernel';
import type { Language } from '../words';

/** Attributes that only official acts speak of. */
const OFFICIAL: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  category: { zh: '类别', en: 'Category' },
  levels: { zh: '扶持层级', en: 'Support levels' },
  sideState: { zh: '项目状态', en: 'Side state' },
  unit: { zh: '所属单位', en: 'Unit' },
};

/** What an attribute is called, as the head of its column says it. */
export function attributeName(attribute: string, language: Language): string {
  const name = OFFICIAL[attribute] ?? (isAttribute(attribute) ? attributeDefinition(attribute) : undefined);
  return name?.[language] ?? attribute;
}
