import { appendContract } from './append-contract';
import { feedContract } from './feed-contract';
import type { EventStore } from '../port';

/** A store of its own per call, empty; and what takes it away again. */
export interface StoreUnderTest {
  readonly store: EventStore;
  dispose(): Promise<void>;
}

/**
 * What every event store keeps, whatever its engine. Positions are opaque here and may have gaps; two appends of one
 * store may lie in the log in any order, but whole and each stream in the order of its versions.
 */
export function eventStoreContract(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`${name} as an event store`, () => {
    let made: StoreUnderTest;
    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.dispose());

    describe('appending', () => appendContract(() => made.store));
    describe('the feed', () => feedContract(() => made.store));
  });
}
