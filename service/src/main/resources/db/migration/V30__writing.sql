-- A draft that is open in two windows: the second is told, and nothing is overwritten.
alter table workspace.draft add column version int not null default 1;
