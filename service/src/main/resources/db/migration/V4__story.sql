-- Whose story an entry belongs to: a person's or a thing's.
create table readings.appearance (
  subject uuid not null,
  entry   uuid not null,
  primary key (subject, entry)
);
create index appearance_by_entry on readings.appearance (entry);

-- Links that a report's writer gave between its people and things.
create table readings.link (
  entry      uuid     not null,
  n          smallint not null,
  type       text     not null,
  from_ref   text     not null,
  to_ref     text     not null,
  primary key (entry, n)
);

grant select, insert, update, delete on readings.appearance, readings.link to breakwater_writer;
grant select on readings.appearance, readings.link to breakwater_reader;
