-- Looks that somebody of another partner should ask about.
create table readings.unusual (
  entry       uuid        not null primary key,
  kind        text        not null,
  app_user    uuid        not null,
  name        text        not null,
  post        text        not null,
  partner     text        not null,
  person      uuid,
  records     int         not null,
  at          timestamptz not null,
  review_by   timestamptz not null,
  reviewed    timestamptz,
  reviewer    text,
  fine        boolean,
  note        text
);
create index unusual_of on readings.unusual (app_user, kind, at desc);
create index unusual_waiting on readings.unusual (review_by) where reviewed is null;

-- People whom others may be curious about, as long as somebody says so.
create table readings.talked_about (
  person uuid        not null primary key,
  entry  uuid        not null,
  reason text        not null,
  name   text        not null,
  at     timestamptz not null
);

do $$
declare
  t text;
begin
  foreach t in array array['unusual', 'talked_about'] loop
    execute format('alter table readings.%I enable row level security', t);
    execute format('create policy writer_keeps on readings.%I to breakwater_writer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on readings.%I to breakwater_writer', t);
    execute format('grant select on readings.%I to breakwater_reader', t);
  end loop;
end $$;
-- Whoever answers for another partner's people; never one's own partner's, and never oneself.
create policy reader_sees on readings.unusual for select to breakwater_reader using (
  current_setting('app.role', true) in ('MANAGER', 'SCRUTINEER')
  and partner <> (select access.my_partner()) and app_user <> (select access.me()));
-- That they are watched is no business of those who are.
create policy reader_sees on readings.talked_about for select to breakwater_reader using (
  current_setting('app.role', true) in ('MANAGER', 'SCRUTINEER')
  and exists (select 1 from readings.appearance a where a.subject = talked_about.person offset 0));
