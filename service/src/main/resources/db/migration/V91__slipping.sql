-- Children who slip from view, and how much each worker carries: asked, not kept.

-- Who answers for a person by name: asked for whom the viewer sees already. That somebody may not see the
-- reports about a child must not make them believe that nobody answers for it.
create function access.worker_of(asked uuid, moment timestamptz)
  returns table (app_user uuid, name text, post text, since timestamptz)
  language sql stable security definer set search_path = readings, access, pg_temp as $$
  select u.id, u.name, p.name, r.from_time from relationship r
  join app_user u on u.id = r.holder and not u.disabled join post p on p.code = u.post
  where r.person in (select access.persons_of(access.person_now(asked))) and r.kind = 'allocated-worker'
    and r.from_time <= moment and (r.to_time is null or r.to_time > moment)
  order by r.from_time desc, r.entry limit 1 $$;

-- The same for every open path at once.
create function access.path_workers(moment timestamptz)
  returns table (path uuid, app_user uuid, since timestamptz)
  language sql stable security definer set search_path = readings, access, pg_temp rows 5000 as $$
  select distinct on (p.id) p.id, u.id, r.from_time
  from path p
  left join person pp on pp.id = p.person
  join relationship r on r.kind = 'allocated-worker'
    and r.from_time <= moment and (r.to_time is null or r.to_time > moment)
  left join person rp on rp.id = r.person
  join app_user u on u.id = r.holder and not u.disabled
  where p.closed is null
    and case when rp.merged_into is null then r.person else access.person_now(r.person) end
      = case when pp.merged_into is null then p.person else access.person_now(p.person) end
  order by p.id, r.from_time desc, r.entry $$;

-- Why a child may be slipping from view, and since when; as its viewer, who must have said what time it is.
create view readings.slipping with (security_invoker = true) as
  select p.id as path, p.person, p.partner, 'UNALLOCATED' as why, p.opened as since
  from readings.path p
  where p.closed is null
    and p.id not in (select w.path from access.path_workers((select access.my_time())) w)
  union all
  -- Nobody has put on record that they saw the child alone, ten days after somebody had to answer.
  select p.id, p.person, p.partner, 'NOT_SEEN', p.opened
  from readings.path p
  where p.closed is null and not p.unborn and p.alone_on is null
    and p.opened < (select access.my_time()) - interval '10 days'
  union all
  select p.id, p.person, p.partner, 'VISIT_MISSED', c.due
  from readings.path p join readings.clock c on c.about_id = p.id and c.stopped is null
    and c.rule in ('protection-visit', 'in-need-visit') and c.due <= (select access.my_time())
  where p.closed is null
  union all
  select d.path, d.person, d.partner, 'DRIFTING', min(d.since) from (
    select p.id as path, p.person, p.partner,
      (a.by_day + 1)::timestamp at time zone 'Europe/London' as since
    from readings.path p join readings.path_action a on a.path = p.id and a.happened is null
    where p.closed is null
    union all
    select p.id, p.person, p.partner, c.due
    from readings.path p join readings.clock c on c.about_id = p.id and c.stopped is null
      and c.rule in ('first-core-group', 'next-core-group', 'first-conference-review',
        'later-conference-review', 'in-need-review')
    where p.closed is null) d
  where d.since <= (select access.my_time())
  group by d.path, d.person, d.partner
  union all
  select p.id, p.person, p.partner, m.why,
    coalesce((select max(s.at) from readings.path_step s where s.path = p.id and s.step = m.step), p.opened)
  from readings.path p
  join (values ('MOVED', 'MOVED', 'MOVE'), ('MISSING', 'MISSING', 'MISSING'),
    ('NO_INTERVIEW', 'RETURN_INTERVIEW', 'RETURN')) m (why, matter, step) on m.matter = any (p.open)
  where p.closed is null
  union all
  -- Worries that were closed one by one, and nothing was done about any.
  select null, ms.person, d.partner, 'CLOSED_AGAIN', max(c.received)
  from readings.concern c
  join readings.membership ms on ms.entry = c.entry and ms.to_place is null
  join readings.mention m on m.entry = ms.entry and m.at = ms.at and m.role = 'child'
  cross join readings.front_door d
  where c.received > (select access.my_time()) - interval '365 days'
  group by ms.person, d.partner
  having count(distinct c.entry) >= 3
    and bool_and(coalesce(c.outcome in ('NO_FURTHER_ACTION', 'ADVICE'), false));

-- How many there are in all: for those who look at the whole area, and for managers of whoever answers. A
-- number for each reason, and no more.
create function access.slipping_in_all() returns table (why text, children bigint)
  language sql stable security definer set search_path = readings, access, pg_temp as $$
  select s.why, count(distinct s.person) from readings.slipping s
  where access.my_reach() = 'AREA'
    or (current_setting('app.role', true) = 'MANAGER' and s.partner = access.my_partner())
  group by s.why $$;

-- What each colleague of a manager carries: numbers of paths and clocks, and nobody's name but the colleague's.
create function access.team_load() returns table (app_user uuid, name text, post text, children bigint,
    protection bigint, proceedings bigint, overdue bigint, not_seen bigint, actions bigint)
  language sql stable security definer set search_path = readings, access, pg_temp as $$
  select u.id, u.name, p.name, count(distinct w.path),
    count(distinct w.path) filter (where 'PROTECTION_PLAN' = any (t.open)),
    count(distinct w.path) filter (where 'PROCEEDINGS' = any (t.open) or 'EXTENSION' = any (t.open)),
    (select count(*) from clock c
      where c.owner = u.id and c.stopped is null and c.due <= access.my_time()),
    count(distinct w.path) filter (where not t.unborn and t.alone_on is null),
    (select count(*) from path_action a join path ap on ap.id = a.path and ap.closed is null
      where a.who = u.id and a.happened is null)
  from app_user u
  join post p on p.code = u.post and p.role in ('PRACTITIONER', 'MANAGER')
  left join access.path_workers(access.my_time()) w on w.app_user = u.id
  left join path t on t.id = w.path
  where current_setting('app.role', true) = 'MANAGER' and p.partner = access.my_partner()
    and not u.disabled
  group by u.id, u.name, p.name order by u.name, u.id $$;

revoke execute on function access.worker_of, access.path_workers, access.slipping_in_all, access.team_load
  from public;
grant execute on function access.worker_of, access.path_workers, access.slipping_in_all, access.team_load
  to breakwater_reader, breakwater_writer;
grant select on readings.slipping to breakwater_reader, breakwater_writer;

-- Whoever sees a child's path sees what runs on it, even where they may not read the report.
alter policy reader_sees on readings.clock using (
  exists (select 1 from readings.standing s where s.entry = clock.concern offset 0)
  or (about_type = 'case' and exists (select 1 from readings.path p where p.id = clock.about_id offset 0))
  or ((owner = (select access.me()) or (select access.me()) = any (told))
    and concern not in (select access.entries_in_conflict())));
