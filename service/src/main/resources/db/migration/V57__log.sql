-- The log over the record: which entry has which place in it, its tiles, and what was signed. See
-- docs/decisions/0011-the-log.md.

-- One row: whose log it is and how far it has come. Who sequences compares and sets the size.
create table log.head (
  single        boolean     not null primary key default true check (single),
  vkey          text        not null,
  size          bigint      not null check (size >= 0),
  settled       bigint      not null default 0,
  sequenced     timestamptz not null,
  refused       text        check (refused in ('BEHIND', 'FORKED')),
  refused_size  bigint,
  constraint refused_whole check (num_nulls(refused, refused_size) in (0, 2))
);
comment on column log.head.settled is 'No entry with this place in the record or a lower one can still be missing from log.sequenced.';
comment on column log.head.refused_size is 'Somebody holds a signed checkpoint of this size that this log does not fit.';

create table log.sequenced (
  position bigint not null primary key check (position >= 0),
  entry    uuid   not null unique,
  place    bigint not null
);
comment on column log.sequenced.place is 'The entry''s place in the record when it was taken in.';

-- A tile or bundle (level -1) once, as far as it has grown: a partial form of it is how it begins.
create table log.tile (
  level  smallint not null check (level between -1 and 63),
  index  bigint   not null check (index >= 0),
  width  smallint not null check (width between 1 and 256),
  bytes  bytea    not null,
  primary key (level, index)
);
alter table log.tile alter column bytes set storage external;

-- Signed statements by their path: checkpoint, witnessed/...
create table log.note (
  path  text  not null primary key,
  bytes bytea not null
);

create function log.refuse_other_than_growing() returns trigger language plpgsql as $$
begin
  if new.level <> old.level or new.index <> old.index or new.width < old.width
     or substring(new.bytes for octet_length(old.bytes)) <> old.bytes then
    raise exception 'a tile of the log only grows: % of level % is refused', old.index, old.level
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create trigger sequenced_is_never_changed before update or delete or truncate on log.sequenced
  for each statement execute function record.refuse_change();
create trigger tile_is_never_removed before delete or truncate on log.tile
  for each statement execute function record.refuse_change();
create trigger tile_only_grows before update on log.tile
  for each row execute function log.refuse_other_than_growing();
alter table log.sequenced enable always trigger sequenced_is_never_changed;
alter table log.tile enable always trigger tile_is_never_removed;
alter table log.tile enable always trigger tile_only_grows;

-- What the log publishes tells nothing of anybody. Which entry is where does, to who may see the entry.
alter table log.head enable row level security;
create policy anyone_sees on log.head for select to breakwater_reader using (true);
create policy writer_keeps on log.head to breakwater_writer using (true) with check (true);
alter table log.tile enable row level security;
create policy anyone_sees on log.tile for select to breakwater_reader using (true);
create policy writer_keeps on log.tile to breakwater_writer using (true) with check (true);
alter table log.note enable row level security;
create policy anyone_sees on log.note for select to breakwater_reader using (true);
create policy writer_keeps on log.note to breakwater_writer using (true) with check (true);
alter table log.sequenced enable row level security;
create policy reader_sees on log.sequenced for select to breakwater_reader using (
  exists (select 1 from record.entry e where e.id = sequenced.entry));
create policy writer_adds on log.sequenced to breakwater_writer using (true) with check (true);

grant select, insert, update on log.head, log.tile, log.note to breakwater_writer;
grant select, insert on log.sequenced to breakwater_writer;
grant select on log.head, log.tile, log.note, log.sequenced to breakwater_reader;
-- Where the record's places have come to.
grant select on sequence record.entry_place to breakwater_writer;
