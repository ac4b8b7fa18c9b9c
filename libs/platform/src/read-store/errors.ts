/** The read group has not seen the position yet, or not within the bound. */
export class NotYetProjected extends Error {
  override readonly name = 'NotYetProjected';
  constructor(
    readonly wanted: number,
    readonly checkpoint: number,
  ) {
    super(`Position ${wanted} is not projected yet; the read models stand at ${checkpoint}`);
  }
}

/** knownAt is none of its three forms: an instant with its offset, a Shanghai date, a position token. */
export class UnreadableMoment extends Error {
  override readonly name = 'UnreadableMoment';
  constructor(readonly moment: string) {
    super(`Not a moment: ${JSON.stringify(moment)}; give an instant with its offset, a date or a position`);
  }
}

/** knownAt is later than now: what will be known then, nobody knows, and nothing is overdue before its time. */
export class MomentNotYet extends Error {
  override readonly name = 'MomentNotYet';
  constructor(
    readonly moment: string,
    readonly now: string,
  ) {
    super(`knownAt ${moment} is later than now, ${now}`);
  }
}

/** A list was asked for with a field, an order or a cursor that its relation does not know. */
export class BadQuestion extends Error {
  override readonly name = 'BadQuestion';
}

/** A page's cursor was made for another list, or by hand. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}

/** A fold, or the rows it stands for, could not be computed or stored; nothing of its append was written. */
export class FoldFailed extends Error {
  override readonly name = 'FoldFailed';
  constructor(
    readonly position: number,
    readonly eventType: string,
    readonly projection: string,
    override readonly cause: unknown,
  ) {
    super(`${projection} failed at ${eventType}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** Another runner moved the checkpoint, or it belongs to another log: this session must not write. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
}

/** Another process fills this group anew at the moment. */
export class RebuildUnderWay extends Error {
  override readonly name = 'RebuildUnderWay';
  constructor(readonly group: string) {
    super(`The read group ${group} is being rebuilt already`);
  }
}
