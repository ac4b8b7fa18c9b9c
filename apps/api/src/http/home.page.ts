import { homeStyle } from './home.css';
import type { HomeAccount, HomeFacts, HomeFigure } from './home.facts';
import { tours, type Tour } from './home.tours';

export type { HomeAccount, HomeFacts } from './home.facts';

/** An address of the service and what stands there. */
interface Door {
  readonly path: string;
  readonly zh: string;
  readonly en: string;
}

/** The doors of this service (design section 7). */
const DOORS: readonly Door[] = [
  { path: '/graphiql', zh: 'GraphiQL：查询页，内有四个可运行的例子，不连外网', en: 'offline GraphiQL with four worked examples' },
  { path: '/graphql', zh: 'GraphQL 接口', en: 'the GraphQL API' },
  { path: '/api/status', zh: '版本、演示数据进度', en: 'version and progress of the demonstration' },
  { path: '/health/ready', zh: '就绪检查：数据库、日志、读模型', en: 'readiness: database, log, read models' },
  { path: '/health/live', zh: '存活检查', en: 'liveness' },
];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as text, between tags and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (each) => ENTITIES[each] ?? each);

/** Everything that is put in between is escaped, unless it is markup made here. */
class Markup {
  constructor(readonly text: string) {}
}
type Part = string | number | Markup | readonly Markup[];

const textOf = (part: Part): string =>
  part instanceof Markup
    ? part.text
    : typeof part === 'object'
      ? part.map(({ text }) => text).join('\n')
      : escapeHtml(String(part));

const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(strings.reduce((page, string, at) => page + textOf(parts[at - 1] ?? '') + string));

const nothing = new Markup('');

/**
 * `GET /`: what runs, which demonstration tokens there are and where to go. One page without script and without anything from
 * elsewhere; pure, so that the same facts give the same bytes.
 */
export function homePage(facts: HomeFacts): string {
  const { version, nation = [], home, database, period } = facts;
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>场记板 Slate</title>
        <link rel="icon" href="data:," />
        <style>
          ${new Markup(homeStyle)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">跳到正文</a>
        <header>
          <h1>场记板<small lang="en">Slate ${version}</small></h1>
          <p>
            跟踪每个受扶持的网络视听项目，从选题到总结：此刻在哪一步，上期以来变了什么，任何一天回头看是什么样。<br />
            <span lang="en"
              >Follows publicly supported online programmes from topic to evaluation, now or as of any past moment.</span
            >
          </p>
          ${banners(facts)}
        </header>
        <main id="main">
          ${nation.length === 0 ? nothing : figures(nation)}
          <h2 id="tours">六十秒上手 <span lang="en">three tours of 60 seconds</span></h2>
          ${touring(facts)} ${accountsOf(facts)}
          <h2 id="doors">入口 <span lang="en">doors</span></h2>
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">地址</th>
                  <th scope="col">内容</th>
                </tr>
              </thead>
              <tbody>
                ${DOORS.map(
                  ({ path, zh, en }) =>
                    html`<tr>
                      <th scope="row">
                        <a href="${path}"><code>${path}</code></a>
                      </th>
                      <td>${zh} <span lang="en">${en}</span></td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>
          <h2 id="running">运行 <span lang="en">running</span></h2>
          <p>
            数据库：${database === 'embedded' ? '内置 PostgreSQL' : '自备 PostgreSQL（DATABASE_URL）'}。${home === null ? nothing : html`数据目录：<code>${home}</code>。`}${period === null ? '' : `最新期次：${period.zh}（${period.id}）。`}<br />
            有问题先运行 <code>npm run slate -- doctor</code>；<code>npm run reset</code> 删除演示数据。<br />
            <span lang="en"
              >When something is wrong, <code>npm run slate -- doctor</code> says what and how to mend it;
              <code>npm run reset</code> deletes the demonstration.</span
            >
          </p>
        </main>
        <footer>
          本页不含脚本，不连接任何其他主机，不收集使用数据。 <span lang="en">No script, no other host, no telemetry.</span>
        </footer>
      </body>
    </html> `.text;
}

function banners({ seeding, seedingFailed, accounts }: HomeFacts): Markup[] {
  const list: Markup[] = [];
  if (seeding) {
    const { done, total } = seeding;
    list.push(
      html`<div class="banner" role="status">
        <p>
          <progress max="${total}" value="${done}" aria-label="演示数据"></progress> 正在生成演示数据
          ${done}/${total}：现在可以读，完成后开放写入；刷新本页看进度。
          <span lang="en">The demonstration is being written; reading works, writing opens when it is done.</span>
        </p>
      </div>`,
    );
  }
  if (seedingFailed !== null) {
    list.push(
      html`<div class="banner" role="alert">
        <p><strong>演示数据没有生成完：</strong>${seedingFailed}。 <span lang="en">The demonstration was not completed.</span></p>
      </div>`,
    );
  }
  if (accounts.length > 0) {
    list.push(
      html`<div class="banner">
        <p>
          <strong>演示模式：</strong>项目与人员均为虚构，令牌公开，服务只监听本机。正式使用请设 <code>SLATE_DEMO=0</code>。
          <span lang="en"
            >Demonstration: projects and people are invented, tokens are public, only this machine is listened to.</span
          >
        </p>
      </div>`,
    );
  }
  return list;
}

const figures = (nation: readonly HomeFigure[]): Markup =>
  html`<h2 id="nation">全国此刻 <span lang="en">the nation now</span></h2>
    <dl class="figures">
      ${nation.map(
        ({ zh, value }) =>
          html`<div>
            <dt>${zh}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`;

const touring = (facts: HomeFacts): Markup =>
  html`<div class="tours">
    ${tours(facts).map(
      ({ zh, en, steps }: Tour) =>
        html`<article>
          <h3>${zh} <span lang="en">${en}</span></h3>
          <ol>
            ${steps.map(({ text, code }) => html`<li>${text}${code === undefined ? nothing : html`<pre tabindex="0"><code>${code}</code></pre>`}</li>`)}
          </ol>
        </article>`,
    )}
  </div>`;

/** Rows shown at once; the other units’ accounts unfold. */
const SHOWN = 6;

function accountsOf({ accounts }: HomeFacts): Markup {
  if (accounts.length === 0) return nothing;
  // Whom the tours speak of comes first.
  const touring = ({ token }: HomeAccount): boolean => /^demo-(nrta|51)-/.test(token);
  const ordered = [...accounts.filter(touring), ...accounts.filter((each) => !touring(each))];
  const [first, rest] = [ordered.slice(0, SHOWN), ordered.slice(SHOWN)];
  return html`<h2 id="accounts">演示令牌 <span lang="en">demonstration tokens</span></h2>
    ${accountTable(first, '作为 Authorization: Bearer <令牌> 发送；命令行用环境变量 SLATE_TOKEN。')}
    ${
      rest.length === 0
        ? nothing
        : html`<details>
            <summary>其余 ${rest.length} 个 <span lang="en">the others</span></summary>
            ${accountTable(rest, '其余账号')}
          </details>`
    }`;
}

const accountTable = (accounts: readonly HomeAccount[], caption: string): Markup =>
  html`<div class="scroll">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">角色</th>
          <th scope="col">单位</th>
          <th scope="col">姓名</th>
          <th scope="col">令牌</th>
        </tr>
      </thead>
      <tbody>
        ${accounts.map(
          ({ roleZh, organisation, name, token }) =>
            html`<tr>
              <th scope="row">${roleZh}</th>
              <td>${organisation}</td>
              <td>${name}</td>
              <td><code>${token}</code></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
