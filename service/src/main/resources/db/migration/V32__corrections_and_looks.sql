-- A correction is as much one's own as the report that it corrects: whoever wrote one down sees it while
-- they may see that report, and whoever wrote the report sees what others put right in it.
create or replace view access.my_own_entries with (security_barrier) as
  select e.id as entry from record.entry e
  where e.author_user = (select access.me()) and e.corrects is null
  union all
  select c.id from record.entry e join record.entry c on c.corrects = e.id
  where e.author_user = (select access.me()) and e.corrects is null;

-- A person with everyone who was merged into them: what was said and done about any is about them.
create index person_merged on readings.person (merged_into) where merged_into is not null;
create function access.persons_of(asked uuid) returns setof uuid
  language sql stable security definer set search_path = readings, pg_temp cost 10 rows 1 as $$
  with recursive chain (id, step) as (
    select asked, 1
    union all
    select p.id, step + 1 from chain join person p on p.merged_into = chain.id where step < 50)
  select id from chain $$;
revoke execute on function access.persons_of from public;
grant execute on function access.persons_of to breakwater_reader, breakwater_writer;

alter policy reader_sees on readings.look using (
  app_user = (select access.me())
  or exists (select 1 from readings.appearance a where a.subject = look.subject offset 0)
  or exists (select 1 from readings.appearance a where a.subject = access.person_now(look.subject) offset 0));
alter policy reader_sees on readings.relationship using (
  holder = (select access.me())
  or exists (select 1 from readings.appearance a where a.subject = relationship.person offset 0)
  or exists (select 1 from readings.appearance a where a.subject = access.person_now(relationship.person) offset 0));
alter policy reader_sees on readings.emergency using (
  app_user = (select access.me())
  or exists (select 1 from readings.appearance a where a.subject = emergency.person offset 0)
  or exists (select 1 from readings.appearance a where a.subject = access.person_now(emergency.person) offset 0));

-- Who runs a command at the machine is nobody who signs in.
alter table readings.look alter column app_user drop not null;
comment on column readings.look.app_user is 'Absent for a command at the machine, whose name is of its operating-system user.';
