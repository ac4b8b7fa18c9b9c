import { addDays, periodRange } from '#kernel';
import type { Story } from '../plan';
import { cell, day, daysAfter, hour, period, project, REGISTERED, sentOn, wan, type Present } from './told';

const PAST: readonly Story[] = [
  {
    id: 'extended-in-time',
    reports: [
      sentOn('bureau-54', period('07-H2'), day('08-04'), {
        acceptAt: hour(day('08-07'), 10),
        turns: [
          {
            type: 'extend',
            at: hour(day('07-29'), 11),
            dueOn: day('08-05'),
            was: day('07-31'),
            reason: '那曲、昌都强降雨致光缆中断，县级数据无法汇总',
          },
        ],
      }),
    ],
  },
  {
    id: 'reminded-late',
    reports: [
      sentOn('bureau-63', period('08-H1'), day('08-21'), {
        acceptAt: hour(day('08-25'), 10),
        turns: [
          { type: 'remind', at: hour(day('08-13'), 9), kind: 'BEFORE_DUE' },
          { type: 'remind', at: hour(day('08-15'), 9), kind: 'DUE' },
          { type: 'remind', at: hour(day('08-17'), 9), kind: 'OVERDUE' },
          { type: 'remind', at: hour(day('08-20'), 16), kind: 'MANUAL', text: '已电话联系，经办人员下乡，请于21日前补报' },
        ],
      }),
    ],
  },
  {
    id: 'sent-by-deputy',
    reports: [sentOn('bureau-23', period('07-H1'), day('07-15'), { acceptAt: hour(day('07-17'), 15), byDeputy: true })],
    delegations: [
      { unit: 'bureau-23', at: hour(day('07-10'), 16), from: day('07-13'), to: day('07-17'), reason: '赴京参加全国剧本工作会' },
    ],
  },
  { id: 'zero-report', reports: [sentOn('bureau-64', period('06-H2'), day('06-30'), { openAt: null, zero: true })] },
];

/** Of the newest period one unit is silent and overdue. */
const silent = ({ newest }: Present): readonly Story[] =>
  newest === null
    ? []
    : [
        {
          id: 'silent-overdue',
          reports: [
            {
              unit: 'bureau-15',
              period: newest,
              openAt: null,
              submitAt: null,
              acceptAt: null,
              turns: [{ type: 'remind', at: hour(daysAfter(newest, 1), 10), kind: 'OVERDUE' }],
            },
          ],
        },
      ];

/** The running period: one draft, one extension given beforehand; all others have not begun. */
function running({ running: of }: Present): readonly Story[] {
  if (of === null) return [];
  const { from, to } = periodRange(of);
  // In the very first period the project has to be registered before its draft can speak of it.
  const begun = from > REGISTERED ? from : addDays(REGISTERED, 1);
  return [
    {
      id: 'draft-begun',
      projects: [
        project({
          key: 'nongtang',
          unit: 'bureau-31',
          title: '弄堂口的修表铺',
          category: 'EVERYDAY',
          bodies: ['上海石库门影视有限公司'],
          cells: [cell(REGISTERED, 'stage', 'TOPIC'), cell(REGISTERED, 'productionCost', wan(220))],
        }),
      ],
      reports: [
        {
          unit: 'bureau-31',
          period: of,
          turns: [
            {
              type: 'draft',
              at: hour(begun, 15),
              cells: [{ project: 'nongtang', attribute: 'productionCost', value: wan(236) }],
            },
          ],
        },
      ],
    },
    {
      id: 'extended-running',
      reports: [
        {
          unit: 'bureau-46',
          period: of,
          turns: [
            { type: 'extend', at: hour(from, 16), dueOn: daysAfter(of, 3), was: to, reason: '台风过境，海口、文昌停工停课' },
          ],
        },
      ],
    },
  ];
}

export const deadlines = (present: Present): readonly Story[] => [...PAST, ...silent(present), ...running(present)];
