-- A step that was put on record with a wrong day or wrong people, and put right since.
alter table readings.path_step add column corrected timestamptz, add column corrected_by text,
  add column corrected_why text, add column corrected_entry uuid, add column corrected_user uuid,
  add column corrected_post text, add column corrected_partner text, add column said date;
comment on column readings.path_step.said is 'The day that was first put on record; null where it was not put right.';
