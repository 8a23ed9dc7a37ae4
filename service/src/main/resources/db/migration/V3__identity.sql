-- Who is who. Mentions never change; membership says who each is held to be, and was on any past day.

create table readings.description (
  id      uuid   not null primary key,
  details text   not null,
  names   text,
  sounds  text[]
);
comment on column readings.description.details is 'What a mention says about who somebody is, as JSON. Kept once however often it is said.';
create index description_names on readings.description using gin (names gin_trgm_ops);
create index description_sounds on readings.description using gin (sounds);

-- How a matcher finds descriptions that may be of one person.
create table readings.description_key (
  key         text not null,
  description uuid not null,
  primary key (key, description)
);

-- Numbers that name people, without the spaces and case of typing, for search.
create table readings.identifier (
  value       text not null,
  scheme      text not null,
  description uuid not null,
  primary key (value, scheme, description)
);

create table readings.mention (
  entry       uuid     not null,
  at          smallint not null,
  ref         text     not null,
  role        text     not null,
  description uuid     not null,
  has_words   boolean  not null,
  primary key (entry, at)
);
create index mention_by_description on readings.mention (description);

create table readings.membership (
  entry      uuid     not null,
  at         smallint not null,
  person     uuid     not null,
  from_place bigint   not null,
  to_place   bigint,
  primary key (entry, at, from_place)
);
create index membership_by_person on readings.membership (person);

-- Every person there ever was. One that was merged leads to where its mentions went.
create table readings.person (
  id          uuid   not null primary key,
  since_place bigint not null,
  merged_into uuid
);

create table readings.judgement (
  entry       uuid     not null,
  n           smallint not null,
  one_entry   uuid     not null,
  one_at      smallint not null,
  other_entry uuid     not null,
  other_at    smallint not null,
  verdict     text     not null,
  weight      int,
  because     text[]   not null,
  by_person   boolean  not null,
  withdrawn_by uuid,
  primary key (entry, n)
);
create index judgement_one on readings.judgement (one_entry, one_at);
create index judgement_other on readings.judgement (other_entry, other_at);

-- Things: vehicles, phones, places, addresses, ...
create table readings.thing (
  id       uuid not null primary key,
  type     text not null,
  value    text not null,
  shown    text not null,
  sounds   text[]
);
comment on column readings.thing.value is 'Without the spaces, case and punctuation of typing.';
create index thing_value on readings.thing using gin (value gin_trgm_ops);
create index thing_exact on readings.thing (value);
create index thing_sounds on readings.thing using gin (sounds);

-- Where a thing turns up: as one of the report's things, or as somebody's phone or address.
create table readings.thing_mention (
  entry     uuid     not null,
  n         smallint not null,
  thing     uuid     not null,
  ref       text,
  person_at smallint,
  as_typed  text     not null,
  label     text,
  primary key (entry, n)
);
create index thing_mention_by_thing on readings.thing_mention (thing);

grant select, insert, update, delete on readings.description, readings.description_key,
  readings.identifier, readings.mention, readings.membership, readings.person, readings.judgement,
  readings.thing, readings.thing_mention to breakwater_writer;
grant select on readings.description, readings.description_key, readings.identifier,
  readings.mention, readings.membership, readings.person, readings.judgement, readings.thing,
  readings.thing_mention to breakwater_reader;
