-- What people decide about patterns: a lead, those who work on it, and what was done.
alter table readings.pattern
  add column lead uuid,
  add column lead_name text,
  add column lead_partner text,
  add column decision uuid;

create table readings.pattern_team (
  pattern  uuid not null,
  app_user uuid not null,
  primary key (pattern, app_user)
);
create index pattern_team_user on readings.pattern_team (app_user);

create table readings.pattern_act (
  entry    uuid        not null primary key,
  pattern  uuid        not null,
  kind     text        not null,
  name     text        not null,
  post     text        not null,
  partner  text        not null,
  at       timestamptz not null,
  words    text,
  happened date,
  decision uuid
);
create index pattern_act_of on readings.pattern_act (pattern, at);

-- Those that the viewer leads or works on.
create function access.patterns_worked_on() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 10 as $$
  select p.id from pattern p
  where (p.lead = access.me()
      or exists (select 1 from pattern_team t where t.pattern = p.id and t.app_user = access.me()))
    and p.id not in (select access.patterns_in_conflict()) $$;

-- Reports of those, for as long as somebody works on them: who is named for a pattern has the need to read it.
create function access.entries_of_my_patterns() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 100 as $$
  select r.entry from pattern_report r join pattern p on p.id = r.pattern
  where p.state = 'TAKEN_UP' and p.id in (select access.patterns_worked_on()) $$;

create or replace function access.entries_of_mine() returns setof uuid
  language sql stable security definer set search_path = access, pg_temp cost 1 rows 100 as
  $$ select m.entry from access.my_entries m union all select o.entry from access.my_own_entries o
     union all select access.concerns_told() union all select access.entries_of_my_patterns() $$;

-- Also who leads one or works on it, and while somebody does, the allocated worker of a child in it.
create or replace function access.patterns_known() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 100 as $$
  select p.id from pattern p
  where (access.my_reach() = 'AREA'
      or ((select access.answers_for_my_partner())
        and exists (select 1 from pattern_report r where r.pattern = p.id and r.agency = access.my_partner()))
      or p.found in (select access.concerns_told())
      or p.id in (select access.patterns_worked_on())
      or (p.state = 'TAKEN_UP' and exists (select 1 from pattern_member m
        where m.pattern = p.id and m.kind = 'CHILD' and m.subject in (
          select o from access.my_relationships r, access.persons_of(r.person) o
          where r.kind = 'allocated-worker'))))
    and p.id not in (select access.patterns_in_conflict()) $$;

-- Whose reasons and acts the viewer may read: who looks at the whole area, or works on it. Others may know of a
-- pattern, and what is said of it may be about those whom they may not see.
create function access.patterns_whole() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 100 as $$
  select p from access.patterns_known() p
  where access.my_reach() = 'AREA' or p in (select access.patterns_worked_on()) $$;
revoke execute on function access.patterns_worked_on, access.entries_of_my_patterns, access.patterns_whole
  from public;
grant execute on function access.patterns_worked_on, access.entries_of_my_patterns, access.patterns_whole
  to breakwater_reader, breakwater_writer;

do $$
declare
  t text;
begin
  foreach t in array array['pattern_team', 'pattern_act'] loop
    execute format('alter table readings.%I enable row level security', t);
    execute format('create policy writer_keeps on readings.%I to breakwater_writer using (true) with check (true)', t);
    execute format('create policy reader_sees on readings.%I for select to breakwater_reader
      using (pattern in (select access.patterns_whole()))', t);
    execute format('grant select, insert, update, delete on readings.%I to breakwater_writer', t);
    execute format('grant select on readings.%I to breakwater_reader', t);
  end loop;
end $$;
create policy of_a_pattern on readings.decision for select to breakwater_reader using (
  kind = 'PATTERN' and exists (select 1 from readings.pattern p
    where p.found = decision.concern and p.id in (select access.patterns_whole())));
create policy of_a_pattern_s_decision on readings.clock for select to breakwater_reader using (
  about_type = 'decision' and exists (select 1 from readings.pattern p
    where p.found = clock.concern and p.id in (select access.patterns_whole())));
