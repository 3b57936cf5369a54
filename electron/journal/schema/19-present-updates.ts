export const version19 = `
-- Users who were there before a run under their account's own id, and are updated when somebody asks for it. What each was is kept,
-- encrypted, before they are touched, with what is changed of it; \`left_as\` is a keyed digest of what they were left with.
CREATE TABLE present_update (
  run INTEGER PRIMARY KEY REFERENCES run (id),
  state TEXT NOT NULL CHECK (state IN ('listed', 'updating', 'updated', 'putting-back', 'put-back')),
  begun INTEGER NOT NULL,
  ended INTEGER
) STRICT;
CREATE TABLE present_asking (
  run INTEGER NOT NULL REFERENCES present_update (run),
  at INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('update', 'put-back')),
  -- The next delta is to carry their passwords over as well.
  passwords INTEGER NOT NULL DEFAULT 0,
  asked_by BLOB,
  why BLOB
) STRICT;
CREATE INDEX present_asking_run ON present_asking (run);
CREATE TABLE present_user (
  run INTEGER NOT NULL REFERENCES present_update (run),
  sequence INTEGER NOT NULL,
  user_id TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('waiting', 'intended', 'updated', 'same', 'left', 'refused', 'returning', 'returned')),
  reason TEXT,
  elsewhere INTEGER NOT NULL DEFAULT 0,
  brought INTEGER NOT NULL DEFAULT 0,
  fields TEXT NOT NULL DEFAULT '[]',
  kept BLOB,
  left_as BLOB,
  detail BLOB,
  at INTEGER NOT NULL,
  PRIMARY KEY (run, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX present_user_id ON present_user (run, user_id);
`;
