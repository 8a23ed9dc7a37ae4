-- Members that people put into a pattern or took out of it: no look through the reports undoes that.
alter table readings.pattern_member
  add column added boolean not null default false,
  add column removed boolean not null default false;
alter table readings.pattern_act add column member text;

-- Also, for those who read all of the pattern, whom somebody put in, where they may see them anyway.
create policy added on readings.pattern_member for select to breakwater_reader using (
  added and pattern in (select access.patterns_whole())
  and exists (select 1 from readings.appearance a where a.subject = pattern_member.subject offset 0));

create or replace function access.patterns_known() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 100 as $$
  select p.id from pattern p
  where (access.my_reach() = 'AREA'
      or ((select access.answers_for_my_partner())
        and exists (select 1 from pattern_report r where r.pattern = p.id and r.agency = access.my_partner()))
      or p.found in (select access.concerns_told())
      or p.id in (select access.patterns_worked_on())
      or (p.state = 'TAKEN_UP' and exists (select 1 from pattern_member m
        where m.pattern = p.id and m.kind = 'CHILD' and not m.removed and m.subject in (
          select o from access.my_relationships r, access.persons_of(r.person) o
          where r.kind = 'allocated-worker'))))
    and p.id not in (select access.patterns_in_conflict()) $$;
