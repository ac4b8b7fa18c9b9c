import { DOORS, parametersOf } from './document';
import type { Door, Parameter } from './door';

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const STYLE = `
body { font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1f2329; margin: 0 auto; max-width: 68rem; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; border-bottom: 1px solid #d9dde3; padding-bottom: .25rem; }
.en { color: #5a6270; } code, .path { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .93em; }
details { border: 1px solid #d9dde3; border-radius: 6px; margin: .5rem 0; } summary { cursor: pointer; padding: .5rem .75rem; }
summary:focus-visible { outline: 2px solid #1456c4; outline-offset: 1px; } .body { padding: 0 .75rem .75rem; }
.method { display: inline-block; min-width: 4.5em; font-weight: 600; color: #1456c4; } .path { margin-right: .75em; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-top: 1px solid #eceef2; } th { font-weight: 600; color: #5a6270; }
a { color: #1456c4; } @media print { details > * { display: block; } }`;

/** GET /api/docs: the interface description to read; one page without a script, so nothing can be loaded from anywhere. */
export function docsPage(version: string): string {
  const tags = [...new Set(DOORS.map(({ tag }) => tag))];
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>场记板 Slate · 接口说明</title><style>${STYLE}</style></head>
<body>
<h1>接口说明 <span class="en">HTTP interface</span></h1>
<p>场记板 Slate ${escape(version)}。文件与任务走这里；查询与填报走 GraphQL：<a href="/graphiql">/graphiql</a>。<br>
<span class="en">Files and jobs are here; everything that is read, and every act, is GraphQL’s.</span><br>
机器可读 <span class="en">for machines</span>：<a href="/api/docs/openapi.json">openapi.json</a>（OpenAPI 3.1）</p>
<p>除注明者外都需要令牌 <span class="en">a token is needed unless said otherwise</span>：<code>Authorization: Bearer &lt;令牌&gt;</code>。拒绝以 <code>application/problem+json</code> 回答 <span class="en">refusals are problem+json with a closed code</span>。</p>
${tags
  .map(
    (tag) =>
      `<h2>${escape(tag)}</h2>\n${DOORS.filter((door) => door.tag === tag)
        .map(doorHtml)
        .join('\n')}`,
  )
  .join('\n')}
</body>
</html>
`;
}

function doorHtml(door: Door): string {
  const { method, path, zh, en, more, body = [], answers, refused = {}, open = false } = door;
  const parameters = parametersOf(door);
  return `<details><summary><span class="method">${method.toUpperCase()}</span><span class="path">${escape(path)}</span> ${escape(zh)} <span class="en">${escape(en)}</span></summary>
<div class="body">${open ? '<p>不需要令牌 <span class="en">no token is needed</span></p>' : ''}${more ? `<p>${escape(more.zh)} <span class="en">${escape(more.en)}</span></p>` : ''}
${parameters.length > 0 ? table(['参数 Parameter', '位置 In', '说明 Meaning'], parameters.map(parameterRow)) : ''}
${body.map(({ type, example }) => `<p>请求 <span class="en">Body</span>：<code>${escape(type)}</code>${example === undefined ? '' : ` <code>${escape(JSON.stringify(example))}</code>`}</p>`).join('')}
${table(
  ['状态 Status', '回答 Answer'],
  [
    ...answers.map(({ status, content = [], ...words }) => [
      String(status),
      `${escape(words.zh)} <span class="en">${escape(words.en)}</span> ${content.map(({ type }) => `<code>${escape(type)}</code>`).join(' ')}`,
    ]),
    ...Object.entries(refused).map(([status, codes]) => [status, codes.map((code) => `<code>${escape(code)}</code>`).join(' ')]),
  ],
)}</div></details>`;
}

const parameterRow = ({ name, in: place, required = false, zh, en, oneOf, example }: Parameter): readonly string[] => [
  `<code>${escape(name)}</code>${required ? ' *' : ''}`,
  { path: '路径 path', query: '查询 query', header: '请求头 header' }[place],
  `${escape(zh)} <span class="en">${escape(en)}</span>${oneOf ? ` <code>${oneOf.map(escape).join(' | ')}</code>` : ''}${example === undefined ? '' : ` <span class="en">例 e.g. <code>${escape(String(example))}</code></span>`}`,
];

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
