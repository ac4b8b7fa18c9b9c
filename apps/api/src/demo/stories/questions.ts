import type { Story } from '../plan';
import { cell, day, daysAfter, hour, period, project, REGISTERED, sentOn, wan, within, type Present } from './told';

const HUBEI = { project: 'jianghan', attribute: 'productionCost' } as const;
const FUJIAN = { project: 'tulou', attribute: 'productionCost' } as const;

/** Asked, answered, asked once more, answered; then the report was accepted. */
const answered: Story = {
  id: 'question-answered',
  projects: [
    project({
      key: 'jianghan',
      unit: 'bureau-42',
      title: '江汉关的钟声',
      category: 'KEY_DATES',
      bodies: ['武汉江汉关影视文化有限公司'],
      cells: [cell(REGISTERED, 'stage', 'INITIATION'), cell(day('07-06'), 'productionCost', wan(410))],
    }),
  ],
  reports: [
    sentOn('bureau-42', period('07-H1'), day('07-15'), {
      acceptAt: hour(day('07-21'), 16),
      turns: [
        { ...HUBEI, type: 'ask', at: hour(day('07-16'), 10), text: '410万元是否包含衍生品开发费用？' },
        { ...HUBEI, type: 'answer', at: hour(day('07-17'), 9, 30), text: '不含。衍生品由出品机构另行立项。' },
        { ...HUBEI, type: 'ask', at: hour(day('07-20'), 11), text: '请补充：实景搭建占多少？' },
        { ...HUBEI, type: 'answer', at: hour(day('07-21'), 14), text: '约96万元，主要是江汉关内景，搭建合同已备查。' },
      ],
    }),
  ],
};

const open = ({ newest }: Present): readonly Story[] =>
  newest === null
    ? []
    : [
        {
          id: 'question-open',
          projects: [
            project({
              key: 'tulou',
              unit: 'bureau-35',
              title: '土楼夜话',
              category: 'GOING_OUT',
              bodies: ['龙岩土楼印象文化传媒有限公司'],
              cells: [cell(REGISTERED, 'stage', 'TOPIC'), cell(within(newest), 'productionCost', wan(275))],
            }),
          ],
          reports: [
            sentOn('bureau-35', newest, daysAfter(newest, 0), {
              turns: [
                {
                  ...FUJIAN,
                  type: 'ask',
                  at: hour(daysAfter(newest, 2), 10),
                  text: '是否包含闽南语、客家话两个译制版本的费用？',
                },
              ],
            }),
          ],
        },
      ];

export const questions = (present: Present): readonly Story[] => [answered, ...open(present)];
