/** Full-width ASCII (digits, letters, brackets, punctuation) and the ideographic space, to half width. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0)).replace(/[\u3000\u00A0]/g, ' ');

/** Only digits and letters to half width: Chinese punctuation stays as it is. */
export const halfWidthAlphanumerics = (text: string): string =>
  text.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0));

/** Characters that are invisible and come with pasted text. */
// oxlint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]/g;

/** Unicode NFC, invisible characters and surrounding spaces taken away, one kind of line end. */
export const cleanText = (text: string): string => text.normalize('NFC').replace(INVISIBLE, '').replace(/\r\n?/g, '\n').trim();

/** Runs of spaces and line ends become one space. */
export const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ');

export const withoutSpaces = (text: string): string => cleanText(text).replace(/\s+/g, '');

export const isBlank = (text: string | null | undefined): boolean =>
  text === null || text === undefined || cleanText(text).length === 0;

const NONE = new Set(['无', '暂无', '没有', '/', '\\', '-', '--', '—', '——', '–', 'N/A', 'NA', 'NONE', 'NULL']);

/** Does the text say that there is no value ("无", "/", "—")? A blank says nothing and is not "none". */
export const isNone = (text: string): boolean => NONE.has(withoutSpaces(halfWidth(text)).toUpperCase());

/** How "no value" is written in a sheet. */
export const NONE_WORD = '无';

/** For matching only: 《》, width, spaces, punctuation and case do not make two titles different. */
export const normaliseTitle = (title: string): string =>
  cleanText(title)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\s]/gu, '');
