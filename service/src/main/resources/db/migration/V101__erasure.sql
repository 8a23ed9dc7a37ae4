-- Lawful erasure: the one way by which words leave the record. See docs/decisions/0036-erasure.md.

create index entry_erasing on record.entry (id) where kind = 'record.erased';

-- A body goes only together with an entry, added in the same transaction, that says so; even for the owner.
create function record.refuse_unsaid_erasure() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from record.entry e join record.body t on t.entry = e.id
    where e.kind = 'record.erased' and e.xmin = pg_current_xact_id()::xid
      and t.body::jsonb -> 'entries' ? old.entry::text)
  then
    raise exception 'the record is only added to: nothing says that the words of % are erased', old.entry
      using errcode = 'integrity_constraint_violation';
  end if;
  if exists (select 1 from record.entry e where e.id = old.entry
      and (e.kind = 'record.erased' or e.kind like 'erasure.%'))
  then
    raise exception 'what tells of an erasure is never erased: %', old.entry
      using errcode = 'integrity_constraint_violation';
  end if;
  return old;
end $$;

drop trigger body_is_never_changed on record.body;
create trigger body_is_never_changed before update or truncate on record.body
  for each statement execute function record.refuse_change();
create trigger body_is_erased_by_an_entry before delete on record.body
  for each row execute function record.refuse_unsaid_erasure();
alter table record.body enable always trigger body_is_never_changed;
alter table record.body enable always trigger body_is_erased_by_an_entry;

-- Destroys the words and salts that an entry, added in this transaction, says are erased. It must follow from an
-- agreement by somebody of another partner than whoever proposed it.
create function record.erase(tombstone uuid) returns bigint
  language plpgsql security definer set search_path = record, pg_temp as $$
declare
  erased bigint;
begin
  if not exists (
    select 1 from entry t join entry a on a.id = t.answers and a.kind = 'erasure.agreed'
    join entry p on p.id = a.answers and p.kind = 'erasure.proposed'
    where t.id = tombstone and t.kind = 'record.erased'
      and a.author_user <> p.author_user and a.author_partner <> p.author_partner)
  then
    raise exception 'an erasure takes two people of two partners: %', tombstone
      using errcode = 'integrity_constraint_violation';
  end if;
  delete from body b using body t
  where t.entry = tombstone and b.entry in (select e::uuid from jsonb_array_elements_text(t.body::jsonb -> 'entries') e);
  get diagnostics erased = row_count;
  return erased;
end $$;
revoke execute on function record.erase from public;
grant execute on function record.erase to breakwater_writer;

-- What was erased, or is proposed to be, and why.
create table readings.erasure (
  entry           uuid        not null primary key,
  person          uuid        not null,
  entries         uuid[]      not null,
  ground          text        not null,
  rule            text,
  rule_version    int,
  reasons         text        not null,
  proposer        uuid        not null,
  proposer_name   text        not null,
  proposer_partner text       not null,
  at              timestamptz not null,
  state           text        not null default 'WAITING',
  agreed          uuid,
  answerer        uuid,
  answerer_name   text,
  answerer_partner text,
  answer_reasons  text,
  answered        timestamptz,
  tombstone       uuid
);
create index erasure_of on readings.erasure (person);
create index erasure_waiting on readings.erasure (at) where state = 'WAITING';

-- What must be kept whatever a schedule says. Without a person it holds everything.
create table readings.legal_hold (
  entry        uuid        not null primary key,
  person       uuid,
  reasons      text        not null,
  placer       uuid        not null,
  name         text        not null,
  partner      text        not null,
  at           timestamptz not null,
  lifted       timestamptz,
  lifter       text,
  lift_reasons text
);
create index legal_hold_of on readings.legal_hold (person) where lifted is null;

do $$
declare
  t text;
begin
  foreach t in array array['erasure', 'legal_hold'] loop
    execute format('alter table readings.%I enable row level security', t);
    execute format('create policy writer_keeps on readings.%I to breakwater_writer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on readings.%I to breakwater_writer', t);
    execute format('grant select on readings.%I to breakwater_reader', t);
  end loop;
end $$;
-- While it waits, whoever may see whose story it is; afterwards nothing may be left to see, and those who answer
-- for it are told.
create policy reader_sees on readings.erasure for select to breakwater_reader using (
  exists (select 1 from readings.appearance a where a.subject = erasure.person offset 0)
  or (state = 'DONE' and current_setting('app.role', true) in ('MANAGER', 'SCRUTINEER')));
create policy reader_sees on readings.legal_hold for select to breakwater_reader using (
  (person is null and (select access.me()) is not null)
  or exists (select 1 from readings.appearance a where a.subject = legal_hold.person offset 0));
