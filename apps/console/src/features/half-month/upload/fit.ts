import type { Problem } from '../../../shared/api';

/** Bytes a file may have at most; the server refuses more, in these words. */
const MOST = 20 * 1024 * 1024;
const ENDINGS = /\.(xlsx|xls|ods)$/i;

/** Reasons to refuse a file before it travels: told in the words of the server. Null: it may go. */
export function unfit({ name, size }: Pick<File, 'name' | 'size'>): { readonly zh: string; readonly en: string } | null {
  if (size > MOST) return { zh: '文件超过 20 MB', en: 'The file is larger than 20 MB' };
  if (size === 0) return { zh: '文件是空的', en: 'The file is empty' };
  if (!ENDINGS.test(name)) return { zh: '只能上传 .xlsx、.xls 或 .ods 文件', en: 'Only .xlsx, .xls and .ods files can be read' };
  return null;
}

/** The question a refused file comes back with, and its possible answers. */
export interface ReadingAsked {
  readonly answerWith: 'layout' | 'sheet';
  readonly candidates: readonly string[];
}

export function askedBy({ detail }: Problem): ReadingAsked | null {
  const { answerWith, candidates } = detail;
  if ((answerWith !== 'layout' && answerWith !== 'sheet') || !Array.isArray(candidates)) return null;
  return { answerWith, candidates: candidates.filter((each): each is string => typeof each === 'string') };
}
