-- Visits to looked-after children and reviews of their care plans count as those under other plans do.
create or replace view readings.slipping with (security_invoker = true) as
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
    and c.rule in ('protection-visit', 'in-need-visit', 'placement-visit', 'care-visit') and c.due <= (select access.my_time())
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
        'later-conference-review', 'in-need-review', 'first-care-review', 'second-care-review',
        'later-care-review')
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
