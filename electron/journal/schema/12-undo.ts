export const version12 = `
-- Keyed digest of the metadata that was sent for a user; null for files of earlier releases.
ALTER TABLE ledger ADD COLUMN metadata BLOB;

-- When the last user was made whom the run imported, by the tenant's clock, as the connection was read back; null before.
ALTER TABLE run ADD COLUMN made_until INTEGER;

-- Undoing a run, once at most. It counts once its list is whole (no longer 'listing'). \`made_until\`, by the tenant's clock: nobody whom the
-- run made was made later. Who asked, and why, is encrypted.
CREATE TABLE undo (
  run INTEGER PRIMARY KEY REFERENCES run (id),
  state TEXT NOT NULL CHECK (state IN ('listing', 'under-way', 'finished')),
  begun INTEGER NOT NULL,
  ended INTEGER,
  made_until INTEGER,
  result TEXT
) STRICT;
CREATE TABLE undo_asking (
  run INTEGER NOT NULL REFERENCES undo (run),
  at INTEGER NOT NULL,
  asked_by BLOB,
  why BLOB,
  consents TEXT NOT NULL
) STRICT;
CREATE INDEX undo_asking_run ON undo_asking (run);
-- Whom the run imported, and how it stands with each. \`causes\` are words, with blanks between; \`made\` is when the tenant made them.
CREATE TABLE undo_user (
  run INTEGER NOT NULL REFERENCES undo (run),
  sequence INTEGER NOT NULL,
  user_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'intended', 'deleted', 'kept', 'gone', 'failed')),
  causes TEXT NOT NULL DEFAULT '',
  detail BLOB,
  elsewhere INTEGER NOT NULL DEFAULT 0,
  made INTEGER,
  at INTEGER NOT NULL,
  PRIMARY KEY (run, sequence)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX undo_user_id ON undo_user (run, user_id);
CREATE INDEX undo_user_open ON undo_user (run, sequence) WHERE state IN ('waiting', 'intended');
-- What the comparison with the baseline found afterwards.
CREATE TABLE undo_difference (
  run INTEGER NOT NULL REFERENCES undo (run),
  kind TEXT NOT NULL CHECK (kind IN ('left-over', 'baseline-missing', 'kept-missing')),
  user_id TEXT NOT NULL,
  PRIMARY KEY (run, kind, user_id)
) STRICT, WITHOUT ROWID;
`;
