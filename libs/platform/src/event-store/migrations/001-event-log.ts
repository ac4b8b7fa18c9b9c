/** The tables of the log and the number its positions are drawn from. */
export const eventLogTables = {
  name: '001-event-log',
  sql: `
create table slate_log.store (
  only_row boolean primary key default true check (only_row),
  id text not null check (id ~ '^[0-9a-f]{8}$')
);
-- Random; the first four digits are between 1000 and 7fff, which neither small nor negative lock keys have: see fence_base.
insert into slate_log.store (id)
select to_hex(4096 + floor(random() * 28672)::int) || lpad(to_hex(floor(random() * 65536)::int), 4, '0');

-- The row of a stream is its lock and its version.
create table slate_log.streams (
  name text collate "C" primary key,
  version bigint not null
) with (fillfactor = 70);

-- json, not jsonb: what is read is, byte for byte, what was written. The engine fills no column of its own accord.
create table slate_log.events (
  position bigint primary key,
  stream text collate "C" not null,
  version bigint not null,
  id uuid not null,
  type text not null,
  batch_index integer not null,
  batch_size integer not null,
  data json not null,
  metadata json not null,
  unique (stream, version),
  unique (stream, id)
);

-- cache 1: a backend that kept numbers in store would use them long after readers have gone past.
-- It begins at 0 as a number already drawn, so that its last_value is always the highest position given out.
create sequence slate_log.position as bigint minvalue 0 start 0 cache 1 no cycle;
select setval('slate_log.position', 0, true);

-- Upper bits of every fence of this store: the store's first four digits over 48 bits of position. Advisory locks are
-- known to one database only; the digits keep them apart from other advisory locks taken in it.
do $do$
declare
  base bigint;
begin
  select ('x' || substr(id, 1, 4))::bit(16)::int::bigint << 48 into base from slate_log.store;
  execute format(
    'create function slate_log.fence_base() returns bigint language sql immutable parallel safe as $f$ select %s::bigint $f$',
    base
  );
end
$do$;
`,
} as const;
