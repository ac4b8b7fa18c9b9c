import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';

const load = createRequire(import.meta.url);
const { writeWorkbook } = load(join(root, 'dist/libs/platform/src/workbook/index.js'));

const HEADINGS = ['序号', '进展阶段', '微短剧名称/主题', '出品机构', '播出日期', '制作成本(万元)'];

/** A file as an office makes it, with what goes wrong in offices: written units, words for amounts and days, a new line. */
export async function annexFile(ask, period) {
  const { projects } = await ask('{ projects(first: 12) { edges { node { title stageZh bodies category } } } }');
  const lines = projects.edges.map(({ node: { title, stageZh, bodies } }, index) => [
    index + 1,
    stageZh ?? '',
    title,
    bodies.join('、'),
    index === 4 ? '十一月底' : '',
    index === 2 ? '很多' : index === 3 ? '1,234.5万' : '',
  ]);
  lines.push([13, '选题策划', '江上来客', '成都映山影视文化有限公司', '', 88]);
  const cells = [['附件3 微短剧项目推进表'], HEADINGS, ...lines].flatMap((line, row) =>
    line.flatMap((value, at) => (value === '' ? [] : [{ row: row + 1, column: at + 1, value }])),
  );
  const bytes = await writeWorkbook({
    title: '附件3',
    createdAt: '2026-11-15T09:00:00.000Z',
    styles: {},
    sheets: [{ name: 'Sheet1', cells }],
  });
  return {
    name: `附件3-四川-${period}.xlsx`,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  };
}
