-- Patterns as the last look through all reports found them. Who may know of one is asked here; what of it they
-- see follows from the reports that they may see.

-- How far the record had come when it was last looked through, and at what cost in false alarms.
create table readings.pattern_scan (
  id                int              not null primary key check (id = 1),
  entry             uuid             not null,
  place             bigint           not null,
  at                timestamptz      not null,
  reports           int              not null,
  cut_off           double precision not null,
  budget_per_month  double precision not null,
  shuffled_per_month double precision not null,
  shuffles          int              not null
);

create table readings.pattern (
  id          uuid             not null primary key,
  found       uuid             not null,
  state       text             not null,
  surfaced_by uuid             not null,
  surfaced_on date             not null,
  last_on     date             not null,
  found_at    timestamptz      not null,
  changed     timestamptz      not null,
  lost        timestamptz,
  grew_from   text             not null,
  entities    int              not null,
  seen        int              not null,
  worried     int              not null,
  observed    int              not null,
  expected    double precision not null,
  score       double precision not null,
  cut_off     double precision not null,
  part_of     uuid,
  content     uuid             not null
);
comment on column readings.pattern.found is 'The entry with which it was first found; clocks and decisions about it name that.';
comment on column readings.pattern.content is 'Stands for all that was found, to tell whether it has changed.';

create table readings.pattern_member (
  pattern uuid     not null,
  key     text     not null,
  n       smallint not null,
  kind    text     not null,
  subject uuid,
  type    text     not null,
  shown   text     not null,
  primary key (pattern, key)
);
create index pattern_member_subject on readings.pattern_member (subject) where subject is not null;

create table readings.pattern_report (
  pattern uuid    not null,
  entry   uuid    not null,
  day     date    not null,
  agency  text    not null,
  worry   boolean not null,
  without double precision,
  needed  boolean not null,
  primary key (pattern, entry)
);
create index pattern_report_entry on readings.pattern_report (entry);

-- Which report names which member.
create table readings.pattern_naming (
  pattern uuid not null,
  key     text not null,
  entry   uuid not null,
  primary key (pattern, key, entry)
);

create table readings.pattern_alone (
  pattern uuid             not null,
  agency  text             not null,
  score   double precision not null,
  primary key (pattern, agency)
);

create table readings.pattern_link (
  pattern uuid             not null,
  one     text             not null,
  other   text             not null,
  shared  int              not null,
  chance  double precision not null,
  primary key (pattern, one, other)
);

-- Those with somebody in them of whom the viewer must not know: a conflict of interest is never overridden.
create function access.patterns_in_conflict() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 10 as
  $$ select m.pattern from pattern_member m where m.subject in (select access.persons_in_conflict()) $$;

-- Whether the viewer answers for what their agency wrote: its managers, and where it has none here, whoever sees
-- all that it wrote.
create function access.answers_for_my_partner() returns boolean
  language sql stable security definer set search_path = readings, access, pg_temp as $$
  select access.my_reach() = 'PARTNER' and (current_setting('app.role', true) = 'MANAGER'
    or not exists (select 1 from post p join app_user u on u.post = p.code
      where p.partner = access.my_partner() and p.role = 'MANAGER' and not u.disabled)) $$;

-- Those of which the viewer may know that they are there: who looks at the whole area, who answers for an agency
-- that holds some of the reports, and whoever was told that nobody answers.
create function access.patterns_known() returns setof uuid
  language sql stable security definer set search_path = readings, access, pg_temp cost 1 rows 100 as $$
  select p.id from pattern p
  where (access.my_reach() = 'AREA'
      or ((select access.answers_for_my_partner())
        and exists (select 1 from pattern_report r where r.pattern = p.id and r.agency = access.my_partner()))
      or p.found in (select access.concerns_told()))
    and p.id not in (select access.patterns_in_conflict()) $$;

-- How many reports each agency holds, and how many members there are: numbers, for those who know of the pattern.
create function access.pattern_held(asked uuid) returns table (agency text, reports bigint, last date)
  language sql stable security definer set search_path = readings, access, pg_temp as $$
  select r.agency, count(*), max(r.day) from pattern_report r
  where r.pattern = asked and asked in (select access.patterns_known()) group by r.agency $$;
create function access.pattern_size(asked uuid) returns table (kind text, members bigint)
  language sql stable security definer set search_path = readings, access, pg_temp as $$
  select m.kind, count(*) from pattern_member m
  where m.pattern = asked and asked in (select access.patterns_known()) group by m.kind $$;
revoke execute on function access.answers_for_my_partner, access.patterns_in_conflict, access.patterns_known, access.pattern_held,
  access.pattern_size from public;
grant execute on function access.answers_for_my_partner, access.patterns_in_conflict, access.patterns_known, access.pattern_held,
  access.pattern_size to breakwater_reader, breakwater_writer;

do $$
declare
  t text;
begin
  foreach t in array array['pattern_scan', 'pattern', 'pattern_member', 'pattern_report', 'pattern_naming',
      'pattern_alone', 'pattern_link'] loop
    execute format('alter table readings.%I enable row level security', t);
    execute format('create policy writer_keeps on readings.%I to breakwater_writer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on readings.%I to breakwater_writer', t);
    execute format('grant select on readings.%I to breakwater_reader', t);
  end loop;
  foreach t in array array['pattern_report', 'pattern_naming'] loop
    execute format('create policy reader_sees on readings.%1$I for select to breakwater_reader using (
      pattern in (select access.patterns_known())
      and exists (select 1 from readings.standing s where s.entry = %1$I.entry offset 0))', t);
  end loop;
end $$;
create policy reader_sees on readings.pattern_scan for select to breakwater_reader
  using ((select access.me()) is not null);
create policy reader_sees on readings.pattern for select to breakwater_reader using (
  id in (select access.patterns_known()));
create policy reader_sees on readings.pattern_alone for select to breakwater_reader using (
  pattern in (select access.patterns_known()));
-- Whoever may see a report that names them.
create policy reader_sees on readings.pattern_member for select to breakwater_reader using (
  exists (select 1 from readings.pattern_naming n
    where n.pattern = pattern_member.pattern and n.key = pattern_member.key offset 0));
create policy reader_sees on readings.pattern_link for select to breakwater_reader using (
  exists (select 1 from readings.pattern_naming n
    where n.pattern = pattern_link.pattern and n.key = pattern_link.one offset 0)
  and exists (select 1 from readings.pattern_naming n
    where n.pattern = pattern_link.pattern and n.key = pattern_link.other offset 0));

-- What runs or was decided about a pattern is for those who may know of it.
create policy knows_the_pattern on readings.clock for select to breakwater_reader using (
  about_type = 'pattern' and about_id in (select access.patterns_known()));
