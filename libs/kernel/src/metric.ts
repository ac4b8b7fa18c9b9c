/**
 * A figure is a metric: a closed expression over one relation. The same definition gives the number and the list behind
 * it (design idea 3). The read store compiles it to SQL; `evaluateMetric` is the independent second evaluator.
 */
export type Basis = 'reported' | 'accepted';

/** Values that are known only when the question is asked. */
export type Parameter = 'now' | 'asOf' | 'periodStart' | 'periodEnd';
export type Literal = string | number | boolean;
/** A literal, a value known only when asked, or another field of the same row (lateness compares two fields). */
export type Operand = Literal | { readonly param: Parameter } | { readonly field: FieldName };

/**
 * A field of the row, or, in a change metric, `before.field` of the row at the earlier cut (a bare name is the later one).
 */
export type FieldName = string;

export type Predicate =
  | { readonly op: 'all' | 'any'; readonly of: readonly Predicate[] }
  | { readonly op: 'not'; readonly of: Predicate }
  /** Equality; false where the field is missing. */
  | { readonly op: 'is'; readonly field: FieldName; readonly value: Operand }
  | { readonly op: 'in'; readonly field: FieldName; readonly values: readonly Literal[] }
  /** field >= value; false where missing. */
  | { readonly op: 'atLeast'; readonly field: FieldName; readonly value: Operand }
  /** field < value; false where missing. */
  | { readonly op: 'below'; readonly field: FieldName; readonly value: Operand }
  | { readonly op: 'present'; readonly field: FieldName }
  /** A list field contains the value. */
  | { readonly op: 'has'; readonly field: FieldName; readonly value: Literal }
  /** A text, or one text of a list, contains the value; Latin letters in either case. */
  | { readonly op: 'contains'; readonly field: FieldName; readonly value: string }
  /** Change metrics only: missing and value, or two values, differ between the cuts. */
  | { readonly op: 'differs'; readonly field: string };

export const everything: Predicate = { op: 'all', of: [] };

export type Measure = { readonly count: true } | { readonly sum: string };

export interface Metric {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly relation: string;
  /** 'cut': one moment. 'change': rows of two moments joined by the relation's key. */
  readonly over: 'cut' | 'change';
  readonly where: Predicate;
  readonly measure: Measure;
  readonly unit: '个' | '份' | '分' | '项';
  /** Fields it may be split by. */
  readonly dimensions: readonly string[];
  /** Requirement or notice it comes from. */
  readonly source: string;
}

/** One group of an answered metric: values of the asked dimensions, and the figure. */
export interface MetricGroup {
  readonly by: Readonly<Record<string, Literal | null>>;
  readonly value: number;
  /** Rows whose summed field is missing; 0 for counts. */
  readonly missing: number;
  readonly rows: number;
}

export type RowValue = Literal | null | readonly string[] | Readonly<Record<string, unknown>>;
export type Row = Readonly<Record<string, RowValue>>;
export type Parameters = Readonly<Partial<Record<Parameter, string>>>;
/** A row of a change metric: null where the key is absent at that cut. */
export interface ChangeRow {
  readonly before: Row | null;
  readonly after: Row | null;
}

/** Does the row satisfy the predicate? Rows of change metrics pass both sides. */
export function matches(predicate: Predicate, row: Row | ChangeRow, parameters: Parameters): boolean {
  switch (predicate.op) {
    case 'all':
      return predicate.of.every((each) => matches(each, row, parameters));
    case 'any':
      return predicate.of.some((each) => matches(each, row, parameters));
    case 'not':
      return !matches(predicate.of, row, parameters);
    case 'differs': {
      const { before, after } = row as ChangeRow;
      return canonical(before?.[predicate.field]) !== canonical(after?.[predicate.field]);
    }
    case 'present':
      return !isMissing(read(row, predicate.field));
    case 'has': {
      const list = read(row, predicate.field);
      return Array.isArray(list) && list.includes(predicate.value as string);
    }
    case 'contains': {
      const value = read(row, predicate.field);
      const texts = Array.isArray(value) ? (value as readonly unknown[]) : [value];
      const wanted = lowerLatin(predicate.value);
      return texts.some((text) => typeof text === 'string' && lowerLatin(text).includes(wanted));
    }
    case 'in': {
      const value = read(row, predicate.field);
      return !isMissing(value) && predicate.values.includes(value as Literal);
    }
    case 'is':
      return compare(read(row, predicate.field), operand(predicate.value, row, parameters)) === 0;
    case 'atLeast': {
      const order = compare(read(row, predicate.field), operand(predicate.value, row, parameters));
      return order !== undefined && order >= 0;
    }
    case 'below': {
      const order = compare(read(row, predicate.field), operand(predicate.value, row, parameters));
      return order !== undefined && order < 0;
    }
  }
}

/** The metric over rows in memory, split by the asked dimensions; groups are sorted by their values. */
export function evaluateMetric(
  metric: Metric,
  rows: readonly (Row | ChangeRow)[],
  parameters: Parameters,
  by: readonly string[] = [],
): readonly MetricGroup[] {
  for (const field of by) if (!metric.dimensions.includes(field)) throw new Error(`${metric.id} is not split by ${field}`);
  const groups = new Map<string, { by: Record<string, Literal | null>; value: number; missing: number; rows: number }>();
  for (const row of rows) {
    if (!matches(metric.where, row, parameters)) continue;
    const values = by.map((field) => (read(row, field) ?? null) as Literal | null);
    const key = JSON.stringify(values);
    let group = groups.get(key);
    if (!group) {
      group = { by: Object.fromEntries(by.map((field, at) => [field, values[at] ?? null])), value: 0, missing: 0, rows: 0 };
      groups.set(key, group);
    }
    group.rows += 1;
    if ('count' in metric.measure) group.value += 1;
    else {
      const value = read(row, metric.measure.sum);
      if (isMissing(value)) group.missing += 1;
      else group.value += value as number;
    }
  }
  if (by.length === 0 && groups.size === 0) return [{ by: {}, value: 0, missing: 0, rows: 0 }];
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

const isChange = (row: Row | ChangeRow): row is ChangeRow => 'before' in row && 'after' in row;

/** A change row shows its later side; a row that is gone shows its earlier one, so that it can still be placed. */
function read(row: Row | ChangeRow, field: FieldName): RowValue | undefined {
  if (!isChange(row)) return row[field];
  if (field.startsWith('before.')) return row.before?.[field.slice('before.'.length)];
  if (field.startsWith('after.')) return row.after?.[field.slice('after.'.length)];
  return (row.after ?? row.before)?.[field];
}

/** A to Z only: every database and every machine agrees on those. */
export const lowerLatin = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** An empty list is missing too: a project without platforms has none. */
const isMissing = (value: RowValue | undefined): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

function operand(value: Operand, row: Row | ChangeRow, parameters: Parameters): RowValue | undefined {
  if (typeof value !== 'object') return value;
  if ('field' in value) return read(row, value.field);
  const given = parameters[value.param];
  if (given === undefined) throw new Error(`The metric needs the parameter ${value.param}`);
  return given;
}

function compare(left: RowValue | undefined, right: RowValue | undefined): number | undefined {
  if (isMissing(left) || isMissing(right) || typeof left !== typeof right) return undefined;
  return left === right ? 0 : (left as Literal) < (right as Literal) ? -1 : 1;
}

const canonical = (value: RowValue | undefined): string => JSON.stringify(value ?? null);
