-- Who is away, who stands in, and to whom what comes due meanwhile went: readings of the record.

create table readings.leave (
  id        uuid        not null primary key,
  app_user  uuid        not null,
  first_day date        not null,
  last_day  date        not null,
  stand_in  uuid,
  said      timestamptz not null,
  said_by   uuid,
  ended     timestamptz
);
create index leave_of on readings.leave (app_user) where ended is null;
create index leave_until on readings.leave (last_day) where ended is null;

-- A clock that comes due while whoever answers for it is away. It is due when it was, and climbs as it would have.
create table readings.clock_cover (
  entry    uuid        not null primary key,
  clock    uuid        not null,
  leave    uuid        not null,
  post     text,
  told     uuid[]      not null,
  at       timestamptz not null
);
create index clock_cover_of on readings.clock_cover (clock, at desc);
comment on column readings.clock_cover.post is 'The post up the line, where nobody stands in.';

-- Who was in the post and away when a step was taken, and who was told for them.
create table readings.escalation_away (
  entry    uuid not null,
  app_user uuid not null,
  until    date not null,
  stand_in uuid,
  primary key (entry, app_user)
);

grant select, insert, update, delete on readings.leave, readings.clock_cover, readings.escalation_away
  to breakwater_writer;
grant select on readings.leave, readings.clock_cover, readings.escalation_away to breakwater_reader;
do $$
declare
  t text;
begin
  foreach t in array array['leave', 'clock_cover', 'escalation_away'] loop
    execute format('alter table readings.%I enable row level security', t);
    execute format('create policy writer_keeps on readings.%I to breakwater_writer using (true) with check (true)', t);
  end loop;
end $$;
-- Whoever works here may know who is here, as they may know who holds which post; why, nobody is asked.
create policy reader_sees on readings.leave for select to breakwater_reader
  using ((select access.me()) is not null);
create policy reader_sees on readings.clock_cover for select to breakwater_reader using (
  exists (select 1 from readings.clock c where c.id = clock_cover.clock offset 0));
create policy reader_sees on readings.escalation_away for select to breakwater_reader using (
  exists (select 1 from readings.escalation e where e.entry = escalation_away.entry offset 0));

-- Who is away on a day, and who stands in: only whoever is here themselves, of the same organisation, and
-- in a post that may do what the other's may.
create function access.away_on(day date)
  returns table (app_user uuid, leave uuid, last_day date, stand_in uuid)
  language sql stable security definer set search_path = readings, access, pg_temp rows 20 as $$
  with away as (
    select distinct on (l.app_user) l.app_user, l.id, l.last_day, l.stand_in
    from leave l where l.ended is null and l.first_day <= day and l.last_day >= day
    order by l.app_user, l.first_day, l.id)
  select a.app_user, a.id, a.last_day,
    (select s.id from app_user s join post sp on sp.code = s.post
      where s.id = a.stand_in and not s.disabled and sp.partner = wp.partner
        and (sp.role = wp.role or (wp.role = 'PRACTITIONER' and sp.role = 'MANAGER'))
        and s.id not in (select o.app_user from away o))
  from away a join app_user w on w.id = a.app_user join post wp on wp.code = w.post $$;
revoke execute on function access.away_on from public;
grant execute on function access.away_on to breakwater_reader, breakwater_writer;
