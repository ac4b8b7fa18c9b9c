import { isLocalDate, parseMoney } from '#kernel';
import type { ProjectFilter } from '../graphql/figures.types';
import { textParam, type QueryText } from '../http/params';
import { Problem } from '../http/problem';

const LISTS = [
  'units',
  'stages',
  'categories',
  'levels',
  'projects',
  'periods',
  'regions',
  'sideStates',
  'missing',
  'reportedIn',
] as const;
/** Names may hold a comma: given several times instead. */
const NAMES = ['bodies', 'platforms'] as const;
const DAYS = ['broadcastFrom', 'broadcastTo'] as const;
const AMOUNTS = ['costFrom', 'costTo'] as const;

export const FILTER_PARAMS: readonly string[] = [...LISTS, ...NAMES, ...DAYS, ...AMOUNTS, 'text', 'disputed', 'unreportedSince'];

const SIDE_STATES = ['ACTIVE', 'PAUSED', 'TERMINATED', 'WITHDRAWN', 'REVOKED'];

/**
 * The filter of GraphQL's lists as a query string: lists with commas or repeated, amounts in 万元.
 * @throws Problem BAD_REQUEST, naming the parameter
 */
export function filterOfQuery(query: QueryText): ProjectFilter {
  const filter: Record<string, unknown> = {};
  const set = (name: string, value: unknown): void => {
    if (value !== undefined) filter[name] = value;
  };
  for (const name of LISTS)
    set(
      name,
      listOf(query, name)
        ?.flatMap((text) => text.split(','))
        .map((text) => text.trim()),
    );
  for (const name of NAMES) set(name, listOf(query, name));
  for (const name of DAYS)
    set(
      name,
      read(query, name, (text) => (isLocalDate(text) ? text : undefined)),
    );
  for (const name of AMOUNTS) set(name, read(query, name, amountOf));
  set('text', textParam(query, 'text'));
  set('unreportedSince', textParam(query, 'unreportedSince'));
  set(
    'disputed',
    read(query, 'disputed', (text) => (text === 'true' ? true : text === 'false' ? false : undefined)),
  );
  const state = (filter['sideStates'] as readonly string[] | undefined)?.find((each) => !SIDE_STATES.includes(each));
  if (state !== undefined) throw wrong('sideStates', state);
  return filter as unknown as ProjectFilter;
}

const amountOf = (text: string): number | undefined => {
  const money = parseMoney(text);
  return money.ok ? money.value : undefined;
};

function listOf(query: QueryText, name: string): readonly string[] | undefined {
  const value = query[name];
  if (value === undefined || value === '') return undefined;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length <= 500 && list.every((each) => typeof each === 'string')) return list as readonly string[];
  throw wrong(name, '');
}

function read<Value>(query: QueryText, name: string, parse: (text: string) => Value | undefined): Value | undefined {
  const text = textParam(query, name);
  if (text === undefined) return undefined;
  const value = parse(text);
  if (value === undefined) throw wrong(name, text);
  return value;
}

const wrong = (name: string, text: string): Problem =>
  new Problem(400, 'BAD_REQUEST', `参数 ${name} 有误：${text.slice(0, 40)}`, `${name} cannot be read: ${text.slice(0, 40)}`);
