-- By which model it is worked out who is who: every version that was learnt from this record, and which was put in
-- force, when, by whom and why. Readings of the record.
create table readings.model (
  hash         text        not null primary key,
  entry        uuid        not null,
  parameters   text        not null,
  descriptions int         not null,
  at           timestamptz not null
);
comment on column readings.model.parameters is 'JSON, of which the hash is the SHA-256. Words that fewer than five people bear are not in it.';

create table readings.model_chosen (
  entry  uuid        not null primary key,
  place  bigint      not null,
  hash   text        not null,
  reason text        not null,
  name   text        not null,
  post   text        not null,
  at     timestamptz not null,
  people int,
  joins  int,
  parts  int
);
comment on column readings.model_chosen.people is 'How many people were weighed again by it; null until all are.';

do $$
declare
  t text;
begin
  foreach t in array array['model', 'model_chosen'] loop
    execute format('alter table readings.%I enable row level security', t);
    execute format('create policy writer_keeps on readings.%I to breakwater_writer using (true) with check (true)', t);
    -- Whoever may look at who is who may look at how it is worked out.
    execute format('create policy reader_sees on readings.%I for select to breakwater_reader
      using ((select access.my_reach()) = ''AREA'')', t);
    execute format('grant select, insert, update, delete on readings.%I to breakwater_writer', t);
    execute format('grant select on readings.%I to breakwater_reader', t);
  end loop;
end $$;

-- How far the people are weighed again: no part of the record, and gone when all are.
create table workspace.rescoring (
  chosen uuid not null primary key,
  after  uuid not null,
  people int  not null,
  joins  int  not null,
  parts  int  not null
);
alter table workspace.rescoring enable row level security;
create policy writer_keeps on workspace.rescoring to breakwater_writer using (true) with check (true);
grant select, insert, update, delete on workspace.rescoring to breakwater_writer;

-- What the matcher would part, and only proposes to.
create index judgement_to_part on readings.judgement (weight)
  where verdict = 'DIFFERENT' and not by_person and withdrawn_by is null;
