import { useMemo } from 'react';
import { useRead } from '../../shared/api';
import { placesOf, type Placed } from './names';
import { ReviewQuery, type Report, type Review } from './operations';
import type { Work } from './work';

interface Marked {
  /** Cells by key: those shown, and those that are marked without being shown. */
  readonly places: ReadonlyMap<string, Placed>;
  /** False while a marked cell is still being looked up: nothing is sent without it. */
  readonly known: boolean;
}

/** What is marked among all cells stays marked where only the changes are shown, and is told by name. */
export function useMarked(report: Report, review: Review, work: Work | null): Marked {
  const shown = useMemo(() => placesOf(review), [review]);
  const hidden = Object.keys(work?.marks ?? {}).some((key) => !shown.has(key));
  const of = { unit: report.unit.id, period: report.period };
  const read = useRead(ReviewQuery, { ...of, all: true }, { enabled: hidden });
  const whole = hidden ? (read.data?.report?.review ?? null) : null;
  const places = useMemo(() => (whole ? new Map([...placesOf(whole), ...shown]) : shown), [whole, shown]);
  return { places, known: !hidden || whole !== null };
}
