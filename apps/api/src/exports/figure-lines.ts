import type { Comparison, Figure } from '#insight';
import { wanYuanText, type MetricGroup } from '#kernel';
import { dimensionLabel } from '../graphql/labels';
import { namesAt } from '../names/named-reads';

type Line = readonly (string | number)[];

const unitOf = ({ metric }: Figure): string => (metric.unit === '分' ? '万元' : metric.unit);
const amountOf =
  ({ metric }: Figure) =>
  (value: number): string | number =>
    metric.unit === '分' ? wanYuanText(value) : value;
const labelsOf = (figure: Figure, by: MetricGroup['by']): Line =>
  figure.by.map((field) => dimensionLabel(field, by[field] ?? null, namesAt(figure.cut)));
const together = (figure: Figure): Line => figure.by.map((_, at) => (at === 0 ? '合计' : ''));

const sameGroup = (left: MetricGroup['by'], right: MetricGroup['by']): boolean =>
  Object.keys(right).every((field) => (left[field] ?? null) === (right[field] ?? null));

/**
 * A figure, its parts above it, as lines of the sheet 数字. `disputed`: rows with a disputed value, by the same groups; null
 * for reports and changes, of which none can be, and which have no column for it (B-08).
 */
export function figureLines(figure: Figure, disputed: readonly MetricGroup[] | null): readonly Line[] {
  const amount = amountOf(figure);
  const parts = figure.by.length === 0 ? [] : figure.groups;
  const disputedIn = (by: MetricGroup['by'] | null): Line =>
    disputed === null
      ? []
      : [disputed.filter((group) => by === null || sameGroup(group.by, by)).reduce((sum, { value }) => sum + value, 0)];
  return [
    [...figure.by, `数值（${unitOf(figure)}）`, '行数', '无值行数', ...(disputed === null ? [] : ['争议行数'])],
    ...parts.map((group) => [
      ...labelsOf(figure, group.by),
      amount(group.value),
      group.rows,
      group.missing,
      ...disputedIn(group.by),
    ]),
    [...together(figure), amount(figure.value), figure.rows, figure.missing, ...disputedIn(null)],
  ];
}

/** The same at two moments with the difference, as `figure { compare }` answers it (I-01). */
export function comparedLines(compared: Comparison): readonly Line[] {
  const { figure, other, groups } = compared;
  const [unit, amount] = [unitOf(figure), amountOf(figure)];
  // A difference may be below 0: as a number, since a text that begins with a sign would be defused.
  const signed = (value: number): number => Number(amount(value));
  const parts = figure.by.length === 0 ? [] : groups;
  const line = (head: Line, at: { readonly value: number; readonly other: number; readonly difference: number }): Line => [
    ...head,
    amount(at.value),
    amount(at.other),
    signed(at.difference),
  ];
  return [
    [...figure.by, `数值（${unit}）`, `对比时点数值（${unit}）`, `差额（${unit}）`],
    ...parts.map((group) => line(labelsOf(figure, group.by), group)),
    line(together(figure), { value: figure.value, other: other.value, difference: compared.difference }),
  ];
}
