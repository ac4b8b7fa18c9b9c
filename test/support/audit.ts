/** A row of the log as SQL gives it: what is audited is what is stored, not what the service says of it. */
export interface LoggedEvent {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly index: number;
  readonly size: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly commandId: string;
}

/** What a client was told: the receipt of a report, and the note it had written into it, if any. */
export interface Acknowledged {
  readonly unit: string;
  readonly period: string;
  readonly revision: number;
  readonly receipt: string;
  readonly hash: string;
  readonly note: { readonly project: string; readonly value: string } | null;
}

export interface History {
  readonly events: readonly LoggedEvent[];
  /** Version of each stream as its own row says. */
  readonly versions: ReadonlyMap<string, number>;
}

/**
 * R1: everything acknowledged stands in the log exactly once, nothing stands there twice, no append is torn. Answers
 * with what is wrong, in words; clients must have been answered for every submission they began.
 */
export function audit({ events, versions }: History, acknowledged: readonly Acknowledged[]): readonly string[] {
  return [
    ...tornStreams(events, versions),
    ...tornAppends(events),
    ...repeatedCommands(events),
    ...receipts(events, acknowledged),
  ];
}

function tornStreams(events: readonly LoggedEvent[], versions: History['versions']): string[] {
  const wrong: string[] = [];
  const streams = groupBy(events, ({ stream }) => stream);
  for (const stream of new Set([...streams.keys(), ...versions.keys()])) {
    const found = (streams.get(stream) ?? []).map(({ version }) => version);
    const expected = Array.from({ length: (versions.get(stream) ?? -1) + 1 }, (_, at) => at);
    if (found.join() !== expected.join()) wrong.push(`${stream}: versions ${found.join()}, not ${expected.join()}`);
  }
  for (const [id, same] of groupBy(events, ({ id }) => id)) if (same.length > 1) wrong.push(`event ${id}: ${same.length} times`);
  return wrong;
}

function tornAppends(events: readonly LoggedEvent[]): string[] {
  return events.flatMap((event, at) => {
    const { index, size, stream, position, commandId } = event;
    const last = events[at - index + size - 1];
    const first = events[at - index];
    const whole =
      first?.stream === stream &&
      first.position === position - index &&
      first.index === 0 &&
      last?.stream === stream &&
      last.position === position - index + size - 1 &&
      last.index === size - 1 &&
      first.commandId === commandId;
    return whole ? [] : [`${stream}@${event.version}: append of ${size} is torn at ${position}`];
  });
}

function repeatedCommands(events: readonly LoggedEvent[]): string[] {
  const begun = events.filter(({ index }) => index === 0);
  return [...groupBy(begun, ({ stream, commandId }) => `${stream} ${commandId}`)].flatMap(([name, appends]) =>
    appends.length > 1 ? [`${name}: command done ${appends.length} times`] : [],
  );
}

function receipts(events: readonly LoggedEvent[], acknowledged: readonly Acknowledged[]): string[] {
  const wrong: string[] = [];
  const sent = groupBy(
    events.filter(({ type }) => type === 'ReportSubmitted'),
    ({ stream, data }) => `${stream} r${String(data['revision'])}`,
  );
  const told = groupBy(acknowledged, ({ unit, period, revision }) => `report-${unit}-${period} r${revision}`);
  for (const [name, same] of sent) {
    if (same.length > 1) wrong.push(`${name}: submitted ${same.length} times`);
    if (!told.has(name)) wrong.push(`${name}: in the log, acknowledged to nobody`);
  }
  for (const [name, same] of told) {
    const [{ receipt, hash, note, unit, period, revision }] = same as [Acknowledged];
    if (same.length > 1) wrong.push(`${name}: acknowledged ${same.length} times`);
    const [fact] = sent.get(name) ?? [];
    if (!fact) wrong.push(`${name}: acknowledged, not in the log`);
    else if (fact.data['receipt'] !== receipt || fact.data['hash'] !== hash)
      wrong.push(`${name}: another receipt than was given`);
    const notes = events.filter(
      ({ type, stream, data }) =>
        note !== null && type === 'LineReported' && stream === `report-${unit}-${period}` && says(data, revision, note),
    );
    if (note !== null && notes.length !== 1) wrong.push(`${name}: its note stands ${notes.length} times`);
  }
  return wrong;
}

const says = (data: LoggedEvent['data'], revision: number, note: NonNullable<Acknowledged['note']>): boolean =>
  data['revision'] === revision &&
  data['project'] === note.project &&
  (data['cells'] as readonly { attribute: string; value: unknown }[]).some(
    ({ attribute, value }) => attribute === 'note' && value === note.value,
  );

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
