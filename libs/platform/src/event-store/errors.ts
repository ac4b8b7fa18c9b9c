import type { PositionToken } from './port';

/** Every error an event store may throw, by a closed code, whatever the engine's own errors look like. */
export type EventStoreErrorCode =
  'EVENT_TOO_LARGE' | 'APPEND_TOO_LARGE' | 'MALFORMED_EVENT' | 'STORE_UNAVAILABLE' | 'OUTCOME_UNKNOWN' | 'FOREIGN_POSITION';

export abstract class EventStoreError extends Error {
  abstract readonly code: EventStoreErrorCode;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** One event is larger than the store takes; refused before anything was written. Sizes in bytes of data and metadata. */
export class EventTooLarge extends EventStoreError {
  readonly code = 'EVENT_TOO_LARGE';

  constructor(
    readonly eventType: string,
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`Event ${eventType} has ${bytes} bytes, at most ${limit} are taken.`);
  }
}

/** The events of one append together are larger than the store takes; refused before anything was written. */
export class AppendTooLarge extends EventStoreError {
  readonly code = 'APPEND_TOO_LARGE';

  constructor(
    readonly stream: string,
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`The append to ${stream} has ${bytes} bytes, at most ${limit} are taken.`);
  }
}

/** A stream name, event or expected version that no store may take; refused before anything was written. */
export class MalformedEvent extends EventStoreError {
  readonly code = 'MALFORMED_EVENT';

  constructor(
    readonly stream: string,
    readonly problem: string,
  ) {
    super(`Append to ${JSON.stringify(stream)} refused: ${problem}.`);
  }
}

/** The engine cannot be reached or refuses work; nothing is known to be written. */
export class StoreUnavailable extends EventStoreError {
  readonly code = 'STORE_UNAVAILABLE';
}

/** The append was sent and no answer came: it may or may not be stored. The same ids and version sent again are safe. */
export class OutcomeUnknown extends EventStoreError {
  readonly code = 'OUTCOME_UNKNOWN';
}

/** The token was made by another store, or is no position at all. */
export class ForeignPosition extends EventStoreError {
  readonly code = 'FOREIGN_POSITION';

  constructor(readonly token: PositionToken | string) {
    super(`Position ${JSON.stringify(token)} does not belong to this event store.`);
  }
}
