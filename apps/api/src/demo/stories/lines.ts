import type { Story } from '../plan';
import { cell, day, hour, number, period, project, REGISTERED, sentOn, wan } from './told';

const SAME_NUMBER = number('（川）网微剧备字（2026）第09188号');

/** What lines of reports say: warnings that went out with a reason, one number in two provinces, a line answered "new". */
export const LINES: readonly Story[] = [
  {
    id: 'waived',
    projects: [
      project({
        key: 'tianyan',
        unit: 'bureau-52',
        title: '天眼下的村小',
        category: 'NEW_ERA',
        bodies: ['平塘天眼影视文化有限公司'],
        cells: [
          cell(REGISTERED, 'stage', 'SHOOTING'),
          cell(REGISTERED, 'planningNumber', number('（黔）网微剧备字（2026）第09012号')),
          cell(day('07-06'), 'productionCost', wan(10_800), { reason: '含文旅综合体实景建设，合同总额已核对' }),
          cell(day('07-08'), 'stage', 'SCRIPT', { reason: '主要取景地遇山洪，剧本重写后再拍' }),
        ],
      }),
    ],
    reports: [sentOn('bureau-52', period('07-H1'), day('07-15'), { acceptAt: hour(day('07-20'), 10) })],
  },
  {
    id: 'same-number',
    projects: [
      project({
        key: 'jiangliu',
        unit: 'bureau-51',
        title: '一江春水向海流',
        category: 'KEY_DATES',
        bodies: ['成都江流影视有限公司'],
        cells: [cell(REGISTERED, 'stage', 'SCRIPT'), cell(day('07-21'), 'planningNumber', SAME_NUMBER)],
      }),
      project({
        key: 'haifeng',
        unit: 'bureau-44',
        title: '海风吹过珠江口',
        category: 'KEY_DATES',
        bodies: ['广州珠江潮影业有限公司'],
        cells: [
          cell(REGISTERED, 'stage', 'SCRIPT'),
          cell(day('08-05'), 'planningNumber', SAME_NUMBER, { reason: '两省联合摄制，备案号由四川取得，已去函四川局核对' }),
        ],
      }),
    ],
    reports: [
      sentOn('bureau-51', period('07-H2'), day('07-31'), { acceptAt: hour(day('08-04'), 15) }),
      sentOn('bureau-44', period('08-H1'), day('08-15'), { againstOthers: true }),
    ],
  },
  {
    id: 'same-title',
    projects: [
      project({
        key: 'dengta-zhe',
        unit: 'bureau-33',
        title: '灯塔',
        category: 'VALUES',
        bodies: ['台州大陈岛影视有限公司'],
        cells: [cell(REGISTERED, 'stage', 'SCRIPT')],
      }),
      project({
        key: 'dengta-xiang',
        unit: 'bureau-43',
        title: '灯塔',
        category: 'NEW_ERA',
        bodies: ['长沙星城灯塔文化传媒有限公司'],
        cells: [cell(REGISTERED, 'stage', 'TOPIC')],
      }),
    ],
  },
  {
    id: 'answered-new',
    projects: [
      project({
        key: 'tiexi',
        unit: 'bureau-21',
        title: '铁西老街',
        category: 'NEW_ERA',
        bodies: ['沈阳铁西工业影视有限公司'],
        registeredOn: day('08-14'),
        cells: [
          cell(day('08-14'), 'stage', 'TOPIC'),
          cell(day('08-14'), 'writers', ['唐景行']),
          cell(day('08-14'), 'productionCost', wan(156)),
        ],
        answeredNew: { period: period('08-H1'), takenAt: hour(day('08-14'), 9, 30), answeredAt: hour(day('08-14'), 10, 5) },
      }),
    ],
    reports: [sentOn('bureau-21', period('08-H1'), day('08-14'), { acceptAt: hour(day('08-19'), 10) })],
  },
];
