export const version14 = `
-- Roles of the old application that a run's people are given at Auth0 afterwards: who asked, which role of the tenant stands for a name, and
-- how it stands with each user. A detail is encrypted.
CREATE TABLE assignment (
  run INTEGER PRIMARY KEY REFERENCES run (id),
  listed INTEGER NOT NULL,
  finished INTEGER
) STRICT;
CREATE TABLE assignment_asking (
  run INTEGER NOT NULL REFERENCES assignment (run),
  at INTEGER NOT NULL,
  asked_by BLOB,
  consents TEXT NOT NULL
) STRICT;
CREATE INDEX assignment_asking_run ON assignment_asking (run);
CREATE TABLE assignment_role (
  run INTEGER NOT NULL REFERENCES assignment (run),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  role_id TEXT,
  role_name TEXT,
  PRIMARY KEY (run, number),
  UNIQUE (run, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE assignment_user (
  run INTEGER NOT NULL,
  number INTEGER NOT NULL,
  user_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  -- 1: was there before the run, under their own id.
  present INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'intended', 'had', 'given', 'refused', 'lost')),
  detail BLOB,
  seen INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run, number, user_id),
  FOREIGN KEY (run, number) REFERENCES assignment_role (run, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_open ON assignment_user (run, number, user_id) WHERE state IN ('waiting', 'intended');
`;
