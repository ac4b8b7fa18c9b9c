import type { DraftFinding } from './operations';

/** Id of the element where a finding is settled: the error summary leads there, and it takes the focus. */
export function placeOf({ key, code, line, attribute }: Pick<DraftFinding, 'key' | 'code' | 'line' | 'attribute'>): string {
  if (code === 'LINE_UNRESOLVED') return `line-${line ?? ''}`;
  if (code === 'PROJECT_MISSING') return `missing-${line ?? ''}`;
  return line !== null && attribute !== null ? `cell-${line}-${attribute}` : `finding-${key}`;
}
