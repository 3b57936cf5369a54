export const version20 = `
-- How sign-ins go since a run: how far the tenant's log was read for it, and from when on it was kept.
CREATE TABLE sign_in_watch (
  run INTEGER PRIMARY KEY REFERENCES run (id),
  position TEXT,
  since INTEGER,
  up_to INTEGER,
  at INTEGER NOT NULL,
  readable INTEGER NOT NULL,
  gap INTEGER NOT NULL
) STRICT;
-- What the log says since of people, added up: by user id, or by keyed hash of what was typed where it names no id.
CREATE TABLE sign_in_logged (
  run INTEGER NOT NULL REFERENCES run (id),
  user_id TEXT NOT NULL,
  identifier_hash BLOB NOT NULL,
  kind TEXT NOT NULL,
  times INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (run, user_id, identifier_hash, kind)
) STRICT, WITHOUT ROWID;
-- The same events by the five minutes in which they were.
CREATE TABLE sign_in_interval (
  run INTEGER NOT NULL REFERENCES run (id),
  start INTEGER NOT NULL,
  kind TEXT NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (run, start, kind)
) STRICT, WITHOUT ROWID;
`;
