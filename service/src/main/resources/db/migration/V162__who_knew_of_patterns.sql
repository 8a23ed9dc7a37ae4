-- Who knew what of a pattern, for those who read all of it: who was shown it, who was told of it, and what was handed over.
alter policy reader_sees on readings.look using (
  app_user = (select access.me())
  or exists (select 1 from readings.appearance a where a.subject = look.subject offset 0)
  or exists (select 1 from readings.appearance a where a.subject = access.person_now(look.subject) offset 0)
  or subject in (select access.patterns_whole()));
create policy of_a_pattern on readings.notice for select to breakwater_reader using (
  about_type = 'pattern' and about_id in (select access.patterns_whole()));
create policy of_a_pattern on readings.statement for select to breakwater_reader using (
  subject_type = 'pattern' and subject in (select access.patterns_whole()));
