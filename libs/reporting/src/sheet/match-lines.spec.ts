import type { AttributeValue } from '#kernel';
import { ProjectMatcher } from './match-lines';
import type { ReadCell } from './reading';
import { projectOf } from './testing/samples';

const number = (normal: string) => ({ typed: normal, normal });
const projects = [
  projectOf(1, { title: '黑色马六甲', bodies: ['原画（北京）影业投资有限公司'], planningNumber: number('V3101248') }),
  projectOf(2, { title: '同名男子', bodies: ['北京商舟传媒有限公司'] }),
  projectOf(3, { title: '同名男子', bodies: ['成都某某影业有限公司'], releaseNumber: number('0001') }),
  projectOf(4, { title: '恋爱双频道', bodies: ['北京银河空间文化传媒发展有限公司'], planningNumber: number('0001') }),
];
const matcher = new ProjectMatcher(projects);
const line = (values: Partial<Record<ReadCell['attribute'], AttributeValue>>): ReadCell[] =>
  Object.entries(values).map(([attribute, value]) => ({
    attribute: attribute as ReadCell['attribute'],
    value: value ?? null,
    raw: '',
    row: 1,
    column: 1,
  }));
const match = (values: Parameters<typeof line>[0]): readonly unknown[] => {
  const { project, by, candidates } = matcher.match(line(values));
  return [project?.code.slice(-1) ?? null, by, candidates.map((code) => code.slice(-1))];
};

describe('which project a line means', () => {
  it('by its number, whatever its title', () =>
    expect(match({ title: '改了名', planningNumber: number('V3101248') })).toEqual(['1', 'number', []]));

  it('by title and a common 出品机构, whatever marks and width the title has', () =>
    expect(match({ title: '《同名 男子》', bodies: ['乙公司', '北京商舟传媒有限公司'] })).toEqual(['2', 'title', []]));

  it('not by a title that two have (D-04)', () => expect(match({ title: '同名男子' })).toEqual([null, null, ['2', '3']]));

  it('not by a title with another body', () =>
    expect(match({ title: '黑色马六甲', bodies: ['别家'] })).toEqual([null, null, ['1']]));

  it('not by a number that two have', () =>
    expect(match({ title: '恋爱双频道', bodies: ['北京银河空间文化传媒发展有限公司'], planningNumber: number('0001') })).toEqual([
      null,
      null,
      ['3', '4'],
    ]));

  it('a near title is only a candidate', () =>
    expect([match({ title: '恋爱双频' }), match({ title: '恋爱三频道' }), match({ title: '马六甲' })]).toEqual([
      [null, null, ['4']],
      [null, null, ['4']],
      [null, null, ['1']],
    ]));

  it('nothing is near to nothing', () => expect(match({ note: '空' })).toEqual([null, null, []]));
});
