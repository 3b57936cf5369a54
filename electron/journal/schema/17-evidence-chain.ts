export const version17 = `
-- The chain of evidence: a link for each transaction that touched what is recorded of a run. \`mark\` is keyed, so that nobody without the
-- workspace's key can make a link; \`subject\` is JSON.
CREATE TABLE chain_link (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  subject TEXT NOT NULL,
  previous TEXT NOT NULL,
  digest TEXT NOT NULL,
  mark TEXT NOT NULL
) STRICT;
CREATE TRIGGER chain_link_kept BEFORE UPDATE ON chain_link BEGIN SELECT RAISE(ABORT, 'links are only added'); END;
CREATE TRIGGER chain_link_stays BEFORE DELETE ON chain_link BEGIN SELECT RAISE(ABORT, 'links are only added'); END;
-- The sums of each table's lines of a run, encrypted, from which the next link goes on.
CREATE TABLE chain_state (
  run INTEGER NOT NULL,
  part TEXT NOT NULL,
  lines INTEGER NOT NULL,
  sum BLOB NOT NULL,
  PRIMARY KEY (run, part)
) STRICT, WITHOUT ROWID;
-- Under which circumstances a run went on, and who answers for it. The content is JSON, encrypted: it names people, logins and hosts.
CREATE TABLE circumstance (
  run INTEGER NOT NULL REFERENCES run (id),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT;
CREATE INDEX circumstance_run ON circumstance (run);
`;
