/**
 * Reading the log while others write it. An appender either took its fence before the reader looked at the lock table:
 * then what is readable ends below its positions; or after: then its positions are drawn after the reader read the
 * sequence, so they are higher than what is readable; or it had let go of the fence: then it has committed, since locks
 * are released after the commit has become visible, and a statement begun from then on sees its rows. Hence the order:
 * sequence, lock table, and the rows in a statement of their own with a newer snapshot, which READ COMMITTED gives.
 */
export const readingFunctions = {
  name: '003-reading',
  sql: `
-- Everything at or below this position is decided: committed and visible to the next statement, or never to come.
create function slate_log.readable() returns bigint
language plpgsql volatile as $f$
declare
  high bigint;
  fence bigint;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'the log is read at read committed only: an older snapshot would miss committed events';
  end if;
  select last_value into high from slate_log.position;
  select min((l.classid::bigint & 65535) << 32 | l.objid::bigint) into fence
  from pg_locks l
  where l.locktype = 'advisory' and l.objsubid = 1 and l.mode = 'ShareLock' and l.granted
    and l.classid::bigint >> 16 = slate_log.fence_base() >> 48
    and l.database = (select d.oid from pg_database d where d.datname = current_database());
  return least(high, fence);
end
$f$;

-- The last event of the last append that is readable as a whole. Not the readable mark itself: a fence may have been
-- taken while another append drew its positions, and so stand inside it; and after a crash of the server numbers drawn
-- but never used may be given out again, so that a reader who had gone there would skip what is written next.
create function slate_log.head() returns bigint
language plpgsql volatile set enable_seqscan = off as $f$
declare
  safe bigint := slate_log.readable();
  head bigint;
begin
  select e.position into head from slate_log.events e
  where e.position <= safe and e.position - e.batch_index + e.batch_size - 1 <= safe
  order by e.position desc limit 1;
  return head;
end
$f$;

-- One page of whole appends after a position. The first row is the page's own: position is up to where it has looked
-- (null: nowhere), version is 1 where that is the end; the others are events in the order of the log. Without categories
-- (null) it takes the stretch after .. after + page_limit, which holds at most page_limit events. With categories it
-- looks through at most "stretch" positions, so that a rare category cannot make one statement long.
create function slate_log.read_all(
  after bigint, page_limit integer, categories text[], stretch integer
) returns setof slate_log.events
language plpgsql volatile set enable_seqscan = off set enable_bitmapscan = off as $f$
declare
  head bigint := slate_log.head();
  up_to bigint;
  page slate_log.events;
  nth_end bigint;
begin
  if head is null or head <= after then
    page.position := nullif(after, 0);
    page.version := 1;
    return next page;
    return;
  end if;
  select e.position - e.batch_index + e.batch_size - 1 into up_to from slate_log.events e
  where e.position > after and e.position <= after + case when categories is null then page_limit else stretch end
  order by e.position desc limit 1;
  if up_to is null then
    select e.position - e.batch_index + e.batch_size - 1 into up_to from slate_log.events e
    where e.position > after order by e.position limit 1;
  end if;
  up_to := least(up_to, head);
  if categories is not null then
    select e.position - e.batch_index + e.batch_size - 1 into nth_end from slate_log.events e
    where e.position > after and e.position <= up_to and split_part(e.stream, '-', 1) = any (categories)
    order by e.position offset page_limit - 1 limit 1;
    up_to := least(up_to, nth_end);
  end if;
  page.position := up_to;
  page.version := (up_to >= head)::int;
  return next page;
  if categories is null then
    return query select * from slate_log.events e where e.position > after and e.position <= up_to order by e.position;
  else
    return query select * from slate_log.events e
    where e.position > after and e.position <= up_to and split_part(e.stream, '-', 1) = any (categories)
    order by e.position;
  end if;
end
$f$;

-- Milliseconds since the oldest transaction that holds a fence began; null where none does. A role sees the times of its
-- own sessions only, and all appenders are of the application's role.
create function slate_log.oldest_fence() returns double precision
language sql volatile as $f$
  select extract(epoch from clock_timestamp() - min(a.xact_start))::double precision * 1000
  from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'advisory' and l.objsubid = 1 and l.mode = 'ShareLock' and l.granted
    and l.classid::bigint >> 16 = slate_log.fence_base() >> 48
    and l.database = (select d.oid from pg_database d where d.datname = current_database());
$f$;
`,
} as const;
