export const version9 = `
-- Password-change e-mails: lists of a run's people, and how each one's stands. A list counts once it is whole. The state is written down
-- before an e-mail is asked for; a detail is encrypted, and addresses stand with the accounts alone.
CREATE TABLE mailing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run INTEGER NOT NULL REFERENCES run (id),
  place TEXT NOT NULL,
  begun INTEGER NOT NULL,
  listed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE mail (
  mailing INTEGER NOT NULL REFERENCES mailing (id),
  sequence INTEGER NOT NULL,
  user_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'intended', 'asked', 'skipped', 'refused', 'uncertain')),
  reason TEXT,
  detail BLOB,
  at INTEGER NOT NULL,
  PRIMARY KEY (mailing, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_waiting ON mail (mailing, sequence) WHERE state = 'waiting';
CREATE INDEX mail_open ON mail (mailing, sequence) WHERE state IN ('intended', 'uncertain');
CREATE INDEX mail_user ON mail (user_id);
`;
