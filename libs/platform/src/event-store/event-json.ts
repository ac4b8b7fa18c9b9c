import type { StoredEvent } from './port';
import type { Positions } from './position';

/** SQL text of one row `e` of the log as a JSON array; data and metadata go in as they were stored. */
export const eventJson = [
  `'['`,
  'e.position',
  `','`,
  'to_json(e.stream)::text',
  `','`,
  'e.version',
  `',"'`,
  'e.id',
  `'",'`,
  'to_json(e.type)::text',
  `','`,
  'e.batch_index',
  `','`,
  'e.batch_size',
  `','`,
  'e.data::text',
  `','`,
  'e.metadata::text',
  `']'`,
].join(' || ');

type EventArray = readonly [
  position: number,
  stream: string,
  version: number,
  id: string,
  type: string,
  index: number,
  size: number,
  data: object,
  metadata: StoredEvent['metadata'],
];

/** Events out of comma-separated JSON arrays, parsed at once: several times faster than column by column. */
export function parseEvents(rows: string | null, positions: Positions): StoredEvent[] {
  if (rows === null) return [];
  return (JSON.parse(`[${rows}]`) as EventArray[]).map(
    ([position, stream, version, id, type, index, size, data, metadata]): StoredEvent => ({
      type,
      data,
      id,
      stream,
      version,
      metadata,
      position,
      batch: { index, size },
      token: positions.tokenOf(position),
    }),
  );
}
