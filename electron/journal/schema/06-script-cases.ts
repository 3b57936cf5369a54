export const version6 = `
-- What came of each test case of the action scripts, the latest time only. No password and no personal data: \`words\` are Userferry's own.
CREATE TABLE script_case (
  action TEXT NOT NULL,
  name TEXT NOT NULL,
  place INTEGER NOT NULL,
  title TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('passed', 'failed', 'not-run')),
  words TEXT,
  line INTEGER,
  flavour TEXT NOT NULL CHECK (flavour IN ('direct', 'api')),
  text_digest TEXT NOT NULL,
  basis_digest TEXT NOT NULL,
  at INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  PRIMARY KEY (action, name)
) STRICT, WITHOUT ROWID;
`;
