export const version16 = `
-- A run in waves: as it was asked for and with its limits (JSON), and how far the tenant's log was read for it.
CREATE TABLE waved_run (
  run INTEGER PRIMARY KEY REFERENCES run (id),
  definition TEXT NOT NULL,
  limits TEXT NOT NULL,
  log_position TEXT,
  log_at INTEGER,
  log_readable INTEGER NOT NULL,
  log_gap INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE wave (
  run INTEGER NOT NULL REFERENCES waved_run (run),
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  accounts INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'under-way', 'ended')),
  begun INTEGER,
  ended INTEGER,
  active_before INTEGER,
  active_until INTEGER,
  rejected_before INTEGER NOT NULL DEFAULT 0,
  -- When the last user was made whom the run imported with it, by the tenant's clock.
  made_until INTEGER,
  outcomes TEXT,
  people TEXT,
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;
-- Which account to import is of which wave: places in the plan, side by side; no place is in two ranges.
CREATE TABLE wave_range (
  run INTEGER NOT NULL REFERENCES waved_run (run),
  wave INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (run, wave, last)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX wave_range_first ON wave_range (run, first);
-- Every yes, and every limit that stopped the run, in their order; who said it, and why, is encrypted.
CREATE TABLE wave_word (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run INTEGER NOT NULL REFERENCES waved_run (run),
  wave INTEGER NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('yes', 'exceeded')),
  said_by BLOB,
  why BLOB,
  exceeded TEXT
) STRICT;
CREATE INDEX wave_word_run ON wave_word (run, id);
-- What the tenant's log says since of people, added up: by user id, or by keyed hash of what was typed where it names no id.
CREATE TABLE wave_logged (
  run INTEGER NOT NULL REFERENCES waved_run (run),
  user_id TEXT NOT NULL,
  identifier_hash BLOB NOT NULL,
  kind TEXT NOT NULL,
  times INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (run, user_id, identifier_hash, kind)
) STRICT, WITHOUT ROWID;
`;
