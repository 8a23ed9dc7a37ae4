-- What pages ask of a whole area's year, so that fifty people can ask at once.

-- Row by row, where a path or a relationship is looked at: a recursive query took longer than all else.
create or replace function access.person_now(asked uuid) returns uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  at   uuid := asked;
  next uuid;
begin
  for step in 1 .. 50 loop
    select p.merged_into into next from readings.person p where p.id = at;
    if next is null then
      return at;
    end if;
    at := next;
  end loop;
  return asked;
end $$;

-- Few people were merged into others: those are asked about, and not everybody.
create index person_moved on readings.person (id) include (merged_into) where merged_into is not null;
create or replace function access.path_workers(moment timestamptz)
  returns table (path uuid, app_user uuid, since timestamptz)
  language sql stable security definer set search_path = readings, access, pg_temp rows 5000 as $$
  select distinct on (p.id) p.id, u.id, r.from_time
  from path p
  left join person pp on pp.id = p.person and pp.merged_into is not null
  join relationship r on r.kind = 'allocated-worker'
    and r.from_time <= moment and (r.to_time is null or r.to_time > moment)
  left join person rp on rp.id = r.person and rp.merged_into is not null
  join app_user u on u.id = r.holder and not u.disabled
  where p.closed is null
    and case when rp.id is null then r.person else access.person_now(r.person) end
      = case when pp.id is null then p.person else access.person_now(p.person) end
  order by p.id, r.from_time desc, r.entry $$;

-- What waits for somebody, their post or their partner as a whole: found by who answers, and only then asked
-- whether the viewer may see it, instead of asking that of everything that runs.
create index clock_owner on readings.clock (owner) where stopped is null and owner is not null;
create index clock_post on readings.clock (partner, post) where stopped is null and owner is null;
create function access.clocks_of_mine() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp rows 100 as $$
  select c.id from clock c where c.stopped is null and c.owner = access.me()
  union
  select c.id from clock c where c.stopped is null and c.told @> array[access.me()]
  union
  select c.id from clock c where c.stopped is null and c.owner is null and c.partner = access.my_partner()
    and (c.post is null or c.post = access.my_post()) $$;

create index membership_now on readings.membership (entry) include (person, at) where to_place is null;

-- About whom and what three concerns came within a year, so many of them closed with nothing done: who is asked
-- about, before any viewer is asked for. Which of them somebody may see, and whether they still add up then, is for
-- the query that joins the concerns.
create function access.people_adding_up(closed int)
  returns table (person uuid, entry uuid, "at" smallint, role text)
  language sql stable security definer set search_path = readings, access, pg_temp rows 500 as $$
  with named as materialized (
    select ms.person, c.entry, ms.at, c.outcome in ('NO_FURTHER_ACTION', 'ADVICE') as closed
    from concern c join membership ms on ms.entry = c.entry and ms.to_place is null
    where c.received > access.my_time() - interval '365 days')
  select n.person, n.entry, n.at, m.role
  from named n
  join mention m on m.entry = n.entry and m.at = n.at and m.role not in ('professional', 'reporter')
  where n.person in (select o.person from named o group by o.person
    having count(*) >= 3 and count(*) filter (where o.closed) >= $1) $$;
create function access.things_adding_up(closed int)
  returns table (thing uuid, entry uuid)
  language sql stable security definer set search_path = readings, access, pg_temp rows 500 as $$
  with named as materialized (
    select distinct t.thing, c.entry, c.outcome in ('NO_FURTHER_ACTION', 'ADVICE') as closed
    from concern c join thing_mention t on t.entry = c.entry
    -- Many men have the same nickname: it adds up on its own page and not among what raises itself.
    join thing th on th.id = t.thing and th.type <> 'nickname'
    where c.received > access.my_time() - interval '365 days')
  select n.thing, n.entry from named n
  where n.thing in (select o.thing from named o group by o.thing
    having count(*) >= 3 and count(*) filter (where o.closed) >= $1) $$;

