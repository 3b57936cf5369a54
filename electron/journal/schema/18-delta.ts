export const version18 = `
-- Keyed digests of an account’s profile, password and second factors, 8 bytes each; null for plans of earlier releases.
ALTER TABLE account ADD COLUMN aspects BLOB;

-- What the tenant was last given of an account that a run brought, where that is not what the run’s plan and ledger say: sent after the
-- account had changed, or carried over by a delta. An empty digest is equal to none. \`changed\` is when the tenant dates its user’s change.
CREATE TABLE carried (
  run INTEGER NOT NULL REFERENCES run (id),
  sequence INTEGER NOT NULL,
  digest BLOB NOT NULL,
  aspects BLOB,
  email_hash BLOB,
  email BLOB,
  phone_hash BLOB,
  username_hash BLOB,
  traits INTEGER NOT NULL,
  blocked INTEGER NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0,
  sent BLOB,
  metadata BLOB,
  changed INTEGER,
  PRIMARY KEY (run, sequence)
) STRICT, WITHOUT ROWID;

-- A pass: the legacy database read again (its plan), and whoever is not as the tenant was last given them. It counts once its list is
-- whole (no longer 'listing').
CREATE TABLE delta (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('listing', 'listed', 'under-way', 'finished')),
  plan INTEGER REFERENCES plan (id),
  run INTEGER REFERENCES run (id),
  token TEXT NOT NULL,
  begun INTEGER NOT NULL,
  ended INTEGER,
  -- Accounts that are in no earlier plan and at Auth0 already: its plan is what tells later whether they changed.
  newcomers INTEGER NOT NULL DEFAULT 0,
  asked_by BLOB,
  why BLOB
) STRICT;
CREATE TABLE delta_line (
  delta INTEGER NOT NULL REFERENCES delta (id),
  number INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  key TEXT NOT NULL,
  email BLOB,
  user_id TEXT,
  -- Its place in the plan of the pass; null for who is not in the legacy database any more.
  sequence INTEGER,
  -- Where it stands as it was before: in a plan, and in the ledger of the run that brought it.
  before_plan INTEGER,
  before_sequence INTEGER,
  run INTEGER,
  kinds TEXT NOT NULL,
  listed TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('waiting', 'intended', 'patched', 'sent', 'done', 'listed')),
  tried INTEGER NOT NULL DEFAULT 0,
  seen INTEGER NOT NULL DEFAULT 0,
  elsewhere INTEGER NOT NULL DEFAULT 0,
  -- Somebody else of the connection has the address that the account has now.
  email_hash BLOB,
  taken INTEGER NOT NULL DEFAULT 0,
  file INTEGER,
  detail BLOB,
  at INTEGER NOT NULL,
  PRIMARY KEY (delta, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX delta_line_user ON delta_line (delta, user_id);
CREATE INDEX delta_line_email ON delta_line (delta, email_hash);
CREATE INDEX delta_line_open ON delta_line (delta, rank, number) WHERE state IN ('waiting', 'intended', 'patched', 'sent');
-- Files of passwords, upserted; \`over\` once its job has surely come to an end.
CREATE TABLE delta_file (
  delta INTEGER NOT NULL REFERENCES delta (id),
  number INTEGER NOT NULL,
  correlation_id TEXT NOT NULL,
  job TEXT,
  sent INTEGER NOT NULL,
  over INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (delta, number)
) STRICT, WITHOUT ROWID;
`;
