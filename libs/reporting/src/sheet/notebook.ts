import type { Attribute, Detail } from '#kernel';
import type { Finding, FindingCode, Normalisation, Question } from './reading';

export interface Place {
  readonly row?: number | null;
  readonly column?: number | null;
  readonly value?: string | null;
  readonly attribute?: Attribute | null;
  readonly project?: string | null;
  readonly rule?: string;
  readonly detail?: Detail;
}

/** Collects what a reader has to say about one sheet, in the order it met it. */
export class Notebook {
  readonly findings: Finding[] = [];
  readonly normalisations: Normalisation[] = [];
  readonly questions: Question[] = [];

  constructor(readonly sheet: string) {}

  error(code: FindingCode, place: Place): void {
    this.add('error', code, place);
  }

  warn(code: FindingCode, place: Place): void {
    this.add('warning', code, place);
  }

  tell(code: Normalisation['code'], row: number, column: number, from: string, to: string): void {
    this.normalisations.push({ code, sheet: this.sheet, row, column, from, to });
  }

  private add(severity: Finding['severity'], code: FindingCode, place: Place): void {
    this.findings.push({
      severity,
      code,
      sheet: this.sheet,
      row: place.row ?? null,
      column: place.column ?? null,
      value: place.value ?? null,
      attribute: place.attribute ?? null,
      project: place.project ?? null,
      rule: place.rule ?? 'B-12',
      detail: place.detail ?? {},
    });
  }
}
