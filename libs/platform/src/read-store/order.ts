import { CATEGORIES, type FieldType, type Relation, STAGES } from '#kernel';
import { BadCursor, BadQuestion } from './errors';
import { castOf, type Columns, fieldOf, kindOf, type Values } from './expression';

/** Field and direction of a list. */
export interface Ordering {
  readonly field: string;
  readonly descending?: boolean;
  /** Chinese by pinyin instead of by code point; texts only. */
  readonly pinyin?: boolean;
}

interface OrderTerm {
  readonly sql: string;
  readonly descending: boolean;
  readonly cast: string;
}

const RANKED: Partial<Record<FieldType, readonly string[]>> = {
  stage: STAGES.map(({ code }) => code),
  category: CATEGORIES.map(({ code }) => code),
  level: ['NATIONAL', 'PROVINCIAL', 'PLATFORM'],
};

/**
 * The total order of a list: the asked fields, then the relation's key. Stages, categories and levels stand in their
 * official order, units by their ids, which are in official order; a missing value stands last in either direction. Errors: BadQuestion.
 */
export function orderTerms(relation: Relation, asked: readonly Ordering[], columns: Columns): readonly OrderTerm[] {
  const fields = new Map<string, Ordering>();
  for (const each of [...asked, ...relation.key.map((field) => ({ field }))]) {
    if (!fields.has(each.field)) fields.set(each.field, each);
  }
  return [...fields.values()].map(({ field, descending = false, pinyin }) => {
    const { type } = fieldOf(relation, field);
    if (kindOf(type) === 'json') throw new BadQuestion(`${relation.name} is not ordered by ${field}`);
    const { sql } = columns.field(field);
    const ranks = RANKED[type];
    if (pinyin && kindOf(type) === 'text') return { sql: `(${sql} COLLATE "zh-x-icu")`, descending, cast: 'text' };
    if (!ranks) return { sql, descending, cast: castOf(type) };
    return { sql: `array_position(ARRAY[${ranks.map((rank) => `'${rank}'`).join(', ')}], ${sql})`, descending, cast: 'integer' };
  });
}

export const orderSql = (terms: readonly OrderTerm[]): string =>
  terms.map(({ sql, descending }) => `${sql} ${descending ? 'DESC' : 'ASC'} NULLS LAST`).join(', ');

/** The row's place in the order, as one JSON text. */
export const placeSql = (terms: readonly OrderTerm[]): string =>
  `json_build_array(${terms.map(({ sql }) => `(${sql})::text`).join(', ')})`;

/** Rows behind the cursor's place: a keyset, so that a page costs the same wherever it stands. Errors: BadCursor. */
export function afterSql(terms: readonly OrderTerm[], cursor: string, values: Values): string {
  const place = readCursor(cursor, terms);
  const alternatives = terms.map((term, at) => {
    const equal = terms.slice(0, at).map((before, index) => equalSql(before, place[index] ?? null, values));
    return [...equal, behindSql(term, place[at] ?? null, values)];
  });
  return `(${alternatives.map((each) => `(${each.join(' AND ')})`).join(' OR ')})`;
}

export const writeCursor = (place: readonly (string | null)[]): string =>
  Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');

/** What a cursor may say of a term of each type; anything else would only fail in the database. */
const READABLE: Readonly<Record<string, RegExp>> = {
  text: /^[^\u0000]*$/,
  integer: /^-?\d{1,10}$/,
  bigint: /^-?\d{1,18}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  boolean: /^(?:true|false)$/,
  timestamptz: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}(?::\d{2})?$/,
};

function readCursor(cursor: string, terms: readonly OrderTerm[]): readonly (string | null)[] {
  const fits = (value: unknown, at: number): value is string | null =>
    value === null || (typeof value === 'string' && READABLE[terms[at]?.cast ?? '']?.test(value) === true);
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(place) && place.length === terms.length && place.every(fits)) return place;
  } catch {
    // Falls through to the one answer for every unreadable cursor.
  }
  throw new BadCursor('The cursor does not belong to this list');
}

const equalSql = ({ sql, cast }: OrderTerm, value: string | null, values: Values): string =>
  value === null ? `${sql} IS NULL` : `${sql} = ${values.add(value)}::${cast}`;

const behindSql = ({ sql, cast, descending }: OrderTerm, value: string | null, values: Values): string =>
  value === null ? 'false' : `(${sql} ${descending ? '<' : '>'} ${values.add(value)}::${cast} OR ${sql} IS NULL)`;
