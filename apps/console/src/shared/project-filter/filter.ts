import {
  ATTRIBUTES,
  CATEGORIES,
  findUnit,
  isLocalDate,
  isPeriodId,
  parseMoney,
  STAGES,
  SUPPORT_LEVELS,
  type Attribute,
  type Category,
  type LocalDate,
  type StageCode,
  type SupportLevel,
} from '#kernel';
import type { MoneyText } from '../api/graphql';
import { urlList, urlOneOf, urlText, type UrlField, type UrlOf } from '../paths/url';

export const SIDE_STATES = ['ACTIVE', 'PAUSED', 'TERMINATED', 'WITHDRAWN', 'REVOKED'] as const;
const codes = <T extends string>(list: readonly { readonly code: T }[]): readonly T[] => list.map(({ code }) => code);

/** A text that is passed over where it is not what it should be. */
const urlIf = (is: (text: string) => boolean): UrlField<string> => ({
  read: (raw) => [raw].flat().find((text): text is string => text !== undefined && is(text)) ?? '',
  write: (value) => (value === '' ? undefined : value),
});
const urlListIf = (is: (text: string) => boolean): UrlField<readonly string[]> => {
  const list = urlList();
  return { read: (raw) => list.read(raw).filter(is), write: list.write };
};

export const isAmount = (text: string): boolean => parseMoney(text).ok;

/** A filter of projects in the address, under the names that the interface and the export give its parts. */
export const FILTER_SHAPE = {
  text: urlText(),
  units: urlListIf((id) => findUnit(id) !== undefined),
  categories: urlList<Category>(codes(CATEGORIES)),
  stages: urlList<StageCode>(codes(STAGES)),
  levels: urlList<SupportLevel>(codes(SUPPORT_LEVELS)),
  sideStates: urlList(SIDE_STATES),
  platforms: urlList(),
  bodies: urlList(),
  /** 万元, as typed. */
  costFrom: urlIf(isAmount),
  costTo: urlIf(isAmount),
  broadcastFrom: urlIf(isLocalDate),
  broadcastTo: urlIf(isLocalDate),
  disputed: urlOneOf(['', 'true', 'false'], ''),
  missing: urlList<Attribute>(ATTRIBUTES.map(({ attribute }) => attribute)),
  reportedIn: urlListIf(isPeriodId),
  unreportedSince: urlIf(isPeriodId),
};
export type ProjectFilterUrl = UrlOf<typeof FILTER_SHAPE>;
export type FilterPart = keyof ProjectFilterUrl;
export const FILTER_PARTS = Object.keys(FILTER_SHAPE) as readonly FilterPart[];

const some = <T>(list: readonly T[]): T[] | null => (list.length === 0 ? null : [...list]);
const amount = (text: string): MoneyText | null => {
  const money = parseMoney(text);
  return text !== '' && money.ok ? (String(money.value) as MoneyText) : null;
};
const date = (text: string): LocalDate | null => (isLocalDate(text) ? text : null);

/** The filter as an operation takes it. */
export const filterInput = (url: ProjectFilterUrl) => ({
  text: url.text.trim() === '' ? null : url.text.trim().slice(0, 100),
  units: some(url.units),
  categories: some(url.categories),
  stages: some(url.stages),
  levels: some(url.levels),
  sideStates: some(url.sideStates),
  platforms: some(url.platforms),
  bodies: some(url.bodies),
  costFrom: amount(url.costFrom),
  costTo: amount(url.costTo),
  broadcastFrom: date(url.broadcastFrom),
  broadcastTo: date(url.broadcastTo),
  disputed: url.disputed === '' ? null : url.disputed === 'true',
  missing: some(url.missing),
  reportedIn: some(url.reportedIn),
  unreportedSince: url.unreportedSince === '' ? null : url.unreportedSince,
});

/** The filter as `GET /api/projects/export` takes it: the address's own words. */
export const filterQuery = (url: ProjectFilterUrl): readonly (readonly [string, string])[] =>
  FILTER_PARTS.flatMap((part) => {
    const written = FILTER_SHAPE[part].write(url[part] as never);
    return [written ?? []].flat().map((value) => [part, value] as const);
  });

/** How many parts narrow the list. */
export const narrowedBy = (url: ProjectFilterUrl): readonly FilterPart[] =>
  FILTER_PARTS.filter((part) => FILTER_SHAPE[part].write(url[part] as never) !== undefined);

/** What takes a whole filter away. */
export const NO_FILTER = Object.fromEntries(
  FILTER_PARTS.map((part) => [part, FILTER_SHAPE[part].read(undefined)]),
) as unknown as ProjectFilterUrl;
