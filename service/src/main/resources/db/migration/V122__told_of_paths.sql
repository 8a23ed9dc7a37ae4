-- That somebody was told something about a child's path is known to whoever may see the path.
alter policy reader_sees on readings.notice using (
  ((app_user = (select access.me())
      or (partner = (select access.my_partner()) and (select access.my_reach()) in ('PARTNER', 'AREA')))
    and (needs_entry is null
      or exists (select 1 from readings.standing s where s.entry = notice.needs_entry offset 0)))
  or (about_type = 'concern' and exists (select 1 from readings.concern c where c.entry = notice.about_id offset 0))
  or (about_type = 'decision' and exists (select 1 from readings.decision d where d.entry = notice.about_id offset 0))
  or (about_type = 'case' and exists (select 1 from readings.path p where p.id = notice.about_id offset 0)));
