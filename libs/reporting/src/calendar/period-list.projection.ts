import { periodRelation, type Projection, tableOf } from '#kernel';
import type { PeriodEvent } from '../events';

type Opened = Extract<PeriodEvent, { readonly type: 'PeriodOpened' }>['data'];

/** What is due when, and by which rule (Z-10). */
export const periodList: Projection<Opened> = {
  name: 'period_list',
  handles: ['PeriodOpened'],
  tables: [tableOf(periodRelation, [['period']])],
  keys: (event) => [(event.data as Opened).period],
  fold: (opened, event) => opened ?? (event.data as Opened),
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
