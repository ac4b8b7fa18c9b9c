import { type Attribute, type AttributeValue, type AttributeValues, attributeDefinition } from './attribute';
import { type DateSerial, parseDate } from './dates';
import { formatEpisodes, parseEpisodes } from './episodes';
import { parseNumber } from './filing';
import { decimalTextOfNumber, type MoneyUnit, parseMoney, parseMoneyNumber, wanYuanText } from './money';
import { formatNames, parseNames } from './names';
import { type Parsed, parsed, told, unparsed } from './parsed';
import { parseStage, stageOf } from './stage';
import { NONE_WORD, cleanText, isBlank, isNone, oneLine } from './text';

/** A cell as it comes out of a file or a form. A date cell of a file is a serial. */
export type RawValue = string | number | DateSerial;

export interface AttributeContext {
  /** The workbook counts days from 1904. */
  readonly date1904?: boolean;
  /** Year of the period, offered where a date has none. */
  readonly year?: number;
  /** Unit the project's episodes are counted in so far. */
  readonly episodeUnit?: '集' | '期';
  /** Unit the column's heading names for its bare amounts; 万元 where it names none. */
  readonly moneyUnit?: MoneyUnit;
}

const LONGEST_TITLE = 100;
const LONGEST_NOTE = 2000;
const LONGEST_LIST = 2000;

/**
 * The value a cell means for an attribute; "无" and its like mean null, "none", a value taken away. A blank is EMPTY:
 * what it means is for the caller to say (in our sheet a question, in the annex nothing).
 */
export function parseAttribute(attribute: Attribute, raw: RawValue, context: AttributeContext = {}): Parsed<AttributeValue> {
  const text = textOf(raw);
  if (isBlank(text)) return unparsed('EMPTY');
  if (isNone(text)) return parsed(null);
  switch (attributeDefinition(attribute).kind) {
    case 'stage':
      return parseStage(text);
    case 'text':
      return attribute === 'title' ? parseTitle(text) : parseNote(text);
    case 'names':
      return text.length > LONGEST_LIST
        ? unparsed('TOO_LONG', { value: text.slice(0, 40), limit: LONGEST_LIST })
        : parseNames(text);
    case 'date':
      if (typeof raw === 'number') return parseDate({ serial: raw, date1904: context.date1904 ?? false }, context);
      return parseDate(raw, context);
    case 'episodes':
      return parseEpisodes(text, { unit: context.episodeUnit ?? '集' });
    case 'money':
      return typeof raw === 'number'
        ? parseMoneyNumber(raw, { bareUnit: context.moneyUnit })
        : parseMoney(text, { bareUnit: context.moneyUnit });
    case 'number':
      return parseNumber(typeof raw === 'number' ? raw : text, attribute === 'planningNumber' ? 'planning' : 'release');
  }
}

const textOf = (raw: RawValue): string => {
  if (typeof raw === 'string') return raw;
  const number = typeof raw === 'number' ? raw : raw.serial;
  return decimalTextOfNumber(number) ?? String(number);
};

/** A title stands without its marks; 《无》 is a title, 无 is none. */
function parseTitle(text: string): Parsed<string> {
  const line = oneLine(text);
  const inner = /^《([^《》]+)》$/.exec(line)?.[1]?.trim();
  const title = inner ?? line;
  if (title === '') return unparsed('EMPTY');
  if ([...title].length > LONGEST_TITLE) return unparsed('TOO_LONG', { value: title.slice(0, 40), limit: LONGEST_TITLE });
  return inner === undefined ? parsed(title) : parsed(title, told('TITLE_MARKS_REMOVED', { value: line, understood: inner }));
}

function parseNote(text: string): Parsed<string> {
  const note = cleanText(text);
  return [...note].length > LONGEST_NOTE ? unparsed('TOO_LONG', { value: note.slice(0, 40), limit: LONGEST_NOTE }) : parsed(note);
}

/** The text of a sheet's cell: `parseAttribute` reads it back as the same value. Money is in 万元, none is 无. */
export function formatAttribute<A extends Attribute>(attribute: A, value: AttributeValues[A] | null): string;
export function formatAttribute(attribute: Attribute, value: AttributeValue): string;
export function formatAttribute(attribute: Attribute, value: AttributeValue): string {
  if (value === null) return NONE_WORD;
  const of = <Known extends Attribute>(): AttributeValues[Known] => value as AttributeValues[Known];
  switch (attributeDefinition(attribute).kind) {
    case 'stage':
      return stageOf(of<'stage'>()).zh;
    case 'text':
      return attribute === 'title' && isNone(of<'title'>()) ? `《${of<'title'>()}》` : of<'note'>();
    case 'names':
      return formatNames(of<'writers'>());
    case 'date':
      return of<'firstBroadcastOn'>();
    case 'episodes':
      return formatEpisodes(of<'episodes'>());
    case 'money':
      return wanYuanText(of<'productionCost'>());
    case 'number':
      return of<'planningNumber'>().typed;
  }
}

/** Do two values say the same? Numbers by their normalised form, lists in order, everything else by content. */
export function sameValue(attribute: Attribute, left: AttributeValue, right: AttributeValue): boolean {
  if (left === null || right === null) return left === right;
  switch (attributeDefinition(attribute).kind) {
    case 'number':
      return (left as AttributeValues['planningNumber']).normal === (right as AttributeValues['planningNumber']).normal;
    case 'episodes': {
      const [one, other] = [left as AttributeValues['episodes'], right as AttributeValues['episodes']];
      return one.count === other.count && one.unit === other.unit;
    }
    case 'names': {
      const [one, other] = [left as readonly string[], right as readonly string[]];
      return one.length === other.length && one.every((name, at) => name === other[at]);
    }
    default:
      return left === right;
  }
}
