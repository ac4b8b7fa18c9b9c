import { type Note, type Parsed, parsed, told, unparsed, warning } from './parsed';
import { cleanText, halfWidthAlphanumerics, isNone } from './text';

const SEPARATORS = /[、，,；;/／\n]/;
const OPENING = '(（[［【〔《“';
const CLOSING = ')）]］】〕》”';
const HAN = /^[\p{Script=Han}·]+$/u;

/**
 * A list of people or bodies, in the order written. Split on 、，,；;/ and line ends, not inside brackets, and not on the
 * spaces of Latin names; `张三 李四` is two, `张　三` one. Repeated names and "无" fall out. Code EMPTY for nothing left.
 */
export function parseNames(text: string): Parsed<readonly string[]> {
  const cleaned = halfWidthAlphanumerics(cleanText(text)).replace(/[•‧・∙⋅]/g, '·');
  const notes: Note[] = [];
  const pieces = splitOutsideBrackets(cleaned).flatMap((piece) => {
    const read = readPiece(piece);
    if (read.note) notes.push(read.note);
    return read.names;
  });
  const names = pieces.filter((piece) => piece !== '' && !isNone(piece));
  const distinct = [...new Set(names)];
  if (distinct.length === 0) return unparsed('EMPTY');
  // Where brackets do not match, a name taken away could make the rest match and read differently next time.
  if (distinct.length === names.length || !balanced(cleaned)) return parsed(names, ...notes);
  return parsed(distinct, ...notes, told('NAMES_REPEATED', { value: text }));
}

function splitOutsideBrackets(text: string): readonly string[] {
  if (!balanced(text)) return text.split(SEPARATORS);
  const pieces = [''];
  let depth = 0;
  for (const char of text) {
    if (OPENING.includes(char)) depth += 1;
    if (CLOSING.includes(char)) depth -= 1;
    if (depth === 0 && SEPARATORS.test(char)) pieces.push('');
    else pieces[pieces.length - 1] += char;
  }
  return pieces;
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (OPENING.includes(char)) depth += 1;
    else if (CLOSING.includes(char)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function readPiece(piece: string): { readonly names: readonly string[]; readonly note?: Note } {
  const words = piece.split(/\s+/).filter((word) => word !== '');
  if (words.length < 2 || !words.every((word) => HAN.test(word))) return { names: [words.join(' ')] };
  const lengths = words.map((word) => [...word].length);
  // A name of two characters is often spread to the width of three.
  if (words.length === 2 && lengths.every((length) => length === 1)) return { names: [words.join('')] };
  if (words.every((word, at) => word.includes('·') || ((lengths[at] ?? 0) >= 2 && (lengths[at] ?? 0) <= 4))) {
    return { names: words, note: told('NAMES_SPLIT_ON_SPACE', { value: piece.trim(), understood: words.join('、') }) };
  }
  return { names: [words.join(' ')], note: warning('NAMES_UNCLEAR', { value: piece.trim() }) };
}

/** 甲、乙, as sheets print it; `parseNames` reads it back. */
export const formatNames = (names: readonly string[]): string => names.join('、');
