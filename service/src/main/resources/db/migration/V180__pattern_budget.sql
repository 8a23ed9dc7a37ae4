-- How many false alarms a month the area accepts from the search for patterns: who set it, when and why. A reading of
-- the record; until somebody sets it, the service's own setting holds.
create table readings.pattern_budget (
  entry     uuid             not null primary key,
  place     bigint           not null,
  per_month double precision not null,
  reason    text             not null,
  name      text             not null,
  post      text             not null,
  at        timestamptz      not null
);
create index pattern_budget_place on readings.pattern_budget (place desc);

alter table readings.pattern_budget enable row level security;
create policy writer_keeps on readings.pattern_budget to breakwater_writer using (true) with check (true);
-- It concerns the whole area, and so whoever looks at the whole of it.
create policy reader_sees on readings.pattern_budget for select to breakwater_reader
  using ((select access.my_reach()) = 'AREA');
grant select, insert, update, delete on readings.pattern_budget to breakwater_writer;
grant select on readings.pattern_budget to breakwater_reader;
