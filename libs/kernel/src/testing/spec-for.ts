import { type Decider, foldEvents } from '../decider';
import type { ProjectedRow, Projection, RecordedEvent } from '../projection';
import type { EventMetadata } from '../event';
import { instant } from '../time';

type DetailMatcher = Readonly<Record<string, unknown>> | ((detail: Readonly<Record<string, unknown>>) => void);

/** One sentence for every decider: `given(facts).when(command).then(facts) | thenRefused(code) | thenNothing()`. */
export function specFor<State, Command, Event, Code extends string>(decider: Decider<State, Command, Event, Code>) {
  const given = (...past: readonly Event[]) => ({
    when: (command: Command) => {
      const decision = decider.decide(command, foldEvents(decider, past));
      const events = (): readonly Event[] => {
        if (!decision.ok) throw new Error(`Refused: ${decision.code} ${JSON.stringify(decision.detail)}`);
        return decision.events;
      };
      return {
        /** Exactly these facts, in this order. */
        then: (...expected: readonly Event[]): void => expect(events()).toEqual(expected),
        /** Accepted, and nothing happened. */
        thenNothing: (): void => expect(events()).toEqual([]),
        /** Refused with the code, and a detail that holds what is given or passes the function. */
        thenRefused: (code: Code, detail: DetailMatcher = {}): void => {
          if (decision.ok) throw new Error(`Expected ${code}, but accepted: ${JSON.stringify(decision.events)}`);
          expect(decision.code).toBe(code);
          if (typeof detail === 'function') detail(decision.detail);
          else expect(decision.detail).toMatchObject(detail);
        },
        /** For what facts hold beyond equality. */
        thenEvents: (check: (facts: readonly Event[]) => void): void => check(events()),
      };
    },
    /** The state after the facts. */
    state: (): State => foldEvents(decider, past),
  });
  return { given };
}

/** A fact as a test writes it; what is left out is filled in. */
export interface GivenFact<Data = unknown> {
  readonly type: string;
  readonly data: Data;
  readonly stream?: string;
  readonly position?: number;
  readonly id?: string;
  readonly metadata?: Partial<EventMetadata>;
}

/** Recorded facts at positions 1, 2, 3 …, each an append of its own, ids `e1`, `e2` … unless said otherwise. */
export function recorded(facts: readonly GivenFact[]): readonly RecordedEvent[] {
  const versions = new Map<string, number>();
  return facts.map((fact, at) => {
    const position = fact.position ?? at + 1;
    const stream = fact.stream ?? 'stream-1';
    const version = versions.get(stream) ?? 0;
    versions.set(stream, version + 1);
    return {
      type: fact.type,
      data: fact.data,
      id: fact.id ?? `e${position}`,
      stream,
      version,
      position,
      batch: { index: 0, size: 1 },
      metadata: {
        actor: 'person-test',
        organisation: 'nrta',
        commandId: `command-${position}`,
        commandHash: '',
        correlationId: `command-${position}`,
        schemaVersion: 1,
        recordedAt: instant('2026-06-01T00:00:00Z'),
        ...fact.metadata,
      },
    };
  });
}

/** `given(facts).thenRows(rows) | thenValue(key, value)`; facts the projection does not handle are passed by, as the runner does. */
export function projectionSpec<Value>(projection: Projection<Value>) {
  const given = (...facts: readonly GivenFact[]) => {
    const values = new Map<string, Value>();
    const fold = (event: RecordedEvent): void => {
      if (!projection.handles.includes(event.type)) return;
      for (const key of projection.keys(event)) {
        const next = projection.fold(values.get(key), event, key);
        if (next === undefined) values.delete(key);
        else values.set(key, next);
      }
    };
    recorded(facts).forEach(fold);
    const rows = (): readonly ProjectedRow[] => [...values].flatMap(([key, value]) => projection.rows(value, key));
    return {
      rows,
      value: (key: string): Value | undefined => values.get(key),
      thenRows: (...expected: readonly ProjectedRow[]): void => expect(rows()).toEqual(expected),
      thenValue: (key: string, expected: Value | undefined): void => expect(values.get(key)).toEqual(expected),
      /** Folding the last fact once more keeps the very same values: a replay changes nothing. */
      thenReplayOfLastChangesNothing: (): void => {
        const before = new Map(values);
        const last = recorded(facts).at(-1);
        if (!last) throw new Error('No fact was given');
        fold(last);
        expect([...values.keys()]).toEqual([...before.keys()]);
        for (const [key, value] of values) expect(value).toBe(before.get(key));
      },
    };
  };
  return { given };
}
