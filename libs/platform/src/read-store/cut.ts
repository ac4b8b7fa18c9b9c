import type { ClientBase } from 'pg';
import { type Instant, shanghaiDateOf } from '#kernel';
import type { EventStore } from '#platform/event-store';
import type { CheckpointRow } from './checkpoint';
import { MomentNotYet, NotYetProjected } from './errors';
import { lastInstantOf, readMoment } from './moment';
import type { PhysicalNames } from './physical';
import type { Cut, CutRequest } from './port';

/** What resolving a cut needs: one snapshot, its checkpoint, and the instant the question was asked at. */
export interface CutDesk {
  readonly client: ClientBase;
  readonly names: PhysicalNames;
  readonly checkpoint: Pick<CheckpointRow, 'position' | 'runningMax'>;
  readonly store: EventStore;
  readonly askedAt: Instant;
}

interface Mark {
  readonly position: number;
  readonly runningMax: Instant | null;
}

/**
 * The one place where asOf and knownAt become a position (design section 4): always the end of an append, never beyond
 * the checkpoint. Errors: UnreadableMoment, MomentNotYet, ForeignPosition, NotYetProjected.
 */
export async function resolveCut(desk: CutDesk, request: CutRequest): Promise<Cut> {
  const { checkpoint, store, askedAt } = desk;
  if (request.minPosition !== undefined) {
    const wanted = store.ordinalOf(request.minPosition);
    if (wanted > checkpoint.position) throw new NotYetProjected(wanted, checkpoint.position);
  }
  if (request.knownAt === undefined) {
    return {
      asOf: request.asOf ?? shanghaiDateOf(askedAt),
      position: store.tokenOf(checkpoint.position),
      ordinal: checkpoint.position,
      present: request.asOf === undefined,
      now: askedAt,
    };
  }
  const { mark, now } = await known(desk, request.knownAt);
  return {
    asOf: request.asOf ?? shanghaiDateOf(now),
    position: store.tokenOf(mark.position),
    ordinal: mark.position,
    present: false,
    now,
  };
}

async function known(desk: CutDesk, knownAt: string): Promise<{ readonly mark: Mark; readonly now: Instant }> {
  const moment = readMoment(knownAt);
  if (moment.kind === 'position') {
    const mark = await markBefore(desk, desk.store.ordinalOf(moment.token));
    return { mark, now: mark.runningMax ?? desk.askedAt };
  }
  const until = moment.kind === 'instant' ? moment.instant : lastInstantOf(moment.date);
  // A clock that was set back has recorded later than its now.
  const latest = later(desk.askedAt, desk.checkpoint.runningMax);
  const begun = moment.kind === 'instant' ? until <= latest : moment.date <= shanghaiDateOf(latest);
  if (!begun) throw new MomentNotYet(knownAt, desk.askedAt);
  // Today is known until now: nothing is judged late by hours that are still to come.
  return { mark: await markKnownAt(desk, until), now: until < latest ? until : latest };
}

const later = (a: Instant, b: Instant | null): Instant => (b !== null && b > a ? b : a);

const NOTHING: Mark = { position: 0, runningMax: null };

/** The end of the last append at or before a position. */
async function markBefore({ client, names, checkpoint }: CutDesk, ordinal: number): Promise<Mark> {
  if (ordinal >= checkpoint.position) return checkpoint;
  const { rows } = await client.query<{ position: string | number; running_max: Date }>({
    name: `mark before ${names.clock()}`,
    text: `SELECT position, running_max FROM ${names.clock()} WHERE position <= $1 ORDER BY position DESC LIMIT 1`,
    values: [ordinal],
  });
  return asMark(rows[0]);
}

/** The last append by whose end nothing had been recorded later than the instant: recorded times may run backwards. */
async function markKnownAt({ client, names }: CutDesk, instant: Instant): Promise<Mark> {
  const { rows } = await client.query<{ position: string | number; running_max: Date }>({
    name: `mark at ${names.clock()}`,
    text: `SELECT position, running_max FROM ${names.clock()} WHERE running_max <= $1 ORDER BY running_max DESC, position DESC LIMIT 1`,
    values: [instant],
  });
  return asMark(rows[0]);
}

const asMark = (row: { readonly position: string | number; readonly running_max: Date } | undefined): Mark =>
  row ? { position: Number(row.position), runningMax: row.running_max.toISOString() as Instant } : NOTHING;
