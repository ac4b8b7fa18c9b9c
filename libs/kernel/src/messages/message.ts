/** One sentence in both languages; `{name}` stands for a detail of the code. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What a code says, and, where a person can do something about it, what. */
export interface MessageTemplate extends Bilingual {
  readonly repair?: Bilingual;
}

export interface Message extends Bilingual {
  readonly repair: Bilingual | null;
}

/** A part of the catalogue: closed code → message. The codes are its keys. */
export const defineMessages = <const Part extends Readonly<Record<string, MessageTemplate>>>(part: Part): Part => part;

/** Fills a template. A detail that is missing is shown as —, since a refusal must reach its reader all the same. */
export function fillMessage(template: MessageTemplate, detail: Readonly<Record<string, unknown>>): Message {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => shown(detail[name]));
  const both = ({ zh, en }: Bilingual): Bilingual => ({ zh: fill(zh), en: fill(en) });
  return { ...both(template), repair: template.repair ? both(template.repair) : null };
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.map(shown).join('、');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
