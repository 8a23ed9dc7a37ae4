-- The record: appended to, never changed. See docs/decisions/0005-the-record.md.

create sequence record.entry_place;

create table record.entry (
  place             bigint      not null default nextval('record.entry_place'),
  id                uuid        not null primary key,
  kind              text        not null,
  version           smallint    not null,
  occurred_from     timestamptz,
  occurred_to       timestamptz,
  precision         text,
  recorded          timestamptz not null,
  received          timestamptz not null,
  author_user       uuid,
  author_post       text        not null,
  author_partner    text        not null,
  purpose           text        not null,
  marking           text        not null,
  marked_for        text[]      not null,
  subjects          text[]      not null,
  corrects          uuid        references record.entry,
  answers           uuid        references record.entry,
  header_salt       bytea       not null check (octet_length(header_salt) = 32),
  header_commitment bytea       not null check (octet_length(header_commitment) = 32),
  body_commitment   bytea       not null check (octet_length(body_commitment) = 32),
  constraint occurred_whole check (num_nulls(occurred_from, occurred_to, precision) in (0, 3))
);
create unique index entry_by_place on record.entry (place);
create index entry_corrects on record.entry (corrects) where corrects is not null;
create index entry_answers on record.entry (answers) where answers is not null;
comment on table record.entry is 'Every fact ever added: its header. Bodies are apart, so that words can lawfully be erased while the fact stays.';

create table record.body (
  entry uuid  not null primary key references record.entry,
  body  text  not null,
  salt  bytea not null check (octet_length(salt) = 32)
);
comment on column record.body.body is 'Canonical JSON (RFC 8785), exactly what the commitment is over.';

-- Grants already withhold update and delete from the application; this refuses the owner too.
create function record.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the record is only added to: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;

create trigger entry_is_never_changed before update or delete or truncate on record.entry
  for each statement execute function record.refuse_change();
create trigger body_is_never_changed before update or delete or truncate on record.body
  for each statement execute function record.refuse_change();
alter table record.entry enable always trigger entry_is_never_changed;
alter table record.body enable always trigger body_is_never_changed;

-- Which entries are about whom, for versions of a subject.
create table readings.about (
  subject text    not null,
  place   bigint  not null,
  changes boolean not null,
  primary key (subject, place)
);

-- How each entry of a story stands today; who may see anything about an entry follows from this row.
create table readings.standing (
  entry         uuid        not null primary key,
  place         bigint      not null,
  kind          text        not null,
  partner       text        not null,
  occurred_from timestamptz,
  occurred_to   timestamptz,
  precision     text,
  recorded      timestamptz not null,
  received      timestamptz not null,
  marking       text        not null,
  marked_for    text[]      not null,
  corrected_by  uuid
);
create index standing_by_place on readings.standing (place);

grant usage on sequence record.entry_place to breakwater_writer;
grant select, insert on record.entry, record.body to breakwater_writer;
grant select, insert, update, delete on readings.about, readings.standing to breakwater_writer;
grant select on record.entry, record.body, readings.about, readings.standing to breakwater_reader;
