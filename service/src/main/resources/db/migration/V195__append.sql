-- An entry goes in with its words and whom it is about, by one call whose statements are planned once on a connection. The application's
-- statements are otherwise planned anew each time (decision 6), and so was the foreign key of each row that came in.
create procedure record.append(
    places bigint[], ids uuid[], kinds text[], versions int[], occurred_froms timestamptz[],
    occurred_tos timestamptz[], precisions text[], recordeds timestamptz[], receiveds timestamptz[],
    author_users uuid[], author_posts text[], author_partners text[], purposes text[],
    markings text[], marked_fors text[], subjects_all text[], corrects_all uuid[],
    answers_all uuid[], header_salts bytea[], header_commitments bytea[], body_commitments bytea[],
    bodies text[], salts bytea[], changes boolean[])
  language plpgsql
  set plan_cache_mode = force_generic_plan
  -- A plan that is kept was perhaps made while the record was empty.
  set enable_seqscan = off
as $$
begin
  insert into record.entry (place, id, kind, version, occurred_from, occurred_to, precision,
      recorded, received, author_user, author_post, author_partner, purpose, marking, marked_for,
      subjects, corrects, answers, header_salt, header_commitment, body_commitment)
    select t.place, t.id, t.kind, t.version, t.occurred_from, t.occurred_to, t.precision,
      t.recorded, t.received, t.author_user, t.author_post, t.author_partner, t.purpose, t.marking,
      t.marked_for::text[], t.subjects::text[], t.corrects, t.answers, t.header_salt,
      t.header_commitment, t.body_commitment
    from unnest(places, ids, kinds, versions, occurred_froms, occurred_tos, precisions, recordeds,
      receiveds, author_users, author_posts, author_partners, purposes, markings, marked_fors,
      subjects_all, corrects_all, answers_all, header_salts, header_commitments, body_commitments)
      as t (place, id, kind, version, occurred_from, occurred_to, precision, recorded, received,
        author_user, author_post, author_partner, purpose, marking, marked_for, subjects, corrects,
        answers, header_salt, header_commitment, body_commitment);
  insert into record.body (entry, body, salt)
    select t.entry, t.body, t.salt from unnest(ids, bodies, salts) as t (entry, body, salt);
  insert into readings.about (subject, place, changes)
    select distinct s.subject, t.place, t.changes
    from unnest(places, subjects_all, changes) as t (place, subjects, changes),
      unnest(t.subjects::text[]) as s (subject);
end $$;
revoke execute on procedure record.append from public;
grant execute on procedure record.append to breakwater_writer;
