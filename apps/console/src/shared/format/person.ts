import type { Language } from '../words';

/** Who did something, and as a deputy in whose name (I-10). */
interface Doer {
  readonly name: string;
  readonly onBehalfOf: { readonly name: string } | null;
}

/** 乙（代甲）; B for A. Without a principal only the name. */
export function doerText({ name, onBehalfOf }: Doer, language: Language): string {
  if (onBehalfOf === null) return name;
  return language === 'zh' ? `${name}（代${onBehalfOf.name}）` : `${name} for ${onBehalfOf.name}`;
}

/** 乙（四川，代甲）; B for A (Sichuan). */
export function doerOfUnit(doer: Doer, unit: string, language: Language): string {
  const { name, onBehalfOf } = doer;
  if (language === 'en') return `${doerText(doer, language)} (${unit})`;
  return onBehalfOf === null ? `${name}（${unit}）` : `${name}（${unit}，代${onBehalfOf.name}）`;
}
