-- Who knew what, when.

-- Who added an entry about access, and when: asked for relationships and emergencies that the viewer sees,
-- whose own headers are no part of stories.
create function access.added_by(asked uuid)
  returns table (app_user uuid, post text, partner text, at timestamptz)
  language sql stable security definer set search_path = record, pg_temp as $$
  select e.author_user, e.author_post, e.author_partner, e.received
  from entry e where e.id = asked and e.kind like 'access.%' $$;

-- How many entries a story has for those who may know that there are more than they see: independent
-- scrutiny. Nobody else learns a number, and nobody learns of entries from which a conflict keeps them.
create function access.story_size(asked uuid) returns bigint
  language sql stable security definer set search_path = readings, pg_temp as $$
  select case
    when current_setting('app.role', true) = 'SCRUTINEER' and access.my_reach() = 'AREA'
    then (select count(*) from appearance a join standing s on s.entry = a.entry
          where a.subject = asked and a.entry not in (select access.entries_in_conflict())) end $$;

revoke execute on function access.added_by, access.story_size from public;
grant execute on function access.added_by, access.story_size
  to breakwater_reader, breakwater_writer;
create index look_by_entry on readings.look (entry);
