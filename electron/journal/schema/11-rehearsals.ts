export const version11 = `
-- What came of rehearsing a mode, the latest time only. \`kinds\` is JSON: kinds of account with what came of each event, in Userferry's own
-- words; no account is named.
CREATE TABLE rehearsal (
  mode TEXT PRIMARY KEY,
  way TEXT NOT NULL CHECK (way IN ('direct', 'api')),
  looked_at TEXT NOT NULL,
  kinds TEXT NOT NULL,
  text_digest TEXT NOT NULL,
  basis_digest TEXT NOT NULL,
  at INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
