-- Who is who, by the linkage engine: a few keys for each description, under which those that may be
-- the same person's are found.

drop table readings.description_key;

create table readings.blocking_key (
  key         bigint not null,
  description uuid   not null,
  primary key (key, description)
);
comment on table readings.blocking_key is 'Descriptions that share a key may be of one person and are compared. About ten for each.';

-- Not from the entries: which model made the keys that are kept, so that another makes them anew.
create table readings.keyed_by (
  model text not null primary key
);

alter table readings.blocking_key enable row level security;
alter table readings.keyed_by enable row level security;
create policy writer_keeps on readings.blocking_key to breakwater_writer using (true) with check (true);
create policy writer_keeps on readings.keyed_by to breakwater_writer using (true) with check (true);
grant select, insert, update, delete on readings.blocking_key, readings.keyed_by to breakwater_writer;

-- What a mention was found like and not joined with stands until its people are one or a person decides.
create index judgement_in_doubt on readings.judgement (weight desc)
  where verdict = 'UNSURE' and withdrawn_by is null;
