import type { Story } from '../plan';
import { cell, day, daysAfter, hour, number, period, project, REGISTERED, sentOn, wan, within, type Present } from './told';

/** Returned, sent again with the right value, accepted (B-08). */
const returnedAndAccepted: Story = {
  id: 'returned-accepted',
  projects: [
    project({
      key: 'yandao',
      unit: 'bureau-51',
      title: '盐道',
      category: 'REGIONAL',
      bodies: ['自贡井盐影视文化有限公司'],
      cells: [
        cell(REGISTERED, 'stage', 'SCRIPT'),
        cell(REGISTERED, 'writers', ['苏念慈']),
        cell(day('06-24'), 'productionCost', wan(90), {
          mistaken: { as: wan(900), until: hour(day('07-08'), 9) },
        }),
      ],
    }),
  ],
  reports: [
    sentOn('bureau-51', period('06-H2'), day('06-30'), {
      turns: [
        {
          type: 'return',
          at: hour(day('07-06'), 14),
          revision: 1,
          reason: '《盐道》制作成本与立项预算相差十倍，请核对后重报',
          marks: [{ project: 'yandao', attribute: 'productionCost', reason: '疑多写一位：立项预算为90万元' }],
        },
        { type: 'resend', at: hour(day('07-08'), 10), cells: [{ project: 'yandao', attribute: 'productionCost' }] },
        { type: 'accept', at: hour(day('07-09'), 9, 30), revision: 2, note: '已与立项预算核对一致' },
      ],
    }),
  ],
};

/** Of the newest period: returned and not yet answered, so that disputed claims stand. */
function standing({ newest }: Present): readonly Story[] {
  if (newest === null) return [];
  const sent = daysAfter(newest, 0);
  return [
    {
      id: 'returned-marked',
      projects: [
        project({
          key: 'yunhe',
          unit: 'bureau-32',
          title: '运河谣',
          category: 'KEY_DATES',
          bodies: ['扬州运河之声影视有限公司'],
          cells: [
            cell(REGISTERED, 'stage', 'SCRIPT'),
            cell(within(newest), 'productionCost', wan(2600)),
            cell(within(newest), 'planningNumber', number('（苏）网微剧备字（2026）第09061号')),
          ],
        }),
      ],
      reports: [
        sentOn('bureau-32', newest, sent, {
          turns: [
            {
              type: 'return',
              at: hour(daysAfter(newest, 3), 10, 15),
              revision: 1,
              reason: '《运河谣》两处数据与备案系统不符，请核对',
              marks: [
                { project: 'yunhe', attribute: 'productionCost', reason: '备案系统登记为260万元，请说明差额' },
                { project: 'yunhe', attribute: 'planningNumber', reason: '备案系统查无此号' },
              ],
            },
          ],
        }),
      ],
    },
    {
      id: 'returned-whole',
      projects: [
        project({
          key: 'huanghe',
          unit: 'bureau-41',
          title: '黄河滩上的夜校',
          category: 'EVERYDAY',
          bodies: ['郑州大河之洲影业有限公司'],
          cells: [cell(REGISTERED, 'stage', 'TOPIC'), cell(within(newest), 'productionCost', wan(135))],
        }),
      ],
      reports: [
        sentOn('bureau-41', newest, sent, {
          turns: [
            {
              type: 'return',
              at: hour(daysAfter(newest, 2), 15, 40),
              revision: 1,
              reason: '全表口径有误：制作成本应按合同总额填报，而非已付金额，请整表核对后重报',
              marks: [],
            },
          ],
        }),
      ],
    },
    {
      id: 'returned-explained',
      projects: [
        project({
          key: 'quancheng',
          unit: 'bureau-37',
          title: '泉城来了个琴师',
          category: 'GOING_OUT',
          bodies: ['济南趵突影视传媒有限公司'],
          cells: [cell(REGISTERED, 'stage', 'SCRIPT'), cell(within(newest), 'productionCost', wan(620))],
        }),
      ],
      reports: [
        sentOn('bureau-37', newest, sent, {
          turns: [
            {
              type: 'return',
              at: hour(daysAfter(newest, 2), 9, 20),
              revision: 1,
              reason: '《泉城来了个琴师》成本明显高于同类项目，请核实',
              marks: [{ project: 'quancheng', attribute: 'productionCost', reason: '同类项目多在300万元以内' }],
            },
            {
              type: 'resend',
              at: hour(daysAfter(newest, 4), 11),
              cells: [],
              explained: '含英、法、阿三语译制及海外取景，合同与预算表已附，数字无误',
              reason: '所标单元格核对无误，按原数重报',
            },
          ],
        }),
      ],
    },
  ];
}

export const returns = (present: Present): readonly Story[] => [returnedAndAccepted, ...standing(present)];
