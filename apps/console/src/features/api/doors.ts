/** The REST doors an integrator asks first; docs/api.md lists all of them. */
export interface Door {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly zh: string;
  readonly en: string;
}

export const DOORS: readonly Door[] = [
  { method: 'GET', path: '/api/reports/{unit}/{period}/sheet', zh: '填报表（预填），xlsx 或 csv', en: 'The sheet, prefilled' },
  {
    method: 'POST',
    path: '/api/reports/{unit}/{period}/sheet/check',
    zh: '校验文件，不存入',
    en: 'Check a file; stores nothing',
  },
  { method: 'POST', path: '/api/reports/{unit}/{period}/sheet', zh: '文件存入草稿', en: 'A filled sheet into the draft' },
  { method: 'POST', path: '/api/reports/{unit}/{period}/submission', zh: '提交草稿，得回执', en: 'Send the draft, certified' },
  {
    method: 'GET',
    path: '/api/reports/{unit}/{period}/receipts/{revision}',
    zh: '回执，可打印、可核验',
    en: 'A receipt, to print or verify',
  },
  { method: 'GET', path: '/api/reports/{unit}/{period}/annex', zh: '附件3，供打印盖章', en: 'Annex 3 for print and seal' },
  { method: 'GET', path: '/api/projects/export', zh: '项目列表，按条件', en: 'Projects as filtered' },
  { method: 'GET', path: '/api/figures/export', zh: '一个指标、分组及其清单', en: 'A figure, its groups, its rows' },
  { method: 'GET', path: '/api/corrections/export', zh: '谁补报、更正了什么', en: 'Who corrected what' },
  { method: 'GET', path: '/api/calendar/export', zh: '报送日历', en: 'The report calendar of a year' },
  { method: 'POST', path: '/api/jobs', zh: '长任务：导出、汇编、历史', en: 'Long work: exports, compilation, history' },
  { method: 'GET', path: '/api/jobs/{id}', zh: '任务进度，办完取文件', en: 'How a job goes, and its file' },
  { method: 'GET', path: '/api/status', zh: '运行情况', en: 'What runs' },
];

/** Calls that run as they stand once `SLATE_TOKEN` is set; they only read. */
export const curlOf = (
  origin: string,
  unit: string | null,
): readonly { readonly id: 'graphql' | 'export' | 'sheet'; readonly text: string }[] => [
  {
    id: 'graphql',
    text: `curl -s ${origin}/graphql \\
  -H "Authorization: Bearer $SLATE_TOKEN" -H "Content-Type: application/json" \\
  -d '{"query":"{ figures(metrics: [\\"projects\\"]) { value at { asOf position } } }"}'`,
  },
  {
    id: 'export',
    text: `curl -H "Authorization: Bearer $SLATE_TOKEN" -o figures.csv \\
  "${origin}/api/figures/export?metric=productionCost&by=unit&format=csv"`,
  },
  ...(unit === null
    ? []
    : [
        {
          id: 'sheet' as const,
          text: `curl -H "Authorization: Bearer $SLATE_TOKEN" -o sheet.xlsx \\
  "${origin}/api/reports/${unit}/2026-06-H1/sheet"`,
        },
      ]),
];
