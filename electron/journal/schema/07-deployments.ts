export const version7 = `
-- What was deployed to a connection, in the order of deploying. The images are JSON, encrypted: scripts that somebody else wrote may
-- hold what nobody should read. Of configuration values they have keyed digests alone.
CREATE TABLE deployment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tenant TEXT NOT NULL,
  name TEXT NOT NULL,
  connection TEXT,
  state TEXT NOT NULL CHECK (state IN ('intended', 'applied', 'refused')),
  mode TEXT NOT NULL,
  made INTEGER NOT NULL,
  before BLOB,
  wished BLOB NOT NULL,
  after BLOB
) STRICT;
`;
