import { startOfDay, type Instant, type LocalDate } from '#kernel';

/** Minutes and seconds after midnight at +08:00. */
export const at = (day: LocalDate, minutes: number, seconds = 0): Instant =>
  new Date(Date.parse(startOfDay(day)) + minutes * 60_000 + seconds * 1_000).toISOString() as Instant;
