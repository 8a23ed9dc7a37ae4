-- In how many readings of who is who a pattern holds; null where it was found before that was worked out.
alter table readings.pattern
  add column readings_hold int,
  add column readings_of   int,
  add column doubts        int;
