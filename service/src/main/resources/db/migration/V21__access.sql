-- A body tells its own entry's words and nothing else: that an entry answers one which somebody sees
-- is no reason to show them its words, which may be about others or be marked more narrowly.
drop policy reader_sees on record.body;
create policy reader_sees on record.body for select to breakwater_reader using (
  exists (select 1 from readings.standing s where s.entry = body.entry));

-- Whether an entry belongs to stories, and so has a marking of its own to go by.
create function access.in_stories(asked uuid) returns boolean
  language sql stable security definer set search_path = readings, pg_temp as
  $$ select exists (select 1 from standing s where s.entry = asked) $$;

drop policy reader_sees on record.entry;
create policy reader_sees on record.entry for select to breakwater_reader using (
  exists (select 1 from readings.standing s where s.entry = entry.id)
  or (exists (select 1 from readings.standing s where s.entry = entry.answers)
    and not access.in_stories(entry.id)));

-- One name to sign in with is one person, however it is typed.
create unique index app_user_sign_in on readings.app_user (lower(sign_in));
create index app_user_email on readings.app_user (lower(email)) where email is not null;
