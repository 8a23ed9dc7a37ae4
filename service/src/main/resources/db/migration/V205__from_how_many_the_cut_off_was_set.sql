-- From how many reports the cut-off was set; it stands while about as many are there. 0 in looks from before
-- that was kept: the next one sets it anew.
alter table readings.pattern_scan add column set_from int not null default 0;
