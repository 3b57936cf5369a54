export const version8 = `
-- What a cutover would leave unlike what it should be, as it was last put together, and what somebody accepted of it, by name.
CREATE TABLE exception (
  place TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  email BLOB,
  PRIMARY KEY (place, kind, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE acceptance (
  place TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  accepted_by BLOB NOT NULL,
  why BLOB NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (place, kind, name)
) STRICT, WITHOUT ROWID;

-- When its owner was last seen in the old application, as the plan read it: -1 for never, null where nothing tells.
ALTER TABLE account ADD COLUMN last_seen INTEGER;

-- How far the tenant's log was read for a connection, and what of it is kept: sign-ins as counts, what went wrong and what was changed
-- one by one, without any name or address. Times without events between them that the log had forgotten are gaps.
CREATE TABLE log_position (place TEXT PRIMARY KEY, log_id TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE log_gap (place TEXT NOT NULL, after INTEGER NOT NULL, before INTEGER NOT NULL, PRIMARY KEY (place, after))
  STRICT, WITHOUT ROWID;
CREATE TABLE log_day (place TEXT NOT NULL, day TEXT NOT NULL, type TEXT NOT NULL, events INTEGER NOT NULL,
  PRIMARY KEY (place, day, type)) STRICT, WITHOUT ROWID;
CREATE TABLE log_event (
  place TEXT NOT NULL,
  log_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  cause TEXT NOT NULL,
  user_id TEXT,
  identifier_hash BLOB,
  PRIMARY KEY (place, log_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX log_event_at ON log_event (place, at);
-- Passwords that were set in Auth0 by a link, and when their owner signed in afterwards.
CREATE TABLE reset (
  place TEXT NOT NULL,
  log_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  user_id TEXT,
  identifier_hash BLOB,
  signed_in INTEGER,
  PRIMARY KEY (place, log_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reset_identifier ON reset (place, identifier_hash);
CREATE INDEX reset_user ON reset (place, user_id);

-- What each look at a trickle migration found, and how every account of its plan stood at the latest.
CREATE TABLE look (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  place TEXT NOT NULL,
  plan INTEGER NOT NULL,
  at INTEGER NOT NULL,
  result TEXT
) STRICT;
CREATE TABLE standing (
  look INTEGER NOT NULL,
  standing TEXT NOT NULL,
  -- When its owner was last seen; -1 for never, -2 where nothing tells.
  seen INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (look, standing, seen, sequence)
) STRICT, WITHOUT ROWID;
`;
