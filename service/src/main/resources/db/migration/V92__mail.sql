-- What somebody was told of by e-mail: a reading of the record.
create table readings.notice_mailed (
  notice   uuid        not null primary key,
  app_user uuid        not null,
  at       timestamptz not null
);
create index notice_mailed_to on readings.notice_mailed (app_user, at desc);
grant select, insert, update, delete on readings.notice_mailed to breakwater_writer;
grant select on readings.notice_mailed to breakwater_reader;
alter table readings.notice_mailed enable row level security;
create policy writer_keeps on readings.notice_mailed to breakwater_writer using (true) with check (true);
create policy reader_sees on readings.notice_mailed for select to breakwater_reader
  using (app_user = (select access.me()));
