import type { Story } from '../plan';
import { cell, day, daysAfter, hour, period, project, REGISTERED, sentOn, wan, within, type Present } from './told';

/** Corrected after acceptance and accepted again: both values stay readable (I-03). */
const correctedAndAccepted: Story = {
  id: 'corrected-accepted',
  projects: [
    project({
      key: 'duhai',
      unit: 'bureau-33',
      title: '渡海的信',
      category: 'VALUES',
      bodies: ['舟山远洋影视有限公司'],
      cells: [
        cell(REGISTERED, 'stage', 'SCRIPT'),
        cell(day('07-06'), 'productionCost', wan(168), { mistaken: { as: wan(180), until: hour(day('08-05'), 9) } }),
      ],
    }),
  ],
  reports: [
    sentOn('bureau-33', period('07-H1'), day('07-15'), {
      acceptAt: hour(day('07-17'), 10),
      turns: [
        {
          type: 'resend',
          at: hour(day('08-05'), 10),
          cells: [{ project: 'duhai', attribute: 'productionCost' }],
          reason: '中期审计核减外景租赁费12万元，更正制作成本',
        },
        { type: 'accept', at: hour(day('08-10'), 9, 30), revision: 2, note: '同意更正' },
      ],
    }),
  ],
};

/** The period before the newest was accepted, and its correction waits for NRTA. */
function waiting({ before, newest }: Present): readonly Story[] {
  if (before === null || newest === null) return [];
  const learned = daysAfter(newest, 3);
  return [
    {
      id: 'corrected-waiting',
      projects: [
        project({
          key: 'dongting',
          unit: 'bureau-43',
          title: '洞庭渔火',
          category: 'NEW_ERA',
          bodies: ['岳阳洞庭文化传媒有限公司'],
          cells: [
            cell(REGISTERED, 'stage', 'SCRIPT'),
            cell(within(before), 'productionCost', wan(305), { mistaken: { as: wan(350), until: hour(learned, 9) } }),
          ],
        }),
      ],
      reports: [
        sentOn('bureau-43', before, daysAfter(before, 0), {
          acceptAt: hour(daysAfter(before, 3), 15),
          turns: [
            {
              type: 'resend',
              at: hour(learned, 10, 30),
              cells: [{ project: 'dongting', attribute: 'productionCost' }],
              reason: '与出品机构对账，误将宣发预算45万元计入制作成本',
            },
          ],
        }),
      ],
    },
  ];
}

export const corrections = (present: Present): readonly Story[] => [correctedAndAccepted, ...waiting(present)];
