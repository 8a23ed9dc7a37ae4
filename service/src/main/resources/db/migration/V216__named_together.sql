-- A pattern may hold who was never met beside any of it, only named together with somebody who was; and a report
-- is evidence for a year, where it was for two.
alter table readings.pattern
  add column in_company int not null default 0,
  add column days int not null default 730;

-- What stands out is worked out otherwise, so the cut-off that stood for two years of things alone is set anew.
update readings.pattern_cut_off set set_from = 0;
