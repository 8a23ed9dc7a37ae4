-- Who must answer what by when, what was decided, and who was told: readings of the record.

-- Something that must happen by a moment. It keeps the rule's version under which it started.
create table readings.clock (
  id         uuid        not null primary key,
  rule       text        not null,
  version    int         not null,
  about_type text        not null,
  about_id   uuid        not null,
  concern    uuid        not null,
  partner    text        not null,
  post       text,
  owner      uuid,
  starts     timestamptz not null,
  due        timestamptz not null,
  stopped    timestamptz,
  step       int         not null default 0,
  next_step  timestamptz,
  told       uuid[]      not null default '{}'
);
create index clock_next on readings.clock (next_step, id) where stopped is null and next_step is not null;
create index clock_open on readings.clock (due) where stopped is null;
create index clock_about on readings.clock (about_id);
create index clock_concern on readings.clock (concern);
create index clock_told on readings.clock using gin (told) where stopped is null;
comment on column readings.clock.concern is 'The report from which it all came: whoever may see that may see this.';

-- Whom an overdue clock of a partner climbs to, from the nearest to the chief officer; the scrutineer is always last.
create table readings.escalation_line (
  partner text not null,
  step    int  not null,
  post    text not null,
  primary key (partner, step)
);

create table readings.escalation (
  entry uuid        not null primary key,
  clock uuid        not null,
  step  int         not null,
  post  text        not null,
  told  uuid[]      not null,
  at    timestamptz not null
);
create index escalation_of on readings.escalation (clock);

-- What somebody, or a partner, was told inside the product, and when they read it.
create table readings.notice (
  entry       uuid        not null primary key,
  app_user    uuid,
  partner     text,
  kind        text        not null,
  words       text[]      not null,
  about_type  text        not null,
  about_id    uuid        not null,
  needs_entry uuid,
  at          timestamptz not null,
  read_at     timestamptz,
  reader      uuid,
  constraint somebody check (num_nonnulls(app_user, partner) = 1)
);
create index notice_to on readings.notice (app_user, at desc) where app_user is not null;
create index notice_to_partner on readings.notice (partner, at desc) where partner is not null;

-- From when, and by which post, concerns are answered here. Reports received before are history.
create table readings.front_door (
  id      int         not null primary key check (id = 1),
  opened  timestamptz not null,
  partner text        not null,
  post    text        not null
);

create table readings.concern (
  entry    uuid        not null primary key,
  place    bigint      not null,
  received timestamptz not null,
  agency   text        not null,
  writer   uuid,
  decision uuid,
  outcome  text,
  opened   int         not null default 1,
  raised   text
);
comment on column readings.concern.raised is 'Why somebody put it here, where it came as history.';
create index concern_open on readings.concern (received) where decision is null;

create table readings.decision (
  entry         uuid        not null primary key,
  kind          text        not null,
  concern       uuid        not null,
  question      text        not null,
  options       text[]      not null,
  outcome       text        not null,
  reasons       text        not null,
  disagreement  text,
  measure       text        not null,
  review_on     date        not null,
  owner         uuid        not null,
  owner_name    text        not null,
  owner_post    text        not null,
  owner_partner text        not null,
  at            timestamptz not null,
  known_place   bigint      not null,
  worked        text,
  worked_words  text,
  worked_at     timestamptz
);
create index decision_concern on readings.decision (concern);
create index decision_owner on readings.decision (owner);

create table readings.decision_agency (
  decision uuid     not null,
  n        smallint not null,
  agency   text     not null,
  app_user uuid,
  name     text,
  primary key (decision, n)
);
create index decision_agency_user on readings.decision_agency (app_user) where app_user is not null;
comment on column readings.decision_agency.app_user is 'Who took part for this agency; nobody where it was absent.';

create table readings.decision_evidence (
  decision uuid not null,
  entry    uuid not null,
  primary key (decision, entry)
);

create table readings.dissent (
  entry          uuid        not null primary key,
  decision       uuid        not null,
  app_user       uuid        not null,
  name           text        not null,
  partner        text        not null,
  reasons        text        not null,
  at             timestamptz not null,
  clock          uuid        not null,
  answer         text,
  answerer       uuid,
  answerer_name  text,
  answer_reasons text,
  answered       timestamptz
);
create index dissent_decision on readings.dissent (decision);

grant select, insert, update, delete on readings.clock, readings.escalation_line, readings.escalation,
  readings.notice, readings.front_door, readings.concern, readings.decision, readings.decision_agency,
  readings.decision_evidence, readings.dissent to breakwater_writer;
