import { dateInWords, instantOfMillis, millisOf, periodName, shanghaiDateOf, type Instant } from '#kernel';
import type { Compilation } from './compilation.service';

const BASIS = { reported: '报送口径', accepted: '接收口径' } as const;
const EIGHT_HOURS = 8 * 3_600_000;

/** `2026-06-16 09:30`, Shanghai time. */
export const inShanghai = (at: Instant): string =>
  `${shanghaiDateOf(at)} ${instantOfMillis(millisOf(at) + EIGHT_HOURS).slice(11, 16)}`;

export const issueName = ({ issue }: Compilation): string => (issue ? `第${issue.number}次印发` : '草稿，未印发');

/** Which period, which issue and whose, as of when, in which basis (W-04). */
export const papersLine = (compilation: Compilation): string => {
  const { period, asOf, basis } = compilation.content;
  const { issue } = compilation;
  return (
    `报送周期：${periodName(period, 'zh')}（${period}）　　${issueName(compilation)}` +
    (issue ? `（${inShanghai(issue.issuedAt)}，${compilation.issuer ?? issue.issuedBy}）` : '') +
    `　　数据截至：${dateInWords(asOf)}（${BASIS[basis]}）` +
    (issue?.note === undefined ? '' : `　　说明：${issue.note}`)
  );
};

/** The data version it was made from, and what its content adds up to (W-04). */
export const versionLine = (compilation: Compilation): string =>
  `数据版本 ${compilation.position}；内容校验 sha256:${compilation.hash}；${inShanghai(compilation.judgedAt)} 汇编`;

export const versionShort = (compilation: Compilation): string =>
  `国家广播电视总局　${periodName(compilation.content.period, 'zh')}汇编（${issueName(compilation)}）　校验 ${compilation.hash.slice(0, 12)}`;
