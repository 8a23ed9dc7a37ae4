-- The statutory path of each child, and who is qualified for its acts: readings of the record.

create table readings.qualification (
  app_user uuid not null,
  kind     text not null,
  evidence text not null,
  until    date,
  entry    uuid not null,
  primary key (app_user, kind)
);

-- One way of a child from a referral until it is closed. What is open on it stands in "open".
create table readings.path (
  id          uuid        not null primary key,
  person      uuid        not null,
  concern     uuid        not null,
  partner     text        not null,
  post        text        not null,
  unborn      boolean     not null,
  because     text,
  opened      timestamptz not null,
  closed      timestamptz,
  closing     text,
  open        text[]      not null,
  category    text,
  seen_on     date,
  alone_on    date
);
create index path_person on readings.path (person);
create index path_concern on readings.path (concern);
create index path_open on readings.path (opened) where closed is null;
comment on column readings.path.concern is 'The report from which it all came.';
comment on column readings.path.alone_on is 'When a social worker last saw the child alone.';

create table readings.path_step (
  entry         uuid        not null primary key,
  path          uuid        not null,
  place         bigint      not null,
  step          text        not null,
  ending        text        not null,
  happened      date        not null,
  child         text        not null,
  unseen        text,
  words         text        not null,
  late          text,
  family        text,
  category      text,
  owner         uuid        not null,
  owner_name    text        not null,
  owner_post    text        not null,
  owner_partner text        not null,
  at            timestamptz not null,
  decision      uuid
);
create index path_step_of on readings.path_step (path, place);
create index path_step_decision on readings.path_step (decision) where decision is not null;

create table readings.path_seat (
  step     uuid     not null,
  n        smallint not null,
  agency   text     not null,
  app_user uuid,
  name     text,
  primary key (step, n)
);
create index path_seat_user on readings.path_seat (app_user) where app_user is not null;

create table readings.path_action (
  id          uuid        not null primary key,
  path        uuid        not null,
  what        text        not null,
  who         uuid,
  who_name    text        not null,
  by_day      date        not null,
  agreed      timestamptz not null,
  agreed_by   text        not null,
  happened    text,
  words       text,
  answered    timestamptz,
  answered_by text
);
create index path_action_of on readings.path_action (path);
create index path_action_open on readings.path_action (who, by_day) where happened is null;

grant select, insert, update, delete on readings.qualification, readings.path, readings.path_step,
  readings.path_seat, readings.path_action to breakwater_writer;
grant select on readings.qualification, readings.path, readings.path_step, readings.path_seat,
  readings.path_action to breakwater_reader;

-- Those with whom the viewer works, by every id they have had; and those from whom a conflict keeps them.
create function access.persons_of_mine() returns setof uuid
  language sql stable security definer set search_path = access, pg_temp cost 1 rows 100 as
  $$ select p from access.my_people m, access.persons_of(m.person) p $$;
create function access.persons_in_conflict() returns setof uuid
  language sql stable security definer set search_path = access, pg_temp cost 1 rows 10 as
  $$ select p from access.my_relationships r, access.persons_of(r.person) p where r.kind = 'conflict' $$;
revoke execute on function access.persons_of_mine, access.persons_in_conflict from public;
grant execute on function access.persons_of_mine, access.persons_in_conflict
  to breakwater_reader, breakwater_writer;

do $$
declare
  t text;
begin
  foreach t in array array['qualification', 'path', 'path_step', 'path_seat', 'path_action'] loop
    execute format('alter table readings.%I enable row level security', t);
    execute format('create policy writer_keeps on readings.%I to breakwater_writer using (true) with check (true)', t);
  end loop;
  foreach t in array array['path_step', 'path_action'] loop
    execute format('create policy reader_sees on readings.%1$I for select to breakwater_reader
      using (exists (select 1 from readings.path p where p.id = %1$I.path offset 0))', t);
  end loop;
end $$;
create policy reader_sees on readings.qualification for select to breakwater_reader
  using ((select access.me()) is not null);
-- Who works with the child; who looks at the whole area and may see the report from which it came; those of
-- the organisation that answers who may see what it wrote and know the child; and whoever was told that nobody
-- answers.
create policy reader_sees on readings.path for select to breakwater_reader using (
  (person in (select access.persons_of_mine())
    or ((select access.my_reach()) = 'AREA'
      and exists (select 1 from readings.standing s where s.entry = path.concern offset 0))
    or ((select access.my_reach()) = 'PARTNER' and partner = (select access.my_partner())
      and exists (select 1 from readings.appearance a
        where a.subject = access.person_now(path.person) offset 0))
    or concern in (select access.concerns_told()))
  and person not in (select access.persons_in_conflict())
  and concern not in (select access.entries_in_conflict()));
create policy reader_sees on readings.path_seat for select to breakwater_reader using (
  exists (select 1 from readings.path_step s where s.entry = path_seat.step offset 0));
