-- The score from which a pattern is worth somebody's time, by each setting of it: a reading of the record. Looks go by the
-- newest. A record from before that was kept has none, and its next look sets it.
create table readings.pattern_cut_off (
  entry             uuid             not null primary key,
  place             bigint           not null,
  at                timestamptz      not null,
  score             double precision not null,
  budget_per_month  double precision not null,
  shuffled_per_month double precision not null,
  shuffles          int              not null,
  set_from          int              not null
);
create index pattern_cut_off_place on readings.pattern_cut_off (place desc);

alter table readings.pattern_cut_off enable row level security;
create policy writer_keeps on readings.pattern_cut_off to breakwater_writer using (true) with check (true);
create policy reader_sees on readings.pattern_cut_off for select to breakwater_reader
  using ((select access.me()) is not null);
grant select, insert, update, delete on readings.pattern_cut_off to breakwater_writer;
grant select on readings.pattern_cut_off to breakwater_reader;
