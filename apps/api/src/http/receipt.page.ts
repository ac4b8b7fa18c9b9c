import { instantOfMillis, millisOf, type Instant } from '#kernel';
import type { ReceiptRecord } from '../graphql/history.types';
import { actingZh } from '../names/persons';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (each) => ENTITIES[each] ?? each);

const EIGHT_HOURS = 8 * 3_600_000;
/** `2026-06-15 16:00:00`, at +08:00. */
const shanghai = (at: string): string =>
  instantOfMillis(millisOf(at as Instant) + EIGHT_HOURS)
    .slice(0, 19)
    .replace('T', ' ');

const STYLE = `@page { size: A4; margin: 25mm 22mm; }
body { font: 12pt/1.8 "FangSong", "STFangsong", "Noto Serif CJK SC", serif; color: #000; background: #fff; max-width: 166mm; margin: 2rem auto; }
h1 { text-align: center; font-size: 20pt; letter-spacing: .3em; margin: 0 0 1.2rem; }
table { width: 100%; border-collapse: collapse; } th, td { border: 1px solid #000; padding: .35rem .6rem; text-align: left; vertical-align: top; }
th { width: 30%; font-weight: 600; } td { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; } small { color: #444; }
@media print { body { margin: 0; } }`;

/** 回执 on one A4 page: nothing of it comes from anywhere else. */
export function receiptPage(receipt: ReceiptRecord): string {
  const { number, unit, periodZh, period, revision, submittedAt, certifier, zero, projects, lines, cells, retracted } = receipt;
  const rows: readonly (readonly [string, string])[] = [
    ['回执编号 No.', number],
    ['报送单位 Unit', unit.zh],
    ['报送期 Half-month', `${periodZh}（${period}）`],
    ['稿次 Revision', `第 ${revision} 稿${zero ? '（零报告）' : ''}`],
    ['报送时间 Sent', `${shanghai(submittedAt)}（北京时间）`],
    ['审签人 Certified by', `${actingZh(certifier)}（${certifier.id}）`],
    ['内容 Content', `项目 ${projects} 个，变动 ${lines} 行 ${cells} 格，撤回 ${retracted} 格`],
    ['及时性 Timing', `${receipt.latenessZh}（截止 ${receipt.dueOn} 24:00；${receipt.rule}）`],
    ['校验值 SHA-256', receipt.hash],
    ['核验 Verification', receipt.genuine ? '与留存记录一致 · agrees with the log' : '与留存记录不一致 · DIFFERS from the log'],
  ];
  const body = rows.map(([head, text]) => `<tr><th scope="row">${escapeHtml(head)}</th><td>${escapeHtml(text)}</td></tr>`);
  const verify = `/api/reports/${unit.id}/${period}/receipts/${revision}/verify?hash=${receipt.hash}`;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8" /><title>回执 ${escapeHtml(number)}</title><style>${STYLE}</style></head>
<body><h1>推进表报送回执</h1><table>${body.join('')}</table>
<p><small>核验：持令牌访问 ${escapeHtml(verify)}，系统由留存的填报记录重新计算校验值。<br />
<span lang="en">To verify: ask this address with a token; the hash is taken anew from the recorded claims.</span></small></p></body></html>
`;
}
