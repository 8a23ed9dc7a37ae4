-- Reading stories as they were known on a past day, and finding people and things.

create index entry_received on record.entry (received, place);

-- The place that the record had reached at a moment. The caller sees a number, never an entry.
create function readings.place_at(moment timestamptz) returns bigint
language sql stable security definer set search_path = record, pg_temp as $$
  select coalesce((select e.place from record.entry e where e.received <= moment
                   order by e.received desc, e.place desc limit 1), 0)
$$;

create index description_born on readings.description
  ((details::jsonb ->> 'born') text_pattern_ops) where details::jsonb ? 'born';
create index thing_plate on readings.thing
  using gin ((translate(value, 'OI', '01')) gin_trgm_ops) where type = 'vehicle';
create index thing_half_plate on readings.thing (value)
  where type = 'vehicle' and value like '%?%';
create index report_by_ref on readings.report (ref);

-- Candidates for a search. Likeness and sound are not leakproof, so below row-level security they
-- would be asked of every row instead of the index. These give nothing but ids, at most so many;
-- whoever asks joins them to the rows that the viewer may see and shows only those.

-- Whether a description may be any of the viewer's business: asked before candidates are counted, so
-- that a common name does not push a worker's own child out of the list. Row-level security still
-- decides what is shown.
create function readings.near_me(asked uuid) returns boolean
language plpgsql stable as $$
begin
  return access.my_reach() = 'AREA' or exists (
    select 1 from readings.mention m join readings.standing s on s.entry = m.entry
    where m.description = asked
      and (access.my_reach() = 'PARTNER' and s.partner = access.my_partner()
        or exists (select 1 from access.my_people p join readings.membership ms on ms.person = p.person
          where ms.entry = m.entry and ms.to_place is null)
        or exists (select 1 from record.entry e where e.id = m.entry and e.author_user = access.me())));
end $$;

-- By every word as it sounds; by likeness only where few sound the same.
create function readings.descriptions_named(given text, most int)
returns table (description uuid, likeness real)
language plpgsql stable security definer set search_path = readings, public, pg_temp as $$
declare
  heard text[] := array(select w from regexp_split_to_table(given, '[\s-]+') w
                        where daitch_mokotoff(w) is not null limit 4);
  one text[] := daitch_mokotoff(heard[1]);
  two text[] := coalesce(daitch_mokotoff(heard[2]), one);
  three text[] := coalesce(daitch_mokotoff(heard[3]), one);
  four text[] := coalesce(daitch_mokotoff(heard[4]), one);
  found int;
begin
  return query
  select c.id, (similarity(c.names, given) + word_similarity(given, c.names))::real
  from (select d.id, d.names from readings.description d
        where d.sounds && one and d.sounds && two and d.sounds && three and d.sounds && four
          and readings.near_me(d.id)
        limit 2000) c
  order by 2 desc, c.id limit most;
  get diagnostics found = row_count;
  if found < 20 then
    return query
    select d.id, (similarity(d.names, given) + word_similarity(given, d.names))::real
    from readings.description d where given <% d.names and readings.near_me(d.id)
    order by 2 desc, d.id limit most;
  end if;
end $$;

-- By date of birth as written: a whole one, or the beginning of one.
create function readings.descriptions_born(beginning text, most int)
returns table (description uuid)
language sql stable security definer set search_path = readings, public, pg_temp as $$
  select d.id from readings.description d
  where d.details::jsonb ? 'born' and (d.details::jsonb ->> 'born') like beginning || '%'
    and readings.near_me(d.id)
  limit most
$$;

-- Registrations that may be the one asked for: 0 is O and 1 is I, ? is any one character on
-- either side, and a part of a plate finds the whole.
create function readings.vehicles_like(plate text, most int)
returns table (thing uuid)
language sql stable security definer set search_path = readings, public, pg_temp as $$
  select t.id from readings.thing t
  where t.type = 'vehicle'
    and (translate(t.value, 'OI', '01')
           like '%' || replace(translate(plate, 'OI', '01'), '?', '_') || '%'
      or t.value like '%?%' and translate(plate, 'OI', '01')
           like replace(translate(t.value, 'OI', '01'), '?', '_'))
  limit most
$$;

-- Phones by any run of their digits.
create function readings.phones_like(digits text, most int)
returns table (thing uuid)
language sql stable security definer set search_path = readings, public, pg_temp as $$
  select t.id from readings.thing t
  where t.type = 'phone' and t.value like '%' || digits || '%'
  limit most
$$;

-- Places, addresses, accounts and businesses by their words, as they sound or nearly as spelt.
create function readings.things_named(given text, most int)
returns table (thing uuid, likeness real)
language sql stable security definer set search_path = readings, public, pg_temp as $$
  select t.id, word_similarity(given, t.value)
  from readings.thing t
  where t.type not in ('vehicle', 'phone') and given <% t.value
  order by 2 desc, t.id limit most
$$;

revoke execute on function readings.place_at, readings.near_me, readings.descriptions_named,
  readings.descriptions_born, readings.vehicles_like, readings.phones_like, readings.things_named
  from public;
grant execute on function readings.place_at, readings.descriptions_named,
  readings.descriptions_born, readings.vehicles_like, readings.phones_like, readings.things_named
  to breakwater_reader, breakwater_writer;
