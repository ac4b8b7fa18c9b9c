import { Problem } from '../../../shared/api/problem';
import { askedBy, unfit } from './fit';

describe('a file before it travels', () => {
  const MB = 1024 * 1024;
  it.each([
    ['表.xlsx', 20 * MB, null],
    ['表.XLS', 1, null],
    ['表.ods', 1, null],
    ['表.xlsx', 20 * MB + 1, '文件超过 20 MB'],
    ['表.xlsx', 0, '文件是空的'],
    ['表.csv', 1, '只能上传 .xlsx、.xls 或 .ods 文件'],
  ])('%s of %d bytes: %s', (name, size, told) => expect(unfit({ name, size })?.zh ?? null).toBe(told));
});

describe('a refusal that is a question (Z-6)', () => {
  const refused = (detail: Readonly<Record<string, unknown>>) =>
    new Problem('badInput', 'LAYOUT_UNCERTAIN', '', '', null, detail);
  it('names what is asked and what may be answered', () =>
    expect(askedBy(refused({ answerWith: 'layout', candidates: ['annex-clean', 3] }))).toEqual({
      answerWith: 'layout',
      candidates: ['annex-clean'],
    }));
  it('is none without answers', () => expect(askedBy(refused({ repair: '请另存' }))).toBeNull());
});