-- Those of whom three were closed, found once in a transaction, since one page asks for several reasons, or handed over
-- by whoever found them for the page before.
create function access.people_closed_again()
  returns table (person uuid, entry uuid, "at" smallint, role text)
  language plpgsql stable security definer set search_path = access, pg_temp rows 200 as $$
declare
  found text := nullif(current_setting('app.closed_again', true), '');
begin
  if found is null then
    select coalesce(jsonb_agg(to_jsonb(p)), '[]')::text into found from access.people_adding_up(3) p;
    perform set_config('app.closed_again', found, true);
  end if;
  return query select r.person, r.entry, r.at, r.role
    from jsonb_to_recordset(found::jsonb) as r (person uuid, entry uuid, "at" smallint, role text);
end $$;

-- The newest entry that changed anything: all but looks. What is the same for everybody holds until there is another.
create function access.last_change() returns bigint
  language sql stable security definer set search_path = record, pg_temp as $$
  select e.place from entry e where e.kind <> 'access.looked' order by e.place desc limit 1 $$;

revoke execute on function access.clocks_of_mine, access.people_adding_up, access.things_adding_up,
  access.people_closed_again, access.last_change from public;
grant execute on function access.clocks_of_mine, access.people_adding_up, access.things_adding_up,
  access.people_closed_again, access.last_change
  to breakwater_reader, breakwater_writer;

-- The same list as before, with those who leave care. Whether the viewer may see a path is asked once of each and not for every reason.
create or replace view readings.slipping with (security_invoker = true) as
  with going as materialized (
    select p.id, p.person, p.partner, p.opened, p.unborn, p.alone_on, p.open
    from readings.path p where p.closed is null)
  select p.id as path, p.person, p.partner, 'UNALLOCATED' as why, p.opened as since
  from going p
  where p.id not in (select w.path from access.path_workers((select access.my_time())) w)
  union all
  -- Nobody has put on record that they saw the child alone, ten days after somebody had to answer.
  select p.id, p.person, p.partner, 'NOT_SEEN', p.opened
  from going p
  where not p.unborn and p.alone_on is null
    and p.opened < (select access.my_time()) - interval '10 days'
  union all
  select p.id, p.person, p.partner, 'VISIT_MISSED', c.due
  from going p join readings.clock c on c.about_id = p.id and c.stopped is null
    and c.rule in ('protection-visit', 'in-need-visit', 'placement-visit', 'care-visit',
      'first-adviser-visit', 'adviser-visit') and c.due <= (select access.my_time())
  union all
  select d.path, d.person, d.partner, 'DRIFTING', min(d.since) from (
    select p.id as path, p.person, p.partner,
      (a.by_day + 1)::timestamp at time zone 'Europe/London' as since
    from going p join readings.path_action a on a.path = p.id and a.happened is null
    union all
    select p.id, p.person, p.partner, c.due
    from going p join readings.clock c on c.about_id = p.id and c.stopped is null
      and c.rule in ('first-core-group', 'next-core-group', 'first-conference-review',
        'later-conference-review', 'in-need-review', 'first-care-review', 'second-care-review',
        'later-care-review', 'pathway-plan', 'pathway-review')) d
  where d.since <= (select access.my_time())
  group by d.path, d.person, d.partner
  union all
  select p.id, p.person, p.partner, m.why,
    coalesce((select max(s.at) from readings.path_step s where s.path = p.id and s.step = m.step), p.opened)
  from going p
  join (values ('MOVED', 'MOVED', 'MOVE'), ('MISSING', 'MISSING', 'MISSING'),
    ('NO_INTERVIEW', 'RETURN_INTERVIEW', 'RETURN')) m (why, matter, step) on m.matter = any (p.open)
  union all
  -- Worries that were closed one by one, and nothing was done about any.
  select null, x.person, d.partner, 'CLOSED_AGAIN', max(c.received)
  from access.people_closed_again() x
  join readings.concern c on c.entry = x.entry
  cross join readings.front_door d
  where x.role = 'child'
  group by x.person, d.partner
  having count(distinct c.entry) >= 3
    and bool_and(coalesce(c.outcome in ('NO_FURTHER_ACTION', 'ADVICE'), false));
