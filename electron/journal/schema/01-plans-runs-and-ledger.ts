export const version1 = `
CREATE TABLE workspace (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL CHECK (state IN ('making', 'made')),
  made INTEGER NOT NULL,
  basis TEXT NOT NULL,
  summary TEXT
) STRICT;

CREATE TABLE account (
  plan INTEGER NOT NULL REFERENCES plan (id),
  sequence INTEGER NOT NULL,
  key TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('import', 'hold', 'skip', 'reject')),
  reason TEXT,
  user_id TEXT,
  email_hash BLOB,
  email BLOB,
  format TEXT NOT NULL,
  blocked INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (plan, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_exception ON account (plan, sequence, decision, reason) WHERE decision <> 'import';

CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan INTEGER NOT NULL REFERENCES plan (id),
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'stopped', 'finished')),
  connection TEXT NOT NULL,
  started INTEGER NOT NULL,
  ended INTEGER,
  interruptions INTEGER NOT NULL DEFAULT 0,
  seen INTEGER NOT NULL,
  active_ms INTEGER NOT NULL DEFAULT 0,
  token TEXT NOT NULL,
  cap INTEGER NOT NULL,
  cursor INTEGER NOT NULL DEFAULT 0,
  baseline_users INTEGER,
  prepared INTEGER NOT NULL DEFAULT 0,
  failure TEXT
) STRICT;

CREATE TABLE file (
  run INTEGER NOT NULL REFERENCES run (id),
  number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('intended', 'unsent', 'accepted', 'uncertain', 'settled', 'withdrawn')),
  first_sequence INTEGER NOT NULL,
  last_sequence INTEGER NOT NULL,
  accounts INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  rules_version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  external_id TEXT NOT NULL,
  correlation_id TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  job TEXT,
  sent INTEGER NOT NULL,
  settled INTEGER,
  summary TEXT,
  known TEXT,
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
  run INTEGER NOT NULL REFERENCES run (id),
  sequence INTEGER NOT NULL,
  file INTEGER,
  outcome TEXT NOT NULL
    CHECK (outcome IN ('imported', 'updated', 'present', 'held', 'skipped', 'rejected', 'uncertain')),
  reason TEXT,
  detail BLOB,
  sent BLOB,
  PRIMARY KEY (run, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_exception ON ledger (run, sequence, outcome, reason)
  WHERE outcome NOT IN ('imported', 'uncertain');

-- How many accounts have which outcome, kept by the triggers below: a count that cannot drift from the ledger.
CREATE TABLE tally (
  run INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  accounts INTEGER NOT NULL,
  PRIMARY KEY (run, outcome, reason)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER ledger_insert AFTER INSERT ON ledger BEGIN
  INSERT INTO tally VALUES (NEW.run, NEW.outcome, coalesce(NEW.reason, ''), 1)
    ON CONFLICT DO UPDATE SET accounts = accounts + 1;
END;
CREATE TRIGGER ledger_update AFTER UPDATE OF outcome, reason ON ledger BEGIN
  UPDATE tally SET accounts = accounts - 1
    WHERE run = OLD.run AND outcome = OLD.outcome AND reason = coalesce(OLD.reason, '');
  INSERT INTO tally VALUES (NEW.run, NEW.outcome, coalesce(NEW.reason, ''), 1)
    ON CONFLICT DO UPDATE SET accounts = accounts + 1;
END;
CREATE TRIGGER ledger_delete AFTER DELETE ON ledger BEGIN
  UPDATE tally SET accounts = accounts - 1
    WHERE run = OLD.run AND outcome = OLD.outcome AND reason = coalesce(OLD.reason, '');
END;

CREATE TABLE baseline (
  run INTEGER NOT NULL REFERENCES run (id),
  user_id TEXT NOT NULL,
  trickle INTEGER NOT NULL,
  PRIMARY KEY (run, user_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE baseline_email (
  run INTEGER NOT NULL,
  email_hash BLOB NOT NULL,
  user_id TEXT NOT NULL,
  PRIMARY KEY (run, email_hash, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  run INTEGER NOT NULL REFERENCES run (id),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  detail TEXT
) STRICT;
CREATE INDEX event_run ON event (run, at);

CREATE TABLE verification (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run INTEGER NOT NULL REFERENCES run (id),
  result TEXT NOT NULL
) STRICT;
`;
