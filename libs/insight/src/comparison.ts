import { periodOf, type LocalDate, type MetricGroup, type OrgScope, type PeriodId } from '#kernel';
import type { CutReader, CutRequest, ReadStore } from '#platform/read-store';
import { figuresAt, type Figure } from './figures';

/** One part of a figure at both moments; a part that stands at one of them only counts 0 at the other. */
export interface ComparedGroup {
  readonly by: MetricGroup['by'];
  readonly value: number;
  readonly other: number;
  /** value − other */
  readonly difference: number;
}

/** A figure beside the same figure at another moment, whose groups are those of both. */
export interface Comparison {
  readonly figure: Figure;
  readonly other: Figure;
  readonly difference: number;
  readonly groups: readonly ComparedGroup[];
}

/**
 * The same question at another moment of either clock (I-01): what we believe now beside what we believed then. A change
 * keeps its earlier moment; a half-month that was asked for stays it, else it is that of the other day.
 */
export async function compareFigure(reads: ReadStore, scope: OrgScope, figure: Figure, request: CutRequest): Promise<Comparison> {
  const asked = figure.parameters.periodStart === undefined ? undefined : periodOf(figure.parameters.periodStart as LocalDate);
  const own = asked === undefined || asked === periodOf(figure.cut.asOf) ? {} : { period: asked };
  const other = await reads.read(request, (reader) => figureAgain(reader, scope, figure, { by: figure.by, ...own }));
  return { figure, other, difference: figure.value - other.value, groups: comparedGroups(figure, other) };
}

/** A figure's question asked anew of an open snapshot; the half-month is that of the snapshot's day if absent. */
export async function figureAgain(
  reader: CutReader,
  scope: OrgScope,
  { metric, basis, where, before }: Figure,
  how: { readonly by: readonly string[]; readonly period?: PeriodId },
): Promise<Figure> {
  const question = { metrics: [metric.id], basis, where, at: reader.cut, beforeCut: before, ...how };
  const [answered] = await figuresAt(reader, scope, question);
  return answered as Figure;
}

/** The parts of both, those of the first in their order and then what only the other has. Pure. */
export function comparedGroups(figure: Pick<Figure, 'by' | 'groups'>, other: Pick<Figure, 'groups'>): readonly ComparedGroup[] {
  const keyOf = (group: MetricGroup): string => JSON.stringify(figure.by.map((field) => group.by[field] ?? null));
  const others = new Map(other.groups.map((group) => [keyOf(group), group]));
  const shown = new Set(figure.groups.map(keyOf));
  const compared = (by: MetricGroup['by'], value: number, then: number): ComparedGroup => ({
    by,
    value,
    other: then,
    difference: value - then,
  });
  return [
    ...figure.groups.map((group) => compared(group.by, group.value, others.get(keyOf(group))?.value ?? 0)),
    ...other.groups.filter((group) => !shown.has(keyOf(group))).map((group) => compared(group.by, 0, group.value)),
  ];
}
