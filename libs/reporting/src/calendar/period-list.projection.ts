import { periodRelation, type Projection, tableOf } from '#kernel';
import type { PeriodOpened } from '../events';

/** What is due when, and by which rule (Z-10). */
export const periodList: Projection<PeriodOpened> = {
  name: 'period_list',
  handles: ['PeriodOpened'],
  tables: [tableOf(periodRelation, [['period']])],
  keys: (event) => [(event.data as PeriodOpened).period],
  fold: (opened, event) => opened ?? (event.data as PeriodOpened),
  rows: ({ period, from, to, dueOn, lateFrom, graceWorkingDays, units, rule }) => [
    {
      table: 'period',
      values: {
        period,
        from,
        to,
        dueOn,
        lateFrom,
        graceWorkingDays,
        units: units.length,
        rule: `${rule.id}@${rule.version}`,
        ruleSource: rule.source,
      },
    },
  ],
};
