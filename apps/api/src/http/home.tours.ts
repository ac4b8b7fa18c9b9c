import type { HomeFacts } from './home.facts';

export interface TourStep {
  readonly text: string;
  /** To be pasted into a shell. */
  readonly code?: string;
}

export interface Tour {
  readonly zh: string;
  readonly en: string;
  readonly steps: readonly TourStep[];
}

/** One word for a POSIX shell, whatever stands in it. */
const word = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`);

/** Three ways in, each under a minute: the manager, the bureau, the analyst (stack section 5). */
export function tours({ url, period, accounts }: Pick<HomeFacts, 'url' | 'period' | 'accounts'>): readonly Tour[] {
  const demo = (token: string): string => (accounts.some((each) => each.token === token) ? token : '您的令牌');
  const [manager, approver, analyst] = [demo('demo-nrta-manager'), demo('demo-51-approver'), demo('demo-nrta-analyst')];
  const id = period?.id ?? '2026-06-H1';
  const ask = (token: string, query: string): string =>
    `curl -s ${word(`${url}/graphql`)} -H ${word(`Authorization: Bearer ${token}`)} -H 'Content-Type: application/json' \\\n  -d ${word(JSON.stringify({ query }))}`;
  // The command finds the service that runs on this machine by itself.
  const slate = (command: string): string => `npm run -s slate -- ${command}`;
  return [
    {
      zh: '总局项目管理',
      en: 'the programme manager',
      steps: [
        {
          text: '这一期谁报了、谁迟了：',
          code: `export SLATE_TOKEN=${word(manager)}\n${slate(`status --period ${word(id)}`)}`,
        },
        {
          text: '全国此刻有多少项目、多少已上线：',
          code: ask(manager, '{ figures(metrics: ["projects", "projectsReleased"]) { metric { zh } value } }'),
        },
        { text: '打开任意一个数：GraphiQL 的第二个例子，从数字走到单元格。' },
      ],
    },
    {
      zh: '省局填报与审签',
      en: 'a bureau',
      steps: [
        {
          text: '下载四川本期的填报表（已预填），改三个格子后保存：',
          code: `export SLATE_TOKEN=${word(approver)}\n${slate(`template --unit 51 --period ${word(id)} -o 填报表.xlsx`)}`,
        },
        { text: '上传检查，问题逐格列出：', code: slate(`push 填报表.xlsx --unit 51 --period ${word(id)}`) },
        {
          text: '审签人确认后提交，得到回执；总局的数字随之变动：',
          code: slate(`push 填报表.xlsx --unit 51 --period ${word(id)} --submit --certify`),
        },
        {
          text: '不用命令行也可以：',
          code: `curl -s -o 填报表.xlsx ${word(`${url}/api/reports/51/${id}/sheet`)} -H ${word(`Authorization: Bearer ${approver}`)}`,
        },
      ],
    },
    {
      zh: '分析员',
      en: 'an analyst',
      steps: [
        {
          text: '六月底的全国情况，按今天所知：',
          code: ask(analyst, '{ figures(metrics: ["projectsReleased"], at: { asOf: "2026-06-30" }) { value } }'),
        },
        {
          text: '同一天的情况，按 7 月 1 日当时所知：',
          code: ask(
            analyst,
            '{ figures(metrics: ["projectsReleased"], at: { asOf: "2026-06-30", knownAt: "2026-07-01" }) { value } }',
          ),
        },
        { text: '两期之间变了什么：GraphiQL 的第四个例子，每个变化都列出前后两边。' },
      ],
    },
  ];
}
