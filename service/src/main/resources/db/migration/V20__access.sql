-- People, posts and who may see what. Deny by default: a reader sees a row only where a policy below lets
-- them, and every policy asks the settings that the transaction was opened with.

-- Partners, posts, people and relationships: readings of the record.
create table readings.partner (
  code text not null primary key,
  name text not null,
  kind text not null
);

create table readings.post (
  code    text not null primary key,
  name    text not null,
  partner text not null,
  role    text not null,
  reach   text not null
);

create table readings.app_user (
  id       uuid    not null primary key,
  sign_in  text    not null unique,
  name     text    not null,
  post     text    not null,
  email    text,
  disabled boolean not null default false
);

create table readings.team (
  id      uuid not null primary key,
  name    text not null,
  partner text not null
);

create table readings.team_member (
  team     uuid not null,
  app_user uuid not null,
  primary key (app_user, team)
);

create table readings.relationship (
  entry      uuid        not null primary key,
  person     uuid        not null,
  holder     uuid        not null,
  kind       text        not null,
  reason     text        not null,
  from_time  timestamptz not null,
  to_time    timestamptz,
  ended_by   uuid
);
create index relationship_by_holder on readings.relationship (holder, person);
create index relationship_by_person on readings.relationship (person);
comment on column readings.relationship.holder is 'A user or a team.';
comment on column readings.relationship.kind is 'allocated-worker, team-around-the-child, ...; conflict denies.';

create table readings.emergency (
  entry       uuid        not null primary key,
  person      uuid        not null,
  app_user    uuid        not null,
  partner     text        not null,
  reason      text        not null,
  from_time   timestamptz not null,
  to_time     timestamptz not null,
  review_by   timestamptz not null,
  reviewed_by uuid,
  reviewer    uuid,
  justified   boolean,
  review_note text
);
create index emergency_by_person on readings.emergency (person);

create table readings.look (
  entry    uuid        not null,
  subject  uuid        not null,
  app_user uuid        not null,
  name     text        not null,
  post     text        not null,
  partner  text        not null,
  purpose  text        not null,
  page     text        not null,
  at       timestamptz not null,
  primary key (subject, entry)
);
create index look_by_subject on readings.look (subject, at desc);
create index look_by_user on readings.look (app_user, at desc);

-- Secrets and what passes: not the record, and not readings of it.
create table workspace.credential (
  app_user     uuid        not null primary key,
  password     text        not null,
  must_change  boolean     not null default false,
  changed      timestamptz not null
);
create table workspace.api_token (
  id       uuid        not null primary key,
  digest   bytea       not null unique,
  partner  text        not null,
  label    text        not null,
  created  timestamptz not null,
  revoked  timestamptz
);
create table workspace.oidc_link (
  issuer   text not null,
  subject  text not null,
  app_user uuid not null,
  primary key (issuer, subject)
);
create table workspace.setup_code (
  digest  bytea       not null primary key,
  expires timestamptz not null
);

-- What the running transaction was opened with. Nothing set means nobody, who sees nothing.
create function access.me() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.user', true), '')::uuid $$;
create function access.my_partner() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.partner', true), '') $$;
create function access.my_post() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.post', true), '') $$;
create function access.my_reach() returns text language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.reach', true), ''), 'NONE') $$;
create function access.my_time() returns timestamptz language sql stable parallel safe as
  $$ select nullif(current_setting('app.time', true), '')::timestamptz $$;

-- These views belong to the schema's owner and so see all rows; each keeps only the viewer's own. They
-- are sets, so that a query works each out once and not row by row.
-- Who a person is now: where their mentions went when they were merged.
create function access.person_now(asked uuid) returns uuid
  language sql stable security definer set search_path = readings as $$
  with recursive chain (id, next, step) as (
    select p.id, p.merged_into, 1 from person p where p.id = asked
    union all
    select p.id, p.merged_into, step + 1 from chain join person p on p.id = chain.next where step < 50)
  select coalesce((select id from chain where next is null limit 1), asked) $$;

create view access.my_relationships with (security_barrier) as
  select access.person_now(r.person) as person, r.kind
  from readings.relationship r
  where (r.holder = (select access.me())
      or r.holder in (select t.team from readings.team_member t where t.app_user = (select access.me())))
    and r.from_time <= (select access.my_time())
    and (r.to_time is null or r.to_time > (select access.my_time()));

create view access.my_emergencies with (security_barrier) as
  select access.person_now(e.person) as person
  from readings.emergency e
  where e.app_user = (select access.me())
    and e.from_time <= (select access.my_time()) and e.to_time > (select access.my_time());

create view access.my_people with (security_barrier) as
  select r.person from access.my_relationships r where r.kind <> 'conflict'
  union
  select e.person from access.my_emergencies e;

create view access.my_entries with (security_barrier) as
  select a.entry from readings.appearance a
  where a.subject in (select m.person from access.my_people m);

create view access.my_conflicts with (security_barrier) as
  select a.entry from readings.appearance a
  where a.subject in (select r.person from access.my_relationships r where r.kind = 'conflict');

create view access.my_own_entries with (security_barrier) as
  select e.id as entry from record.entry e where e.author_user = (select access.me());
create index entry_by_author on record.entry (author_user) where author_user is not null;

grant select on access.my_relationships, access.my_emergencies, access.my_people, access.my_entries, access.my_conflicts, access.my_own_entries
  to breakwater_reader;

