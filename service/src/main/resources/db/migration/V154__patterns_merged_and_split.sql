-- Patterns that people put together or take apart. What was merged keeps its page and its history; who may know of
-- one of those that are together may know of all.
alter table readings.pattern
  add column merged_into uuid,
  add column split_from  uuid;
comment on column readings.pattern.merged_into is 'The pattern with which it is dealt with; that one is merged into none.';
comment on column readings.pattern.split_from is 'The pattern from which people took it; its figures were never worked out.';
create index pattern_merged on readings.pattern (merged_into) where merged_into is not null;
create index pattern_split on readings.pattern (split_from) where split_from is not null;
alter table readings.pattern_act add column other uuid;
comment on column readings.pattern_act.other is 'The other pattern that was merged or split.';

-- A pattern and those that are dealt with together with it.
create function access.pattern_together(asked uuid) returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 1 as $$
  select p.id from pattern p where p.id = asked or p.merged_into = asked $$;

create or replace function access.patterns_in_conflict() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 10 as $$
  select t.id
  from pattern_member m join pattern p on p.id = m.pattern
  join pattern t on coalesce(t.merged_into, t.id) = coalesce(p.merged_into, p.id)
  where m.subject in (select access.persons_in_conflict()) $$;

create or replace function access.patterns_worked_on() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 10 as $$
  select t.id
  from pattern p join pattern t on t.id = p.id or t.merged_into = p.id
  where (p.lead = access.me()
      or exists (select 1 from pattern_team m where m.pattern = p.id and m.app_user = access.me()))
    and p.id not in (select access.patterns_in_conflict()) $$;

create or replace function access.entries_of_my_patterns() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 100 as $$
  select r.entry from pattern_report r
  join pattern p on p.id = r.pattern
  join pattern t on t.id = coalesce(p.merged_into, p.id)
  where t.state = 'TAKEN_UP' and t.id in (select access.patterns_worked_on()) $$;

create or replace function access.patterns_known() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 100 as $$
  select t.id from pattern t
  where coalesce(t.merged_into, t.id) in (
    select coalesce(p.merged_into, p.id) from pattern p
    where access.my_reach() = 'AREA'
      or ((select access.answers_for_my_partner())
        and exists (select 1 from pattern_report r where r.pattern = p.id and r.agency = access.my_partner()))
      or p.found in (select access.concerns_told())
      or p.id in (select access.patterns_worked_on())
      or p.id in (select r.pattern from pattern_resource r
        where r.id in (select access.resources_asked_of_me()))
      or exists (select 1 from pattern o join pattern_member m on m.pattern = p.id
        where o.id = coalesce(p.merged_into, p.id) and o.state = 'TAKEN_UP'
          and m.kind = 'CHILD' and not m.removed and m.subject in (
            select o from access.my_relationships r, access.persons_of(r.person) o
            where r.kind = 'allocated-worker')))
    and t.id not in (select access.patterns_in_conflict()) $$;

create or replace function access.pattern_held(asked uuid) returns table (agency text, reports bigint, last date)
  language sql stable security definer set search_path = readings, access, pg_temp as $$
  select r.agency, count(distinct r.entry), max(r.day) from pattern_report r
  where r.pattern in (select access.pattern_together(asked)) and asked in (select access.patterns_known())
  group by r.agency $$;
create or replace function access.pattern_size(asked uuid) returns table (kind text, members bigint)
  language sql stable security definer set search_path = readings, access, pg_temp as $$
  select m.kind, count(distinct m.key) from pattern_member m
  where m.pattern in (select access.pattern_together(asked)) and asked in (select access.patterns_known())
  group by m.kind $$;
revoke execute on function access.pattern_together from public;
grant execute on function access.pattern_together to breakwater_reader, breakwater_writer;

alter policy reader_sees on readings.pattern_act using (
  pattern in (select access.patterns_whole()) or other in (select access.patterns_whole()));
