import { firstNames, shanghaiDateOf, type NameBook, type Names } from '#kernel';
import type { Clock } from '#platform/clock';
import { NotYetProjected, type ReadStore } from '#platform/read-store';
import { bookAt } from './named-reads';

/** What units are and were called, as far as is known now; their first names while nothing can be read at all. */
export async function presentBook(reads: ReadStore): Promise<NameBook> {
  try {
    return await reads.read({}, ({ cut }) => Promise.resolve(bookAt(cut)));
  } catch (error) {
    if (error instanceof NotYetProjected) return firstNames;
    throw error;
  }
}

/** What they are called today. */
export const presentNames = async (reads: ReadStore, clock: Clock): Promise<Names> =>
  (await presentBook(reads)).on(shanghaiDateOf(clock.now()));