-- The one rule: which entries of stories the viewer may see.
alter table readings.standing enable row level security;
create policy reader_sees on readings.standing for select to breakwater_reader using (
  (marking = 'OPEN'
    or (marking = 'RESTRICTED' and (select access.my_post()) = any (marked_for))
    or (marking = 'SEALED' and (select access.me())::text = any (marked_for)))
  and ((select access.my_reach()) = 'AREA'
    or ((select access.my_reach()) = 'PARTNER' and partner = (select access.my_partner()))
    or ((select access.my_reach()) <> 'NONE'
      and (entry in (select m.entry from access.my_entries m)
        or entry in (select o.entry from access.my_own_entries o))))
  and entry not in (select c.entry from access.my_conflicts c));
create policy writer_keeps on readings.standing to breakwater_writer using (true) with check (true);

-- Everything else follows from it.
alter table record.entry enable row level security;
create policy reader_sees on record.entry for select to breakwater_reader using (
  exists (select 1 from readings.standing s where s.entry = entry.id)
  or exists (select 1 from readings.standing s where s.entry = entry.answers));
create policy writer_adds on record.entry to breakwater_writer using (true) with check (true);

alter table record.body enable row level security;
create policy reader_sees on record.body for select to breakwater_reader using (
  exists (select 1 from record.entry e where e.id = body.entry));
create policy writer_adds on record.body to breakwater_writer using (true) with check (true);

do $$
declare
  t text;
begin
  -- Tables with an entry of their own.
  foreach t in array array['report', 'appearance', 'mention', 'membership', 'judgement', 'thing_mention', 'link'] loop
    execute format('alter table readings.%I enable row level security', t);
    execute format('create policy reader_sees on readings.%1$I for select to breakwater_reader
      using (exists (select 1 from readings.standing s where s.entry = %1$I.%2$I))', t,
      case t when 'judgement' then 'one_entry' else 'entry' end);
    execute format('create policy writer_keeps on readings.%I to breakwater_writer using (true) with check (true)', t);
  end loop;
  foreach t in array array['description', 'description_key', 'identifier', 'person', 'thing', 'about',
      'relationship', 'emergency', 'look', 'partner', 'post', 'app_user', 'team', 'team_member'] loop
    execute format('alter table readings.%I enable row level security', t);
    execute format('create policy writer_keeps on readings.%I to breakwater_writer using (true) with check (true)', t);
  end loop;
end $$;

-- Both sides of a judgement must be the viewer's to see: it tells of both.
create policy both_sides on readings.judgement as restrictive for select to breakwater_reader using (
  exists (select 1 from readings.standing s where s.entry = judgement.other_entry));

create policy reader_sees on readings.description for select to breakwater_reader using (
  exists (select 1 from readings.mention m where m.description = description.id));
create policy reader_sees on readings.identifier for select to breakwater_reader using (
  exists (select 1 from readings.mention m where m.description = identifier.description));
create policy reader_sees on readings.person for select to breakwater_reader using (
  exists (select 1 from readings.appearance a where a.subject = person.id)
  or exists (select 1 from readings.appearance a where a.subject = person.merged_into));
create policy reader_sees on readings.thing for select to breakwater_reader using (
  exists (select 1 from readings.appearance a where a.subject = thing.id));
create policy reader_sees on readings.look for select to breakwater_reader using (
  app_user = (select access.me())
  or exists (select 1 from readings.appearance a where a.subject = look.subject));
create policy reader_sees on readings.relationship for select to breakwater_reader using (
  holder = (select access.me())
  or exists (select 1 from readings.appearance a where a.subject = relationship.person));
create policy reader_sees on readings.emergency for select to breakwater_reader using (
  app_user = (select access.me())
  or exists (select 1 from readings.appearance a where a.subject = emergency.person));
-- Colleagues and organisations are no secret from those who are signed in.
create policy reader_sees on readings.partner for select to breakwater_reader using ((select access.me()) is not null);
create policy reader_sees on readings.post for select to breakwater_reader using ((select access.me()) is not null);
create policy reader_sees on readings.team for select to breakwater_reader using ((select access.me()) is not null);
create policy reader_sees on readings.team_member for select to breakwater_reader using ((select access.me()) is not null);
create policy reader_sees on readings.app_user for select to breakwater_reader using ((select access.me()) is not null);

revoke select on readings.about, readings.description_key from breakwater_reader;
grant select, insert, update, delete on readings.partner, readings.post, readings.app_user,
  readings.team, readings.team_member, readings.relationship, readings.emergency, readings.look
  to breakwater_writer;
grant select on readings.partner, readings.post, readings.app_user, readings.team,
  readings.team_member, readings.relationship, readings.emergency, readings.look to breakwater_reader;
grant select, insert, update, delete on workspace.credential, workspace.api_token, workspace.oidc_link,
  workspace.setup_code to breakwater_writer;

-- Sessions, as Spring Session keeps them.
create table workspace.spring_session (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null unique,
  creation_time         bigint   not null,
  last_access_time      bigint   not null,
  max_inactive_interval int      not null,
  expiry_time           bigint   not null,
  principal_name        varchar(100)
);
create index spring_session_expiry on workspace.spring_session (expiry_time);
create index spring_session_principal on workspace.spring_session (principal_name);
create table workspace.spring_session_attributes (
  session_primary_id char(36)     not null references workspace.spring_session on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on workspace.spring_session, workspace.spring_session_attributes
  to breakwater_writer;
