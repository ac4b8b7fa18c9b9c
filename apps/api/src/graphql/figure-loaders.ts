import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { Actor } from '#access';
import { and, cutAgain, endOfPeriodBefore, figureAgain, type Figure } from '#insight';
import type { Metric, MetricGroup, Predicate } from '#kernel';
import { ReadStore, type Cut, type CutReader, type CutRequest } from '#platform/read-store';
import { perCut } from './per-cut';

/** What stands beside figures, asked for all figures of one cut in one snapshot, however many of them or their groups ask. */
@Injectable()
export class FigureLoaders {
  private readonly disputing = this.loaders(cutAgain, async (reader, { scope }, { metric, where, by, parameters }) =>
    reader.metric(disputedOf(metric), { scope, where, by, parameters }),
  );
  private readonly before = this.loaders(endOfPeriodBefore, (reader, { scope }, figure) =>
    figureAgain(reader, scope, figure, { by: [] }),
  );

  constructor(private readonly reads: ReadStore) {}

  /** The rows of a figure that hold a disputed value, by its own groups; null for reports and changes (B-08). */
  async disputed(actor: Actor, figure: Figure): Promise<readonly MetricGroup[] | null> {
    return isOfOneMoment(figure) ? this.disputing(actor, figure.cut).load(figure) : null;
  }

  /**
   * The figure, undivided, at the end of the half-month before, as known at the same place (I-04). Null for figures over
   * reports, which belong to one half-month, and for changes.
   */
  async earlier(actor: Actor, figure: Figure): Promise<Figure | null> {
    return isOfOneMoment(figure) ? this.before(actor, figure.cut).load(figure) : null;
  }

  private loaders<Answer>(
    at: (cut: Cut) => CutRequest,
    answer: (reader: CutReader, actor: Actor, figure: Figure) => Promise<Answer>,
  ): (actor: Actor, cut: Cut) => DataLoader<Figure, Answer> {
    return perCut(
      (actor, cut) =>
        new DataLoader<Figure, Answer>((figures) =>
          this.reads.read(at(cut), async (reader) => {
            const answers: Answer[] = [];
            for (const figure of figures) answers.push(await answer(reader, actor, figure));
            return answers;
          }),
        ),
    );
  }
}

const isOfOneMoment = ({ metric }: Figure): boolean => metric.relation === 'project' && metric.over === 'cut';

const disputedOf = (metric: Metric): Metric => {
  const disputed: Predicate =
    'sum' in metric.measure ? { op: 'has', field: 'disputed', value: metric.measure.sum } : { op: 'present', field: 'disputed' };
  return { ...metric, where: and(metric.where, disputed), measure: { count: true } };
};
