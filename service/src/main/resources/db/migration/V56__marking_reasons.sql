-- Why it was changed who may see an entry is told to whoever sees that entry now.
alter policy reader_sees on record.body using (
  exists (select 1 from readings.standing s where s.entry = body.entry offset 0)
  or exists (
    select 1 from record.entry e
    where e.id = body.entry and e.kind = 'record.remarked'
      and exists (select 1 from readings.standing s where s.entry = e.answers offset 0) offset 0));