grant select on readings.clock, readings.escalation_line, readings.escalation, readings.notice,
  readings.front_door, readings.concern, readings.decision, readings.decision_agency,
  readings.decision_evidence, readings.dissent to breakwater_reader;

-- Decisions in which the viewer took part: they may always see what they did.
create function access.my_decisions() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 100 as $$
  select d.entry from decision d
  where (d.owner = access.me()
      or exists (select 1 from decision_agency a where a.decision = d.entry and a.app_user = access.me()))
    and d.concern not in (select access.entries_in_conflict()) $$;

-- Whoever is told that nobody answers may see what is not answered, for as long as it is not.
create function access.concerns_told() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 10 as
  $$ select c.concern from clock c where c.stopped is null and c.told @> array[access.me()] $$;

create or replace function access.entries_of_mine() returns setof uuid
  language sql stable security definer set search_path = access, pg_temp cost 1 rows 100 as
  $$ select m.entry from access.my_entries m union all select o.entry from access.my_own_entries o
     union all select access.concerns_told() $$;

-- Entries about those with whom the viewer works. Who only wrote one is told its outcome and not its reasons,
-- which may be about others.
create function access.entries_of_my_people() returns setof uuid
  language sql stable security definer set search_path = access, pg_temp cost 1 rows 100 as
  $$ select m.entry from access.my_entries m union all select access.concerns_told() $$;

-- How many clocks are overdue in the whole area, for those who look at all of it: a number, and no more.
create function access.overdue_in_all(moment timestamptz) returns bigint
  language sql stable security definer set search_path = readings, access, pg_temp as $$
  select case when access.my_reach() = 'AREA'
    then (select count(*) from clock c where c.stopped is null and c.due <= moment) else 0 end $$;
revoke execute on function access.my_decisions, access.concerns_told, access.entries_of_my_people,
  access.overdue_in_all from public;
grant execute on function access.my_decisions, access.concerns_told, access.entries_of_my_people,
  access.overdue_in_all to breakwater_reader, breakwater_writer;

do $$
declare
  t text;
begin
  foreach t in array array['clock', 'escalation_line', 'escalation', 'notice', 'front_door', 'concern', 'decision',
      'decision_agency', 'decision_evidence', 'dissent'] loop
    execute format('alter table readings.%I enable row level security', t);
    execute format('create policy writer_keeps on readings.%I to breakwater_writer using (true) with check (true)', t);
  end loop;
  foreach t in array array['decision_agency', 'decision_evidence'] loop
    execute format('create policy reader_sees on readings.%1$I for select to breakwater_reader
      using (exists (select 1 from readings.decision d where d.entry = %1$I.decision offset 0))', t);
  end loop;
end $$;
create policy reader_sees on readings.concern for select to breakwater_reader using (
  exists (select 1 from readings.standing s where s.entry = concern.entry offset 0));
create policy reader_sees on readings.decision for select to breakwater_reader using (
  (exists (select 1 from readings.standing s where s.entry = decision.concern offset 0)
    and ((select access.my_reach()) = 'AREA' or concern in (select access.entries_of_my_people())))
  or entry in (select access.my_decisions()));
create policy reader_sees on readings.dissent for select to breakwater_reader using (
  app_user = (select access.me())
  or exists (select 1 from readings.decision d where d.entry = dissent.decision offset 0));
create policy reader_sees on readings.clock for select to breakwater_reader using (
  exists (select 1 from readings.standing s where s.entry = clock.concern offset 0)
  or ((owner = (select access.me()) or (select access.me()) = any (told))
    and concern not in (select access.entries_in_conflict())));
create policy reader_sees on readings.escalation for select to breakwater_reader using (
  exists (select 1 from readings.clock c where c.id = escalation.clock offset 0));
create policy reader_sees on readings.notice for select to breakwater_reader using (
  (app_user = (select access.me())
    or (partner = (select access.my_partner()) and (select access.my_reach()) in ('PARTNER', 'AREA')))
  and (needs_entry is null
    or exists (select 1 from readings.standing s where s.entry = notice.needs_entry offset 0)));
create policy reader_sees on readings.escalation_line for select to breakwater_reader
  using ((select access.me()) is not null);
create policy reader_sees on readings.front_door for select to breakwater_reader
  using ((select access.me()) is not null);

-- When a job runs next, as db-scheduler keeps it: one of several instances picks it.
create table workspace.scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_time on workspace.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on workspace.scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on workspace.scheduled_tasks to breakwater_writer;
