-- A record of nothing, to try the rules of roles and of keeping on.
create table record.boats (
  name text not null,
  length int,
  moored_for text,
  constraint boats_once unique (name) deferrable initially deferred
);
alter table record.boats enable row level security;
create policy readers on record.boats for select to breakwater_reader
  using (moored_for = current_setting('app.user', true));
create policy writers on record.boats to breakwater_writer using (true) with check (true);
grant select on record.boats to breakwater_reader;
grant select, insert on record.boats to breakwater_writer;
