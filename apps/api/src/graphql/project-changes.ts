import type { Actor } from '#access';
import {
  and,
  changedValues,
  CHANGE_KINDS,
  cutAgain,
  kindsOf,
  ofKinds,
  type ChangeKind,
  type Figure,
  type FigureQuestion,
  type Figures,
} from '#insight';
import { everything, unitOrder, type Basis, type ChangeRow, type Predicate, type Row } from '#kernel';
import type { ChangePage, Cut, CutRequest } from '#platform/read-store';
import { factText, attributeZh } from './claims.loader';
import type { ChangeCount, ProjectChange, ProjectChangeConnection, UnitChanges } from './change.types';
import { connection } from './connection';
import { organisationOut } from './labels';
import { namesAt } from '../names/named-reads';
import { cutOut, type BasisEnum } from './moment';
import { projectOf } from './project.mapper';

export interface ChangesQuestion {
  readonly at: CutRequest;
  readonly before: NonNullable<FigureQuestion['before']>;
  readonly basis: Basis;
  readonly where: Predicate;
  /** Only rows of these kinds; the counts are of all. */
  readonly kinds?: readonly ChangeKind[];
}

/** A page of what changed: the list that the figure `projectsChanged` opens, by unit and code. */
export async function projectChanges(
  figures: Figures,
  actor: Actor,
  question: ChangesQuestion,
  page: { readonly first: number; readonly after?: string },
): Promise<ProjectChangeConnection> {
  const { basis, where, kinds } = question;
  const [figure] = await figures.answer(question.at, actor.scope, {
    metrics: ['projectsChanged'],
    basis,
    where: kinds === undefined || kinds.length === 0 ? where : and(where, ofKinds(kinds)),
    before: question.before,
  });
  if (!figure?.before) throw new Error('A change has two moments');
  const { cut, before } = figure;
  const opened = (await figures.open(figure, actor.scope, everything, {
    orderBy: [{ field: 'unit' }],
    limit: page.first,
    ...(page.after === undefined ? {} : { after: page.after }),
  })) as ChangePage;
  const { edges, pageInfo } = connection(
    opened,
    (row) => changeOut(row, before, cut),
    () => Promise.resolve(0),
    page.after,
  );
  return {
    basis: basis as BasisEnum,
    at: cutOut(cut),
    before: cutOut(before),
    edges,
    pageInfo,
    totalCount: figure.value,
    figure,
    counted: where,
  };
}

const COUNTED = ['projectsChanged', 'projectsUnchanged', ...CHANGE_KINDS.map(({ metric }) => metric)];

/** Counts of the same two moments, whatever kinds the list was narrowed to: by unit, and with that the whole. */
export async function countsOf(figures: Figures, actor: Actor, changes: ProjectChangeConnection): Promise<readonly Figure[]> {
  const { cut, before, basis } = changes.figure;
  return figures.answer(cutAgain(cut), actor.scope, {
    metrics: COUNTED,
    basis,
    where: changes.counted,
    by: ['unit'],
    before: cutAgain(before as Cut),
  });
}

const countsBy = (figures: readonly Figure[], count: (figure: Figure) => number): ChangeCount[] =>
  CHANGE_KINDS.map(({ kind, zh, metric }) => {
    const figure = figures.find((each) => each.metric.id === metric);
    return { kind, zh, metric, count: figure ? count(figure) : 0 };
  });

export const countsOut = (figures: readonly Figure[]): ChangeCount[] => countsBy(figures, ({ value }) => value);

/** How many projects have no change at all. */
export const unchangedOf = (figures: readonly Figure[]): number =>
  figures.find(({ metric }) => metric.id === 'projectsUnchanged')?.value ?? 0;

/** In official order; every unit that has a project at either moment. */
export function unitChanges(figures: readonly Figure[]): UnitChanges[] {
  const [first] = figures;
  if (!first) return [];
  const names = namesAt(first.cut);
  const of = (figure: Figure | undefined, unit: string): number =>
    figure?.groups.find(({ by }) => by['unit'] === unit)?.value ?? 0;
  const named = (id: string) => figures.find(({ metric }) => metric.id === id);
  const units = new Set(figures.flatMap(({ groups }) => groups.map(({ by }) => String(by['unit']))));
  return [...units]
    .sort((a, b) => unitOrder(a) - unitOrder(b) || (a < b ? -1 : 1))
    .map((unit) => ({
      unit: organisationOut(unit, names),
      changed: of(named('projectsChanged'), unit),
      unchanged: of(named('projectsUnchanged'), unit),
      counts: countsBy(figures, (figure) => of(figure, unit)),
    }));
}

const ZH = new Map<ChangeKind, string>(CHANGE_KINDS.map(({ kind, zh }) => [kind, zh]));

function changeOut(row: ChangeRow, before: Cut, after: Cut): ProjectChange {
  const shown = (row.after ?? row.before) as Row;
  const kinds = [...kindsOf(row)];
  return {
    code: String(shown['project']),
    title: String(shown['title'] ?? ''),
    unit: organisationOut(String(shown['unit']), namesAt(after)),
    kinds,
    kindsZh: kinds.map((kind) => ZH.get(kind) ?? kind),
    values: changedValues(row).map((value) => ({
      ...value,
      attributeZh: attributeZh(value.attribute),
      beforeText: factText(value.attribute, value.before, namesAt(before)),
      afterText: factText(value.attribute, value.after, namesAt(after)),
    })),
    before: row.before ? projectOf(row.before, before) : null,
    after: row.after ? projectOf(row.after, after) : null,
  };
}
