-- What an entry, or words, refer to must be there, as before; asked once for all rows of a statement. A foreign key asks
-- for each row, and locks the row that it finds against being deleted, which entries never are.

create function record.refuse_reference_to_nothing() returns trigger language plpgsql as $$
begin
  if exists (select 1 from added a
    where a.corrects is not null and (select e.id from record.entry e where e.id = a.corrects) is null
      or a.answers is not null and (select e.id from record.entry e where e.id = a.answers) is null)
  then
    raise exception 'an entry corrects or answers one that is not there'
      using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;

create function record.refuse_words_of_nothing() returns trigger language plpgsql as $$
begin
  if exists (select 1 from added a
    where (select e.id from record.entry e where e.id = a.entry) is null)
  then
    raise exception 'words of an entry that is not there' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;

create trigger entry_refers_to_entries after insert on record.entry
  referencing new table as added for each statement execute function record.refuse_reference_to_nothing();
create trigger body_is_of_an_entry after insert on record.body
  referencing new table as added for each statement execute function record.refuse_words_of_nothing();
alter table record.entry enable always trigger entry_refers_to_entries;
alter table record.body enable always trigger body_is_of_an_entry;

alter table record.entry drop constraint entry_corrects_fkey, drop constraint entry_answers_fkey;
alter table record.body drop constraint body_entry_fkey;
