-- Which reports are held, under which of the agencies' references.
create table readings.report (
  agency text not null,
  ref    text not null,
  entry  uuid not null unique,
  kind   text not null,
  digest text not null,
  doubts int  not null,
  primary key (agency, ref)
);

-- What a worker has begun to write; not part of the record until it is sent.
create table workspace.draft (
  id         uuid        not null primary key,
  owner      uuid        not null,
  form       jsonb       not null,
  changed    timestamptz not null
);
create index draft_by_owner on workspace.draft (owner, changed desc);

grant select, insert, update, delete on readings.report, workspace.draft to breakwater_writer;
grant select on readings.report to breakwater_reader;
