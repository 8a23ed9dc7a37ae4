-- What somebody was told and has not read, the longest first.
create index notice_unread on readings.notice (at) where read_at is null;
