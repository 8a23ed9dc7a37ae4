-- The sets that the rule asks, as functions: what they cost is paid once for a query, and PostgreSQL, which
-- would count it again for every row of a view, must not fear the index for it.
create or replace view access.my_relationships with (security_barrier) as
  select case when p.merged_into is null then r.person else access.person_now(r.person) end as person, r.kind
  from readings.relationship r left join readings.person p on p.id = r.person
  where (r.holder = (select access.me())
      or r.holder in (select t.team from readings.team_member t where t.app_user = (select access.me())))
    and r.from_time <= (select access.my_time())
    and (r.to_time is null or r.to_time > (select access.my_time()));

create function access.entries_of_mine() returns setof uuid
  language sql stable security definer set search_path = access, pg_temp cost 1 rows 100 as
  $$ select m.entry from access.my_entries m union all select o.entry from access.my_own_entries o $$;

create function access.entries_in_conflict() returns setof uuid
  language sql stable security definer set search_path = access, pg_temp cost 1 rows 100 as
  $$ select c.entry from access.my_conflicts c $$;

alter policy reader_sees on readings.standing using (
  (marking = 'OPEN'
    or (marking = 'RESTRICTED' and (select access.my_post()) = any (marked_for))
    or (marking = 'SEALED' and (select access.me())::text = any (marked_for)))
  and ((select access.my_reach()) = 'AREA'
    or ((select access.my_reach()) = 'PARTNER' and partner = (select access.my_partner()))
    or ((select access.my_reach()) <> 'NONE' and entry in (select access.entries_of_mine())))
  and entry not in (select access.entries_in_conflict()));

-- Each row asks about its own entry, by index. Without "offset 0" PostgreSQL may rather work out the whole
-- set of visible entries first, by reading all of them: 300 ms at a million entries instead of 1.
do $$
declare
  t text;
begin
  foreach t in array array['report', 'appearance', 'mention', 'membership', 'thing_mention', 'link'] loop
    execute format('alter policy reader_sees on readings.%1$I
      using (exists (select 1 from readings.standing s where s.entry = %1$I.entry offset 0))', t);
  end loop;
end $$;
alter policy reader_sees on readings.judgement using (
  exists (select 1 from readings.standing s where s.entry = judgement.one_entry offset 0));
alter policy both_sides on readings.judgement using (
  exists (select 1 from readings.standing s where s.entry = judgement.other_entry offset 0));
alter policy reader_sees on record.body using (
  exists (select 1 from readings.standing s where s.entry = body.entry offset 0));
alter policy reader_sees on record.entry using (
  exists (select 1 from readings.standing s where s.entry = entry.id offset 0)
  or (exists (select 1 from readings.standing s where s.entry = entry.answers offset 0)
    and not access.in_stories(entry.id)));
alter policy reader_sees on readings.description using (
  exists (select 1 from readings.mention m where m.description = description.id offset 0));
alter policy reader_sees on readings.identifier using (
  exists (select 1 from readings.mention m where m.description = identifier.description offset 0));
alter policy reader_sees on readings.person using (
  exists (select 1 from readings.appearance a where a.subject = person.id offset 0)
  or exists (select 1 from readings.appearance a where a.subject = person.merged_into offset 0));
alter policy reader_sees on readings.thing using (
  exists (select 1 from readings.appearance a where a.subject = thing.id offset 0));
alter policy reader_sees on readings.look using (
  app_user = (select access.me())
  or exists (select 1 from readings.appearance a where a.subject = look.subject offset 0));
alter policy reader_sees on readings.relationship using (
  holder = (select access.me())
  or exists (select 1 from readings.appearance a where a.subject = relationship.person offset 0));
alter policy reader_sees on readings.emergency using (
  app_user = (select access.me())
  or exists (select 1 from readings.appearance a where a.subject = emergency.person offset 0));
