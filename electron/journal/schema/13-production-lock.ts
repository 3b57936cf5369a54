export const version13 = `
-- Of the mapping and the rules of a plan; null for rehearsals of earlier releases.
ALTER TABLE rehearsal ADD COLUMN settings_digest TEXT;
-- What was begun in production though it had not been tried, by whom and why. \`missing\` are words, with blanks between.
CREATE TABLE override (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  connection TEXT NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('run', 'deployment')),
  missing TEXT NOT NULL,
  overridden_by BLOB NOT NULL,
  why BLOB NOT NULL,
  at INTEGER NOT NULL
) STRICT;
`;
