import type { PlannedAct, PlannedProject, Story } from '../plan';
import { cell, day, hour, project, REGISTERED, wan } from './told';

const act = (on: string, input: PlannedAct['input']): PlannedAct => ({ on: day(on), at: hour(day(on), 11), input });
const one = (id: string, it: Parameters<typeof project>[0]): Story => ({
  id,
  projects: [project(it)] satisfies PlannedProject[],
});

/** Official acts of NRTA: handing over within a half-month, names (of projects, of a unit) and categories, standing aside and coming back. */
export const ACTS: readonly Story[] = [
  one('handed-over', {
    key: 'liangjiang',
    unit: 'bureau-51',
    title: '两江汇',
    category: 'REGIONAL',
    bodies: ['两江汇影视（重庆）有限公司'],
    cells: [
      cell(REGISTERED, 'stage', 'SCRIPT'),
      cell(day('06-10'), 'productionCost', wan(240)),
      cell(day('07-24'), 'productionCost', wan(262)),
    ],
    acts: [
      act('07-20', {
        type: 'MoveProject',
        to: 'bureau-50',
        was: 'bureau-51',
        reason: '第一出品机构迁至重庆两江新区，经两地主管部门商定移交',
      }),
    ],
  }),
  one('handed-over-north', {
    key: 'changcheng',
    unit: 'bureau-11',
    title: '长城脚下的家书',
    category: 'KEY_DATES',
    bodies: ['怀来长城影视基地有限公司'],
    cells: [
      cell(REGISTERED, 'stage', 'INITIATION'),
      cell(day('06-12'), 'productionCost', wan(380)),
      cell(day('08-10'), 'stage', 'SCRIPT'),
    ],
    acts: [
      act('08-06', {
        type: 'MoveProject',
        to: 'bureau-13',
        was: 'bureau-11',
        reason: '取景与制作均在河北怀来，属地管理调整',
      }),
    ],
  }),
  one('renamed', {
    key: 'qinqiang',
    unit: 'bureau-61',
    title: '秦腔少年',
    category: 'REGIONAL',
    bodies: ['西安易俗影视文化有限公司'],
    cells: [cell(REGISTERED, 'stage', 'SCRIPT')],
    acts: [
      act('07-22', {
        type: 'RenameProject',
        title: '吼一嗓子',
        was: '秦腔少年',
        reason: '备案公示期间与已备案作品重名，出品机构申请更名',
      }),
    ],
  }),
  {
    id: 'unit-renamed',
    renamings: [
      {
        unit: 'bureau-62',
        on: day('07-20'),
        at: hour(day('07-22'), 10),
        name: { zh: '甘肃省广播电视和丝路视听局', short: '丝路视听', en: 'Gansu Silk Road Audiovisual' },
        reason: '省级机构改革方案批复（虚构）：增挂职能并更名，简称随之调整',
      },
    ],
  },
  one('recategorised', {
    key: 'chashan',
    unit: 'bureau-53',
    title: '茶山月明',
    category: 'EVERYDAY',
    bodies: ['普洱茶山影视有限公司'],
    cells: [cell(REGISTERED, 'stage', 'TOPIC')],
    acts: [
      act('07-24', {
        type: 'RecategoriseProject',
        category: 'REGIONAL',
        was: 'EVERYDAY',
        reason: '专家审看认为以地方茶文化为主线，调整类别',
      }),
    ],
  }),
  one('paused-resumed', {
    key: 'bingxue',
    unit: 'bureau-22',
    title: '冰雪班主任',
    category: 'VALUES',
    bodies: ['长春净月影视有限公司'],
    cells: [cell(REGISTERED, 'stage', 'SCRIPT')],
    acts: [
      act('07-03', { type: 'RecordSideState', state: 'PAUSED', was: 'ACTIVE', reason: '等待雪季拍摄窗口，暂停推进' }),
      act('08-17', { type: 'RecordSideState', state: 'ACTIVE', was: 'PAUSED', reason: '室内冰场落实，恢复推进' }),
    ],
  }),
  one('terminated', {
    key: 'ciyao',
    unit: 'bureau-36',
    title: '瓷窑最后一班',
    category: 'NEW_ERA',
    bodies: ['景德镇青花影业有限公司'],
    cells: [cell(REGISTERED, 'stage', 'SCRIPT')],
    acts: [
      act('07-10', {
        type: 'RecordSideState',
        state: 'TERMINATED',
        was: 'ACTIVE',
        reason: '主要投资方破产清算，剧本版权未能厘清，项目终止',
      }),
    ],
  }),
  one('withdrawn', {
    key: 'pingyao',
    unit: 'bureau-14',
    title: '平遥账房',
    category: 'REGIONAL',
    bodies: ['晋中票号影视有限公司'],
    cells: [cell(REGISTERED, 'stage', 'TOPIC')],
    acts: [
      act('07-28', {
        type: 'RecordSideState',
        state: 'WITHDRAWN',
        was: 'ACTIVE',
        reason: '申报机构来函：改为院线电影，申请退出',
      }),
    ],
  }),
];
