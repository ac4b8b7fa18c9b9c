import { ANNEX_LAYOUTS, isAnnexLayout, type Taking } from '#reporting';
import type { AuthenticatedRequest } from '../graphql/actor';
import type { Asked, ReadingAnswers, SentFile } from '../reports/sheet.service';
import type { Compared } from '../reports/compare-files';
import { textParam, type QueryText } from './params';
import { Problem } from './problem';

function takingParam(text: string | undefined): Taking {
  if (text === undefined) return 'all';
  if (text === 'all' || text === 'good' || text === 'strict') return text;
  throw new Problem(400, 'BAD_REQUEST', 'take 只能是 all、good 或 strict', 'take is all, good or strict');
}

function answersParam(layout: string | undefined, sheet: string | undefined): ReadingAnswers {
  if (layout !== undefined && !isAnnexLayout(layout)) {
    throw new Problem(
      400,
      'BAD_REQUEST',
      `layout 只能是 ${ANNEX_LAYOUTS.join('、')}`,
      `layout is one of ${ANNEX_LAYOUTS.join(', ')}`,
    );
  }
  return { ...(layout === undefined ? {} : { layout }), ...(sheet === undefined ? {} : { sheet: String(sheet).slice(0, 100) }) };
}

/** A name is for showing only; nothing of it becomes a path. */
function nameParam(text: string | undefined): string {
  try {
    const name = decodeURIComponent(text ?? '').replace(/[\u0000-\u001f\u007f/\\]/g, '');
    return name.slice(0, 120) || '未命名.xlsx';
  } catch {
    return '未命名.xlsx';
  }
}

/** `?take=&layout=&sheet=` of the doors that read a file. */
export interface AskedQuery {
  readonly take?: string;
  readonly layout?: string;
  readonly sheet?: string;
}

export const askedParam = ({ take, layout, sheet }: AskedQuery): Asked => ({
  take: takingParam(take),
  ...answersParam(layout, sheet),
});

/** The file that a request is. */
export function fileParam(request: AuthenticatedRequest, fileName: string | undefined): SentFile {
  const bytes: unknown = request.body;
  if (Buffer.isBuffer(bytes) && bytes.length > 0) return { name: nameParam(fileName), bytes };
  throw new Problem(415, 'NO_FILE', '请以 application/octet-stream 发送文件内容', 'Send the file as application/octet-stream');
}

/** Files of a multipart request, as the parser gives them. */
export type SentFields = Readonly<
  Partial<Record<'a' | 'b', readonly { readonly originalname: string; readonly buffer: Buffer }[]>>
>;

/** One of two files to compare: a part of the request, or a hash in the query. */
export function comparedParam(sent: SentFields | undefined, query: QueryText, side: 'a' | 'b'): Compared {
  const upper = side.toUpperCase();
  const answers = answersParam(textParam(query, `layout${upper}`), textParam(query, `sheet${upper}`));
  const [file] = sent?.[side] ?? [];
  // The parser takes the bytes of a name for Latin letters.
  if (file)
    return {
      name: nameParam(encodeURIComponent(Buffer.from(file.originalname, 'latin1').toString('utf8'))),
      bytes: file.buffer,
      answers,
    };
  const hash = textParam(query, side);
  if (hash !== undefined) return { hash, answers };
  throw new Problem(
    415,
    'NO_FILE',
    `请以 multipart/form-data 的 ${side} 字段发送文件，或以 ?${side}= 给出已收文件的哈希`,
    `Send a file as the field ${side} of multipart/form-data, or name one taken before by ?${side}=<hash>`,
  );
}
