/**
 * One call per transaction and one round trip per append (or per group of appends that waited together).
 *
 * Order of steps, which everything rests on: rows of all streams in sorted order, then the fence, then positions, then
 * one insert. The fence is a shared advisory lock, held to the end of the transaction, whose key carries the highest
 * position given out before it was taken; every position drawn under it is higher. See 003-reading for the other half.
 *
 * Positions of one append must be consecutive: a checkpoint may not stand inside an append, and versions of read models
 * end at its last position, so two appends may not lie interleaved in the log. A multi-row insert draws row by row and
 * would interleave with a concurrent one. Considered: an allocation row (one writer at a time from the draw to the
 * commit), nextval * 1024 + index (positions are then no small consecutive numbers), a session lock around the draw (left
 * behind when the statement is cancelled between lock and unlock). Taken: draw, look, draw again. The sequence only
 * grows, so n numbers are consecutive when the last is the first plus n - 1; a number drawn in vain is a gap, and gaps
 * are allowed. Appends of one event need no look at all. Only who was disturbed takes a lock among the disturbed, so
 * that two long draws cannot disturb each other for ever; it is the last lock anyone takes, so that nobody who holds it
 * waits for another one.
 */
export const appendFunctions = {
  name: '002-append',
  sql: `
-- The first position of each of several appends, given their sizes.
create function slate_log.draw(sizes integer[]) returns bigint[]
language plpgsql volatile as $f$
declare
  drawn bigint[];
  total integer := (select sum(size) from unnest(sizes) size);
  firsts bigint[];
begin
  loop
    drawn := array(select nextval('slate_log.position') from generate_series(1, total));
    exit when total = cardinality(sizes);
    select case when bool_and(drawn[upto] - drawn[upto - size + 1] = size - 1)
             then array_agg(drawn[upto - size + 1] order by ord) end
    into firsts
    from (select ord, size, sum(size) over (order by ord)::int as upto from unnest(sizes) with ordinality s(size, ord)) appends;
    if firsts is not null then
      return firsts;
    end if;
    perform pg_advisory_xact_lock(slate_log.fence_base() | 281474976710655);
  end loop;
  return drawn;
end
$f$;

-- Appends each stream's events at its expected version (-1: the stream does not exist) and answers, per append, with
-- outcome 1 written, 2 the same had been written before, 0 the stream stands elsewhere; the version (of the last event
-- of the append; where the stream stands, -1 for nowhere); the position of the append's last event.
-- Arrays from owners on have one element per event: which append it belongs to (from 1), its index in it (from 0).
-- No stream may stand twice in streams. Every append succeeds or not by itself; an error undoes them all.
create function slate_log.append(
  streams text[], expected bigint[], sizes integer[],
  owners integer[], indexes integer[], ids uuid[], types text[], data json[], metadata json[],
  out outcome integer, out version bigint, out "position" bigint
) returns setof record
language plpgsql volatile
-- Plans are cached while tables are small; these keep a plan made then from being a bad one later.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $f$
#variable_conflict use_column
declare
  many integer := cardinality(append.streams);
  won integer[];
  firsts bigint[];
  nth integer;
begin
  if many = 1 and expected[1] = -1 then
    insert into slate_log.streams (name, version) values (append.streams[1], append.sizes[1] - 1) on conflict do nothing;
    won := case when found then '{1}' else '{}' end;
  elsif many = 1 then
    update slate_log.streams s set version = s.version + append.sizes[1]
    where s.name = append.streams[1] and s.version = append.expected[1];
    won := case when found then '{1}' else '{}' end;
  else
    with inserted as (
      insert into slate_log.streams as s (name, version)
      select a.name, a.size - 1 from unnest(append.streams, append.expected, append.sizes) a(name, expected, size)
      where a.expected = -1 order by a.name collate "C"
      on conflict do nothing
      returning s.name
    )
    select coalesce(array_agg(a.ord), '{}') into won
    from inserted join unnest(append.streams) with ordinality a(name, ord) on a.name = inserted.name;
    if exists (select from unnest(append.expected) e where e >= 0) then
      perform from slate_log.streams s
      where s.name = any (array(
        select a.name from unnest(append.streams, append.expected) a(name, expected) where a.expected >= 0
      ))
      order by s.name for update;
      with updated as (
        update slate_log.streams s set version = s.version + a.size
        from unnest(append.streams, append.expected, append.sizes) with ordinality a(name, expected, size, ord)
        where s.name = a.name and s.version = a.expected and a.expected >= 0
        returning a.ord
      )
      select won || coalesce(array_agg(ord), '{}') into won from updated;
    end if;
    select coalesce(array_agg(w order by w), '{}') into won from unnest(won) w;
  end if;

  if cardinality(won) > 0 then
    -- Reading last_value and locking need not be one step: a lower key only holds readers back more.
    perform pg_advisory_xact_lock_shared(slate_log.fence_base() | p.last_value) from slate_log.position p;
    if many = 1 and append.sizes[1] = 1 then
      insert into slate_log.events (position, stream, version, id, type, batch_index, batch_size, data, metadata)
      values (nextval('slate_log.position'), append.streams[1], append.expected[1] + 1, append.ids[1], append.types[1],
              0, 1, append.data[1], append.metadata[1])
      returning 1, events.version, events.position into outcome, version, "position";
      return next;
      return;
    end if;
    firsts := array_fill(null::bigint, array[many]);
    declare
      drawn bigint[] := slate_log.draw(array(select append.sizes[w] from unnest(won) with ordinality x(w, ord) order by ord));
    begin
      for nth in 1 .. cardinality(won) loop
        firsts[won[nth]] := drawn[nth];
      end loop;
    end;
    insert into slate_log.events (position, stream, version, id, type, batch_index, batch_size, data, metadata)
    select firsts[e.owner] + e.index, append.streams[e.owner], append.expected[e.owner] + 1 + e.index, e.id, e.type,
           e.index, append.sizes[e.owner], e.data, e.metadata
    from unnest(owners, indexes, ids, types, append.data, append.metadata) e(owner, index, id, type, data, metadata)
    where firsts[e.owner] is not null;
  end if;

  for nth in 1 .. many loop
    if firsts[nth] is not null then
      outcome := 1;
      version := append.expected[nth] + append.sizes[nth];
      "position" := firsts[nth] + append.sizes[nth] - 1;
    else
      select * into outcome, version, "position" from slate_log.judge(
        append.streams[nth], append.expected[nth],
        array(select e.id from unnest(owners, indexes, ids) e(owner, index, id) where e.owner = nth order by e.index)
      );
    end if;
    return next;
  end loop;
end
$f$;

-- Why an append was not written: a repeat of one that was (same ids at the same version, whatever came after), or a conflict.
create function slate_log.judge(stream text, expected bigint, ids uuid[], out outcome integer, out version bigint, out "position" bigint)
language plpgsql volatile
set enable_seqscan = off as $f$
#variable_conflict use_column
declare
  size integer := cardinality(judge.ids);
begin
  if judge.ids = array(
    select e.id from slate_log.events e
    where e.stream = judge.stream and e.version > judge.expected and e.version <= judge.expected + size
    order by e.version
  ) then
    select 2, e.version, e.position into outcome, version, "position"
    from slate_log.events e where e.stream = judge.stream and e.version = judge.expected + size;
  else
    outcome := 0;
    version := coalesce((select s.version from slate_log.streams s where s.name = judge.stream), -1);
  end if;
end
$f$;
`,
} as const;
