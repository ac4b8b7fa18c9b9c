/** Why a text cannot be read. Each code has its message in `messages/parsing.ts`. */
export type ParseCode =
  | 'EMPTY'
  | 'NOT_AN_INSTANT'
  | 'NOT_A_DATE'
  | 'IMPOSSIBLE_DATE'
  | 'DATE_OUT_OF_RANGE'
  | 'YEAR_MISSING'
  | 'DAY_MISSING'
  | 'NOT_A_PERIOD'
  | 'NOT_A_STAGE'
  | 'NOT_A_CATEGORY'
  | 'NOT_A_LEVEL'
  | 'NOT_A_UNIT'
  | 'NOT_A_PROJECT_CODE'
  | 'NOT_MONEY'
  | 'NEGATIVE'
  | 'FINER_THAN_FEN'
  | 'TOO_LARGE'
  | 'TOO_LONG'
  | 'NOT_EPISODES'
  | 'EPISODES_BELOW_ONE';

/** What was made of a text before it could be read: normalisations are told, never silent. */
export type NoteCode =
  | 'WIDTH_NORMALISED'
  | 'SEPARATORS_READ'
  | 'UNIT_READ'
  | 'MONEY_UNLIKELY'
  | 'FLOAT_ROUNDED'
  | 'DATE_FORM_READ'
  | 'SERIAL_READ'
  | 'TIME_DROPPED'
  | 'TWO_DIGIT_YEAR'
  | 'DATE_RANGE_FIRST'
  | 'EXTRA_TEXT_IGNORED'
  | 'EPISODES_UNLIKELY'
  | 'TITLE_MARKS_REMOVED'
  | 'NAMES_SPLIT_ON_SPACE'
  | 'NAMES_UNCLEAR'
  | 'NAMES_REPEATED'
  | 'NUMBER_FORM_UNKNOWN'
  | 'NUMBER_LONG'
  | 'NUMBER_OF_ANOTHER_KIND'
  | 'NUMBER_IS_CREDIT_CODE'
  | 'NUMBER_DIGITS_LOST'
  | 'NUMBERS_SEVERAL';

export type Detail = Readonly<Record<string, string | number | boolean | null>>;

export interface Note {
  readonly code: NoteCode;
  /** `told`: for information. `warning`: goes out only with a look, in reports with a reason. */
  readonly level: 'told' | 'warning';
  readonly detail: Detail;
}

export interface ParsedValue<T> {
  readonly ok: true;
  readonly value: T;
  readonly notes: readonly Note[];
}

export interface Unparsed {
  readonly ok: false;
  readonly code: ParseCode;
  readonly detail: Detail;
}

/** A text read at the edge: a value and what was told on the way, or a closed code. Never an exception. */
export type Parsed<T> = ParsedValue<T> | Unparsed;

export const parsed = <T>(value: T, ...notes: readonly Note[]): ParsedValue<T> => ({ ok: true, value, notes });
export const unparsed = (code: ParseCode, detail: Detail = {}): Unparsed => ({ ok: false, code, detail });
export const told = (code: NoteCode, detail: Detail = {}): Note => ({ code, level: 'told', detail });
export const warning = (code: NoteCode, detail: Detail = {}): Note => ({ code, level: 'warning', detail });

/** For literals and stored facts, which must be right: the value, or a RangeError naming the code and the text. */
export function must<T>(result: Parsed<T>): T {
  if (result.ok) return result.value;
  throw new RangeError(`${result.code} ${JSON.stringify(result.detail)}`);
}
