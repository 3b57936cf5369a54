export const version10 = `
-- When the first event happened that was read of a tenant's log: what happened before and was forgotten is a gap too.
ALTER TABLE log_position ADD COLUMN began INTEGER NOT NULL DEFAULT 0;
UPDATE log_position SET began = at;
-- Who had set a password in Auth0 at a look and not signed in since; without an account where the plan knows nobody of that name.
CREATE TABLE open_reset (
  look INTEGER NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  sequence INTEGER,
  standing TEXT,
  user_id TEXT,
  PRIMARY KEY (look, number)
) STRICT, WITHOUT ROWID;
`;
