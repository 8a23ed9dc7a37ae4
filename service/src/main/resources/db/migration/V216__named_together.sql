-- A pattern may hold who was never met beside any of it, only named together with somebody who was; and a report
-- is evidence for a year, where it was for two.
alter table readings.pattern
  add column in_company int not null default 0,
  add column days int not null default 730;

-- From which score on, by the type of what a pattern grew from; the type and the score stand at the same place. One
-- that was set without does not serve any more: what stands out was worked out otherwise then.
alter table readings.pattern_cut_off
  add column lead_types text[],
  add column lead_scores double precision[];
