import DataLoader from 'dataloader';
import {
  attributeDefinition,
  claimRelation,
  formatAttribute,
  isAttribute,
  type AttributeValue,
  type Names,
  type OrgScope,
  type Predicate,
  type Row,
} from '#kernel';
import type { TokenService } from '#access';
import { and, cutAgain } from '#insight';
import type { EventStore } from '#platform/event-store';
import type { Cut, CutReader, ReadStore } from '#platform/read-store';
import { allRows } from '../adapters/pages';
import { OFFICIAL_ATTRIBUTES, type AttributeName, type ClaimStateName } from './enums';
import { namesAt } from '../names/named-reads';
import { personsOf } from '../names/persons';
import { labelOf } from './labels';
import type { CellSource, Claim, Person } from './project.types';
import { textField } from './row-fields';

/** Labels of facts that are not columns of the annex. */
const OFFICIAL: Readonly<Record<string, string>> = OFFICIAL_ATTRIBUTES;

export const attributeZh = (attribute: string): string =>
  isAttribute(attribute) ? attributeDefinition(attribute).zh : (OFFICIAL[attribute] ?? attribute);

/** A value as a sheet shows it; what is no column of the annex shows its label. */
export function textOf(attribute: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (isAttribute(attribute)) return formatAttribute(attribute, value as AttributeValue);
  if (attribute === 'levels' && Array.isArray(value)) return value.map((level) => labelOf('level', String(level))).join('、');
  return labelOf(attribute, String(value));
}

/** The same of what may be a unit, which is called what it is called at that moment. */
export const factText = (attribute: string, value: unknown, names: Names): string =>
  attribute === 'unit' && typeof value === 'string' ? names.of(value).short : textOf(attribute, value);

interface HistoryPage {
  readonly limit: number;
  readonly after?: string;
  readonly only: Predicate;
  readonly newestFirst?: boolean;
}

/** Reads claims by id, within an actor's scope at a cut; keyed by the actor's own loader, so no cache leaks to another. */
export class ClaimReader {
  constructor(
    private readonly reads: ReadStore,
    private readonly tokens: TokenService,
    private readonly store: EventStore,
  ) {}

  loader(scope: OrgScope, cut: Cut): DataLoader<string, Claim | null> {
    return new DataLoader(
      async (ids) => {
        const claims = await this.byIds(ids, scope, cut);
        const found = new Map(claims.map((claim) => [claim.id, claim]));
        return ids.map((id) => found.get(id) ?? null);
      },
      { maxBatchSize: 500 },
    );
  }

  async byIds(ids: readonly string[], scope: OrgScope, cut: Cut): Promise<readonly Claim[]> {
    if (ids.length === 0) return [];
    return this.reads.read(cutAgain(cut), async (reader) => {
      const page = await reader.list(claimRelation, {
        scope,
        where: { op: 'in', field: 'claim', values: [...ids] },
        limit: ids.length,
      });
      return this.withPeople(
        page.rows.map(({ row }) => row),
        namesAt(reader.cut),
      );
    });
  }

  /** Claims of one project, in the order they were recorded or the last first. */
  async ofProject(project: string, scope: OrgScope, cut: Cut, { only, newestFirst = false, ...page }: HistoryPage) {
    return this.reads.read(cutAgain(cut), async (reader) => {
      const where = and({ op: 'is', field: 'project', value: project }, only);
      const orderBy = [{ field: 'ordinal', descending: newestFirst }];
      const list = await reader.list(claimRelation, { scope, where, orderBy, ...page });
      const claims = await this.withPeople(
        list.rows.map(({ row }) => row),
        namesAt(reader.cut),
      );
      return {
        rows: claims.map((claim, at) => ({ claim, cursor: list.rows[at]?.cursor ?? '' })),
        hasNext: list.hasNext,
        total: () => this.reads.read(cutAgain(cut), (again) => again.count(claimRelation, { scope, where })),
      };
    });
  }

  /** Claims that a report ever made, taken back or not, in the order they were recorded. */
  async ofReport(of: { readonly unit: string; readonly period: string }, scope: OrgScope, reader: CutReader) {
    const where = and({ op: 'is', field: 'reportUnit', value: of.unit }, { op: 'is', field: 'reportPeriod', value: of.period });
    const rows = await allRows(reader, claimRelation, scope, where);
    return this.withPeople(
      [...rows].sort((a, b) => Number(a['ordinal']) - Number(b['ordinal'])),
      namesAt(reader.cut),
    );
  }

  /** Rows of the relation as claims, with the names of who made them. */
  async withPeople(rows: readonly Row[], names: Names): Promise<readonly Claim[]> {
    const ids = rows.flatMap(({ person, onBehalfOf }) => (typeof onBehalfOf === 'string' ? [person, onBehalfOf] : [person]));
    const people = personsOf(await this.tokens.people(ids.map(String)), names);
    return rows.map((row) => {
      const text = textField(row);
      const by = people(text('person') ?? '', text('organisation') ?? '', text('onBehalfOf'));
      return claimOf(row, by, names, (ordinal) => this.store.tokenOf(ordinal));
    });
  }
}

function claimOf(row: Row, person: Person, names: Names, tokenOf: (ordinal: number) => string): Claim {
  const text = textField(row);
  const attribute = text('attribute') as AttributeName;
  return {
    id: text('claim') as string,
    project: text('project') as string,
    attribute,
    attributeZh: attributeZh(attribute),
    value: row['value'] ?? null,
    text: factText(attribute, row['value'], names),
    was: row['was'] ?? null,
    wasText: factText(attribute, row['was'], names),
    raw: text('raw'),
    effectiveOn: text('effectiveOn') as string,
    recordedAt: text('recordedAt') as string,
    position: tokenOf(row['ordinal'] as number),
    event: text('event') as string,
    eventType: text('eventType') as string,
    reportUnit: text('reportUnit'),
    reportPeriod: text('reportPeriod'),
    revision: (row['revision'] as number | null | undefined) ?? null,
    source: sourceOf(row),
    person,
    reason: text('reason'),
    state: text('state') as ClaimStateName,
  };
}

function sourceOf(row: Row): CellSource {
  const text = textField(row);
  const sheet = text('sheet');
  const column = text('column');
  const line = (row['row'] as number | null | undefined) ?? null;
  return {
    kind: (text('sourceKind') ?? 'act') as CellSource['kind'],
    fileName: text('fileName'),
    file: text('file'),
    sheet,
    column,
    row: line,
    address: column !== null && line !== null ? `${sheet === null ? '' : `${sheet}!`}${column}${line}` : null,
  };
}
