import type { TokenRow } from '#access';
import { organisationShort, shanghaiDateOf, type Instant } from '#kernel';
import type { CommonOptions } from '../connection';
import { done, type Context, type Outcome } from '../context';
import { EXIT } from '../exit-codes';
import { Failure } from '../failure';
import { table, type Column } from '../table';
import { choiceOf, wantedOf, type IssueWords } from '../token/choice';
import { withTokens } from '../token/database';

export type IssueOptions = CommonOptions & IssueWords;

export interface ListOptions extends CommonOptions {
  readonly demo?: boolean;
}

export interface RevokeOptions extends CommonOptions {
  readonly person?: string;
}

const DAY_MS = 86_400_000;

/** `slate token issue`: a token for one person in one organisation with one role (I-06); its text is printed this once. */
export async function issueToken(context: Context<IssueOptions>): Promise<Outcome> {
  const { say, paint, options } = context;
  const { days, ...wanted } = await wantedOf(options);
  const { hashOfToken } = await import('#access');
  const issued = await withTokens(context, async ({ tokens, now }) => {
    // A person's id leads to the name in every fact: two people must not share one.
    const other = (await tokens.list()).find(({ person, name }) => person === wanted.person && name !== wanted.name);
    if (other) throw taken(other);
    const expiresAt = new Date(now().getTime() + days * DAY_MS);
    return { token: await tokens.issue({ ...wanted, expiresAt }), expiresAt };
  });
  const hash = hashOfToken(issued.token);
  say(`${paint.green('✓')} ${wanted.name} · ${organisationShort(wanted.organisation)} · ${wanted.role} · ${wanted.person}`);
  say(`  令牌 token     ${paint.bold(issued.token)}`);
  say(`  有效 until     ${dayOf(issued.expiresAt)}`);
  say(`  摘要 hash      ${short(hash)}`);
  say('  只显示这一次，请交给本人 · shown this once: hand it to the person');
  return done({ token: issued.token, hash, ...wanted, expiresAt: issued.expiresAt.toISOString() });
}

/** `slate token list`: every token ever issued, by its hash; those of the demonstration with --demo. */
export async function listTokens(context: Context<ListOptions>): Promise<Outcome> {
  const { say, width, paint, options } = context;
  const { all, at } = await withTokens(context, async ({ tokens, now }) => ({ all: await tokens.list(), at: now() }));
  const shown = all.filter(({ demo }) => options.demo === true || !demo);
  const columns: readonly Column[] = [
    { head: '摘要 hash' },
    { head: '人员 person' },
    { head: '姓名 name', wraps: true },
    { head: '单位 unit' },
    { head: '角色 role' },
    { head: '至 until' },
    { head: '状态 state', paint: (text) => (text.startsWith('有效') ? paint.green : paint.dim) },
    { head: '用途 label', wraps: true },
  ];
  const rows = shown.map((row) => [
    short(row.hash),
    row.person,
    row.name,
    organisationShort(row.organisation),
    row.role,
    row.expiresAt === null ? '—' : dayOf(row.expiresAt),
    STATE_WORDS[stateOf(row, at)],
    row.label,
  ]);
  say(rows.length > 0 ? table(columns, rows, width) : '还没有令牌 · no tokens yet');
  const hidden = all.length - shown.length;
  if (hidden > 0)
    say(paint.dim(`另有 ${hidden} 枚演示令牌（SLATE_DEMO=0 时无效），见 --demo · and ${hidden} of the demonstration`));
  return done({
    tokens: shown.map((row) => ({ ...row, state: stateOf(row, at) })),
    demonstration: all.filter(({ demo }) => demo).length,
  });
}

/** `slate token revoke`: ends one token, or all of a person; running services refuse them within 5 s. */
export async function revokeTokens(context: Context<RevokeOptions>, hash?: string): Promise<Outcome> {
  const { say, paint, options } = context;
  const choice = choiceOf(hash, options.person);
  const ended = await withTokens(context, async ({ tokens }) => {
    const chosen = await tokens.chosen(choice);
    if (chosen.length === 0) throw refused('NOT_FOUND', '没有这样的未吊销令牌', 'no such token that is not revoked');
    if ('hash' in choice && chosen.length > 1)
      throw refused('AMBIGUOUS', '不止一枚令牌如此开头，请多给几位', 'more than one begins so: give more digits');
    await tokens.revokeAll(chosen.map((row) => row.hash));
    return chosen;
  });
  for (const row of ended) say(`${paint.green('✓')} 已吊销 revoked  ${short(row.hash)}  ${row.person}  ${row.name}  ${row.role}`);
  say('正在运行的服务 5 秒内拒绝它 · running services refuse it within 5 s');
  return done({ revoked: ended.map(({ hash: each, person, role }) => ({ hash: each, person, role })) });
}

type State = 'live' | 'expired' | 'revoked';
const STATE_WORDS: Readonly<Record<State, string>> = { live: '有效 live', expired: '过期 expired', revoked: '吊销 revoked' };

const stateOf = ({ revokedAt, expiresAt }: TokenRow, at: Date): State =>
  revokedAt !== null ? 'revoked' : expiresAt !== null && expiresAt <= at ? 'expired' : 'live';

const dayOf = (date: Date): string => shanghaiDateOf(date.toISOString() as Instant);
/** Enough to tell tokens apart, and to revoke one. */
const short = (hash: string): string => hash.slice(0, 12);

const refused = (code: string, zh: string, en: string): Failure => new Failure(EXIT.REFUSED, code, zh, en);
const taken = ({ person, name }: TokenRow): Failure =>
  refused('PERSON_TAKEN', `${person} 已是${name}：请另取编号`, `${person} is somebody else already: take another id`);
