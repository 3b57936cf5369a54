export const version15 = `
-- What was tried on a tenant with accounts made for it, on connections of their own that go again. \`connection\` is where the migration
-- goes; the digest tells which mapping and rules it was of, null where nothing was planned or surveyed. Nothing of it is secret.
CREATE TABLE pilot (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  connection TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('under-way', 'passed', 'not-passed', 'failed', 'stopped')),
  begun INTEGER NOT NULL,
  ended INTEGER,
  settings_digest TEXT,
  result TEXT
) STRICT;
-- Written down before it is made; \`mark\` is what it carries, by which it is known where the answer that named its id was lost.
CREATE TABLE pilot_connection (
  pilot INTEGER NOT NULL REFERENCES pilot (id),
  name TEXT NOT NULL,
  mark TEXT NOT NULL,
  connection TEXT,
  removed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (pilot, name)
) STRICT, WITHOUT ROWID;
-- What a pilot found out about its tenant; the latest answer to a question holds.
CREATE TABLE pilot_answer (
  pilot INTEGER NOT NULL REFERENCES pilot (id),
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (pilot, question)
) STRICT, WITHOUT ROWID;
`;
