import type { EpisodeCount } from './attribute';
import { type Note, type Parsed, parsed, told, unparsed, warning } from './parsed';
import { cleanText, halfWidth } from './text';

/** Long web series end near a hundred; more is more often minutes or a typing slip. */
const UNLIKELY_ABOVE = 500;

export interface EpisodeOptions {
  /** Unit of a bare number. */
  readonly unit?: EpisodeCount['unit'];
}

/**
 * `24`, `24集`, `共24集`, `12期`, `24集×3分钟` (the length is told and left out). At least 1 (B-13). Codes: EMPTY,
 * NOT_EPISODES, EPISODES_BELOW_ONE, TOO_LARGE.
 */
export function parseEpisodes(raw: string | number, { unit = '集' }: EpisodeOptions = {}): Parsed<EpisodeCount> {
  const text = String(raw);
  const cleaned = cleanText(text);
  if (cleaned === '') return unparsed('EMPTY');
  const half = halfWidth(cleaned).replace(/\s+/g, '');
  const match = /^(?:共|全|计|已播)?(-?)(\d+)(?:\.0*)?(集|期|部|回|话)?(.*)$/u.exec(half);
  const rest = match?.[4] ?? '';
  // What follows must be a length, in brackets or after a sign of multiplication; anything else is not understood.
  if (!match || (rest !== '' && !/^(?:[×xX*,、]|\()?(?:每集|单集|约)*\d+(?:-\d+)?(?:分钟?|min|秒).*$/u.test(rest))) {
    return unparsed('NOT_EPISODES', { value: text });
  }
  if (match[3] !== undefined && match[3] !== '集' && match[3] !== '期') return unparsed('NOT_EPISODES', { value: text });
  const count = Number(match[2]);
  if (match[1] === '-' || count < 1) return unparsed('EPISODES_BELOW_ONE', { value: text });
  if (count > 1_000_000) return unparsed('TOO_LARGE', { value: text });
  const notes: Note[] = [];
  if (half !== cleaned.replace(/\s+/g, '')) notes.push(told('WIDTH_NORMALISED', { value: text }));
  if (rest !== '') notes.push(told('EXTRA_TEXT_IGNORED', { value: text, understood: `${count}${match[3] ?? unit}` }));
  if (count > UNLIKELY_ABOVE)
    notes.push(warning('EPISODES_UNLIKELY', { value: text, understood: `${count}${match[3] ?? unit}` }));
  return parsed({ count, unit: match[3] ?? unit }, ...notes);
}

/** `24集` */
export const formatEpisodes = ({ count, unit }: EpisodeCount): string => `${count}${unit}`;
