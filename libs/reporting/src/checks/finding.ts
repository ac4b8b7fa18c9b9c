import {
  formatAttribute,
  isMessageCode,
  message,
  type Attribute,
  type AttributeValue,
  type Detail,
  type MessageCode,
} from '#kernel';

/** Something that holds a report back (error), or that goes out only with a reason (warning: "in principle" is soft). */
export interface ReportFinding {
  /** Stable while code, line, cell and value stay the same: a waiver names it. */
  readonly key: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** Where it stands in a file, from 1; null for what was typed or is nowhere. */
  readonly place: { readonly sheet: string | null; readonly row: number; readonly column: number | null } | null;
  /** Project code or `new-<n>`. */
  readonly line: string | null;
  readonly attribute: Attribute | null;
  readonly value: string | null;
  /** Requirement the check comes from. */
  readonly rule: string;
  readonly detail: Detail;
  readonly zh: string;
  readonly en: string;
  readonly repair: { readonly zh: string; readonly en: string } | null;
  /** The reason it goes out with, once somebody gave one. */
  readonly waived: string | null;
  /** `person-…` who gave it. */
  readonly waivedBy: string | null;
}

export interface FoundCell {
  readonly severity: ReportFinding['severity'];
  readonly code: string;
  readonly rule: string;
  readonly line: string | null;
  readonly attribute?: Attribute | null;
  readonly value?: AttributeValue;
  readonly detail?: Detail;
  readonly place?: ReportFinding['place'];
  /** A key of its own, where the finding is not derived from a value. */
  readonly key?: string;
  /** The text as it stands in a file. */
  readonly text?: string | null;
}

/** What a check found; a code without a message does not compile. */
export const finding = (it: FoundCell & { readonly code: MessageCode }): ReportFinding => worded(it);

/** For what was stored earlier, whose code may have lost its message since: then the code speaks for itself. */
export function worded(it: FoundCell): ReportFinding {
  const attribute = it.attribute ?? null;
  const value = it.text ?? (attribute && it.value !== undefined ? formatAttribute(attribute, it.value) : null);
  const detail: Detail = { line: it.line, value, ...it.detail };
  const words = isMessageCode(it.code) ? message(it.code, detail) : { zh: it.code, en: it.code, repair: null };
  return {
    key: it.key ?? [it.code, it.line ?? '', attribute ?? '', value ?? ''].join('|'),
    severity: it.severity,
    code: it.code,
    place: it.place ?? null,
    line: it.line,
    attribute,
    value,
    rule: it.rule,
    detail,
    zh: words.zh,
    en: words.en,
    repair: words.repair,
    waived: null,
    waivedBy: null,
  };
}
