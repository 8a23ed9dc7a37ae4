-- How it goes in the whole area, in numbers: for elected members, who see no record, and for those who see all.
create function access.figures() returns table (what text, counted bigint)
  language sql stable security definer set search_path = readings, access, pg_temp as $$
  select f.what, f.counted
  from (
    select 'WAITING' as what, count(*) as counted from concern c where c.decision is null
    union all
    select 'OVERDUE', count(*) from clock c
    where c.stopped is null and c.due <= access.my_time() and c.owner is not null
    union all
    select 'OVERDUE_UNNAMED', count(*) from clock c
    where c.stopped is null and c.due <= access.my_time() and c.owner is null
    union all
    select 'UNREAD', count(*) from notice n
    where n.read_at is null and n.at <= access.my_time() - interval '3 days'
      and n.about_type in ('concern', 'decision', 'case')
    union all
    select 'UNANSWERED', count(*) from dissent x where x.answer is null
    union all
    select 'OVERRULED', count(*) from dissent x
    where x.answer = 'OVERRULED' and x.answered > access.my_time() - interval '1 year'
    union all
    select s.why, count(distinct s.person) from slipping s group by s.why) f
  where current_setting('app.role', true) = 'ELECTED_MEMBER' or access.my_reach() = 'AREA' $$;
revoke execute on function access.figures from public;
grant execute on function access.figures to breakwater_reader;
