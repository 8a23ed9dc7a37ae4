-- What was handed to whom outside, of whose story, and why: a reading of the record.
create table readings.disclosure (
  entry     uuid        not null primary key,
  person    uuid        not null,
  maker     uuid        not null,
  name      text        not null,
  post      text        not null,
  partner   text        not null,
  recipient text        not null,
  ground    text        not null,
  reasons   text        not null,
  shown     int         not null,
  held_back int         not null,
  at        timestamptz not null
);
create index disclosure_of on readings.disclosure (person, at desc);
alter table readings.disclosure enable row level security;
create policy writer_keeps on readings.disclosure to breakwater_writer using (true) with check (true);
-- Whoever may see somebody's story may know who was given it.
create policy reader_sees on readings.disclosure for select to breakwater_reader using (
  exists (select 1 from readings.appearance a where a.subject = disclosure.person offset 0)
  or exists (select 1 from readings.appearance a where a.subject = access.person_now(disclosure.person) offset 0));
grant select, insert, update, delete on readings.disclosure to breakwater_writer;
grant select on readings.disclosure to breakwater_reader;

-- A file that was made, for some days, until its maker has taken it: no part of the record, and gone with what
-- it shows.
create table workspace.evidence_file (
  entry   uuid        not null primary key,
  maker   uuid        not null,
  made    timestamptz not null,
  shows   uuid[]      not null,
  content bytea       not null
);
create index evidence_file_made on workspace.evidence_file (made);
create index evidence_file_shows on workspace.evidence_file using gin (shows);
alter table workspace.evidence_file enable row level security;
create policy writer_keeps on workspace.evidence_file to breakwater_writer using (true) with check (true);
grant select, insert, update, delete on workspace.evidence_file to breakwater_writer;
comment on column workspace.evidence_file.shows is 'Entries whose words are in it.';
