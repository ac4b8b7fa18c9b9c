import { CATEGORIES, highestLevel, parseCategory, parseLevel } from './support';
import { STAGES, isRegress, parseStage, stageLabel, stagesAllowedFor, stagesBefore, stagesFor } from './stage';

describe('stages', () => {
  it('J-03: nine rows in every batch, under their printed labels', () =>
    expect(stagesFor('VALUES').map((code) => STAGES.find((each) => each.code === code)?.printed)).toEqual([
      '选题策划',
      '剧本开发',
      '剧本备案',
      '剧本拍摄',
      '剧本后期',
      '成片上线',
      '宣传推广',
      '效果评估',
      '项目总结',
    ]));

  it('J-04, Z-4: 重大时间节点 prints six rows from 项目立项 on and may still report the last three', () => {
    expect(stagesFor('KEY_DATES')).toEqual(['INITIATION', 'SCRIPT', 'FILING', 'SHOOTING', 'POST', 'RELEASE']);
    expect(stagesAllowedFor('KEY_DATES').slice(-3)).toEqual(['PROMOTION', 'EVALUATION', 'SUMMARY']);
    expect(stagesAllowedFor('KEY_DATES')).not.toContain('TOPIC');
    expect(stagesAllowedFor('EVERYDAY')).not.toContain('INITIATION');
  });

  it('Z-5: are shown plainly', () => expect([stageLabel('SHOOTING'), stageLabel('POST')]).toEqual(['拍摄', '后期']));

  it('J-06: go back only between different positions', () => {
    expect(isRegress('POST', 'SHOOTING')).toBe(true);
    expect(isRegress('SHOOTING', 'POST')).toBe(false);
    expect(isRegress('TOPIC', 'INITIATION') || isRegress('INITIATION', 'TOPIC')).toBe(false);
    expect(stagesBefore('FILING')).toEqual(['TOPIC', 'SCRIPT']);
  });

  it.each(
    STAGES.flatMap(({ code, printed, zh, en, position }) =>
      [
        code,
        code.toLowerCase(),
        printed,
        zh,
        en,
        `${position} ${printed}`,
        `${position}．${zh}`,
        `（${position}）${printed}`,
        `${position}、 ${printed}`,
      ].map((text) => [text, code] as const),
    ),
  )('read %s as %s', (text, code) => expect(parseStage(text)).toMatchObject({ ok: true, value: code }));

  it.each(['4', '5 剧本拍摄', '杀青', '拍摄 4'])('refuse %s', (text) =>
    expect(parseStage(text)).toMatchObject({ ok: false, code: 'NOT_A_STAGE' }),
  );
  it('say that a blank is blank', () => expect(parseStage('　 ')).toMatchObject({ code: 'EMPTY' }));
});

describe('categories and levels', () => {
  it.each([
    ['重大时间节点', 'KEY_DATES'],
    ['一、重大时间节点', 'KEY_DATES'],
    ['培根铸魂，弘扬主流价值', 'VALUES'],
    ['（一）培根铸魂 弘扬主流价值', 'VALUES'],
    ['反映时代新气象,讴歌人民新创造', 'NEW_ERA'],
    ['３.具有鲜明地域特色、突出文化标识', 'REGIONAL'],
    ['聚焦人间烟火', 'EVERYDAY'],
    ['推出一批面向世界、讲好中国故事', 'GOING_OUT'],
    ['going_out', 'GOING_OUT'],
  ])('J-01, J-02: read %s as %s', (text, code) => expect(parseCategory(text)).toMatchObject({ ok: true, value: code }));

  it('every category reads its own names, and nothing else', () => {
    for (const { code, zh, short, en } of CATEGORIES) {
      for (const name of [code, zh, short, en]) expect(parseCategory(name)).toMatchObject({ value: code });
    }
    expect(parseCategory('人民新创造')).toMatchObject({ ok: false, code: 'NOT_A_CATEGORY' });
  });

  it('P-03: 总局 stands above 省级 above 平台', () => {
    expect(highestLevel(['PLATFORM', 'PROVINCIAL'])).toBe('PROVINCIAL');
    expect(highestLevel([])).toBeUndefined();
    expect(['总局', '省级', '平台', 'national'].map((text) => parseLevel(text))).toMatchObject([
      { value: 'NATIONAL' },
      { value: 'PROVINCIAL' },
      { value: 'PLATFORM' },
      { value: 'NATIONAL' },
    ]);
    expect(parseLevel('市级')).toMatchObject({ code: 'NOT_A_LEVEL' });
  });
});
