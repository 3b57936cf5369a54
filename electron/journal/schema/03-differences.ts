export const version3 = `
-- What a verification found, account by account; \`token\` ties it to the verification, whose row is written last.
ALTER TABLE verification ADD COLUMN token TEXT;
CREATE TABLE difference (
  id INTEGER PRIMARY KEY,
  token TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN
    ('missing', 'unexpected', 'different', 'new-in-database', 'vanished-from-database', 'changed-in-database')),
  key TEXT,
  user_id TEXT,
  email BLOB
) STRICT;
CREATE INDEX difference_token ON difference (token, id);
`;
