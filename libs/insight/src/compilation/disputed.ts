import { nationScope, type Basis, type PeriodId } from '#kernel';
import type { Cut, CutReader } from '#platform/read-store';
import { figuresAt } from '../figures';
import type { DisputedFigures } from './content';

const COSTS = ['productionCost', 'promotionCost'] as const;

/**
 * What returns dispute of the compiled figures, by unit; null: all units. Each is the figure itself, narrowed to the rows
 * whose summed column is disputed (B-08).
 */
export async function disputedBy(
  reader: CutReader,
  ask: { readonly basis: Basis; readonly period: PeriodId; readonly at: Cut; readonly beforeCut: Cut | null },
): Promise<(unit: string | null) => DisputedFigures> {
  const question = { ...ask, by: ['unit'] };
  const [projects] = await figuresAt(reader, nationScope, { ...question, metrics: ['projectsDisputed'] });
  const costs = new Map<string, typeof projects>();
  for (const metric of COSTS) {
    const where = { op: 'has', field: 'disputed', value: metric } as const;
    costs.set(metric, (await figuresAt(reader, nationScope, { ...question, metrics: [metric], where }))[0]);
  }
  return (unit) => {
    const sum = (figure: typeof projects): number =>
      (figure?.groups ?? [])
        .filter(({ by }) => unit === null || by['unit'] === unit)
        .reduce((total, { value }) => total + value, 0);
    return {
      projects: sum(projects),
      productionCost: sum(costs.get('productionCost')),
      promotionCost: sum(costs.get('promotionCost')),
    };
  };
}
