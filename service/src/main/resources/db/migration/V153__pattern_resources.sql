-- What the work on a pattern needs from an organisation: who asked whom for what, and who gave or refused it.
create table readings.pattern_resource (
  id              uuid        not null primary key,
  pattern         uuid        not null,
  what            text        not null,
  amount          text        not null,
  partner         text        not null,
  app_user        uuid,
  user_name       text,
  needed_by       date        not null,
  asker           uuid        not null,
  asker_name      text        not null,
  asker_post      text        not null,
  asker_partner   text        not null,
  asked           timestamptz not null,
  clock           uuid        not null,
  reply           text,
  words           text,
  answerer_name   text,
  answerer_post   text,
  answerer_partner text,
  answered        timestamptz,
  constraint answered_whole check (num_nonnulls(reply, words, answerer_name, answerer_post, answerer_partner, answered) in (0, 6))
);
create index pattern_resource_of on readings.pattern_resource (pattern, asked);
create index pattern_resource_partner on readings.pattern_resource (partner);

-- Requests that are the viewer's to answer: the person who is named, whoever answers for that organisation, and
-- whoever of it was told that nobody does.
create function access.resources_asked_of_me() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 10 as $$
  select r.id from pattern_resource r join pattern p on p.id = r.pattern
  where (r.app_user = access.me()
      or (r.partner = access.my_partner()
        and ((select access.answers_for_my_partner())
          or (access.my_reach() = 'AREA' and current_setting('app.role', true) = 'MANAGER')
          or exists (select 1 from clock c where c.id = r.clock and c.told @> array[access.me()]))))
    and p.id not in (select access.patterns_in_conflict()) $$;

-- Also whoever is asked for a resource: that the pattern is there, and what is asked of them.
create or replace function access.patterns_known() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 100 as $$
  select p.id from pattern p
  where (access.my_reach() = 'AREA'
      or ((select access.answers_for_my_partner())
        and exists (select 1 from pattern_report r where r.pattern = p.id and r.agency = access.my_partner()))
      or p.found in (select access.concerns_told())
      or p.id in (select access.patterns_worked_on())
      or p.id in (select r.pattern from pattern_resource r
        where r.id in (select access.resources_asked_of_me()))
      or (p.state = 'TAKEN_UP' and exists (select 1 from pattern_member m
        where m.pattern = p.id and m.kind = 'CHILD' and not m.removed and m.subject in (
          select o from access.my_relationships r, access.persons_of(r.person) o
          where r.kind = 'allocated-worker'))))
    and p.id not in (select access.patterns_in_conflict()) $$;
revoke execute on function access.resources_asked_of_me from public;
grant execute on function access.resources_asked_of_me to breakwater_reader, breakwater_writer;

alter table readings.pattern_resource enable row level security;
create policy writer_keeps on readings.pattern_resource to breakwater_writer using (true) with check (true);
create policy reader_sees on readings.pattern_resource for select to breakwater_reader using (
  pattern in (select access.patterns_whole()) or id in (select access.resources_asked_of_me()));
grant select, insert, update, delete on readings.pattern_resource to breakwater_writer;
grant select on readings.pattern_resource to breakwater_reader;
