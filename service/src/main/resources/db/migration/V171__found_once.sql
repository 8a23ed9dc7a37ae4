-- What is the same for everybody is found once until the record changes, and handed to each page; of whom a viewer may
-- know is asked only of those who were found.

-- Why a child may be slipping from view, of all children: ids and no more. Whoever shows it asks for each path whether
-- the viewer sees it.
create function access.slipping_found()
  returns table (why text, path uuid, person uuid, partner text, since timestamptz)
  language sql stable security definer set search_path = readings, access, pg_temp rows 500 as $$
  select s.why, s.path, s.person, s.partner, s.since from readings.slipping s $$;
drop function access.slipping_in_all;

-- What was named in three concerns that were closed, found once in a transaction or handed over, like people: its
-- mentions as two lists of the same length.
create function access.things_closed_again() returns table (thing uuid, entry uuid)
  language plpgsql stable security definer set search_path = access, pg_temp rows 1000 as $$
declare
  found text := nullif(current_setting('app.things_closed_again', true), '');
begin
  if found is null then
    select coalesce(string_agg(t.thing::text, ',' order by t.thing, t.entry), '') || ' '
        || coalesce(string_agg(t.entry::text, ',' order by t.thing, t.entry), '')
      into found from access.things_adding_up(3) t;
    perform set_config('app.things_closed_again', found, true);
  end if;
  return query select * from unnest(string_to_array(split_part(found, ' ', 1), ',')::uuid[],
    string_to_array(split_part(found, ' ', 2), ',')::uuid[]);
end $$;
revoke execute on function access.slipping_found, access.things_closed_again from public;
grant execute on function access.slipping_found, access.things_closed_again
  to breakwater_reader, breakwater_writer;
