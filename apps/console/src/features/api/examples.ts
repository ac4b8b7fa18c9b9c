/** The worked examples, as the repository keeps them and GraphiQL opens with: one text for both. */
const FILES = import.meta.glob<string>('../../../../api/examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Example {
  readonly query: string;
  /** Its first line: `1 · 全国总览：…` */
  readonly zh: string;
  readonly en: string;
}

/** Each with the titles that its own comment gives: the first line in Chinese, the last in English. */
export function exampleOf(query: string): Example {
  const comment = query
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .map((line) => line.replace(/^#\s*/, ''));
  const [zh = ''] = comment;
  const en = [...comment].reverse().find((line) => /^[\x20-\x7e‘’“”;–…]+$/.test(line)) ?? zh;
  return { query, zh, en };
}

export const EXAMPLES: readonly Example[] = Object.entries(FILES)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([, query]) => exampleOf(query));

/** GraphiQL with a question filled in. */
export const graphiqlLink = (query: string): string => `/graphiql?${new URLSearchParams({ query }).toString()}`;
