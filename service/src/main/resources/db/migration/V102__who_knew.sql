-- Who knew what, when: also who was told and who decided; and the checkpoint that stood then.

-- Of which size a checkpoint is that witnesses signed: its path, without the marks of the groups of digits.
alter table log.note add column witnessed_size bigint generated always as (
  case when path like 'witnessed/%' then replace(replace(substr(path, 11), 'x', ''), '/', '')::bigint end) stored;
create index note_witnessed on log.note (witnessed_size) where witnessed_size is not null;

-- That somebody was told is known to whoever may see what they were told of.
alter policy reader_sees on readings.notice using (
  ((app_user = (select access.me())
      or (partner = (select access.my_partner()) and (select access.my_reach()) in ('PARTNER', 'AREA')))
    and (needs_entry is null
      or exists (select 1 from readings.standing s where s.entry = notice.needs_entry offset 0)))
  or (about_type = 'concern' and exists (select 1 from readings.concern c where c.entry = notice.about_id offset 0))
  or (about_type = 'decision' and exists (select 1 from readings.decision d where d.entry = notice.about_id offset 0)));
create index notice_about on readings.notice (about_id);

-- A statement of who knew what, when, that was made to be handed over.
create table readings.statement (
  entry        uuid        not null primary key,
  subject_type text        not null,
  subject      uuid        not null,
  maker        uuid        not null,
  name         text        not null,
  post         text        not null,
  partner      text        not null,
  recipient    text        not null,
  lines        int         not null,
  at           timestamptz not null
);
create index statement_of on readings.statement (subject);
alter table readings.statement enable row level security;
create policy writer_keeps on readings.statement to breakwater_writer using (true) with check (true);
create policy reader_sees on readings.statement for select to breakwater_reader using (
  exists (select 1 from readings.appearance a where a.subject = statement.subject offset 0)
  or exists (select 1 from readings.appearance a where a.subject = access.person_now(statement.subject) offset 0));
grant select, insert, update, delete on readings.statement to breakwater_writer;
grant select on readings.statement to breakwater_reader;
