// The journal's tables, version by version. A step, once released, is never edited; changes are further steps.

const version1 = `
CREATE TABLE workspace (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL CHECK (state IN ('making', 'made')),
  made INTEGER NOT NULL,
  basis TEXT NOT NULL,
  summary TEXT
) STRICT;

CREATE TABLE account (
  plan INTEGER NOT NULL REFERENCES plan (id),
  sequence INTEGER NOT NULL,
  key TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('import', 'hold', 'skip', 'reject')),
  reason TEXT,
  user_id TEXT,
  email_hash BLOB,
  email BLOB,
  format TEXT NOT NULL,
  blocked INTEGER NOT NULL,
  digest BLOB NOT NULL,
  PRIMARY KEY (plan, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_exception ON account (plan, sequence, decision, reason) WHERE decision <> 'import';

CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan INTEGER NOT NULL REFERENCES plan (id),
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'stopped', 'finished')),
  connection TEXT NOT NULL,
  started INTEGER NOT NULL,
  ended INTEGER,
  interruptions INTEGER NOT NULL DEFAULT 0,
  seen INTEGER NOT NULL,
  active_ms INTEGER NOT NULL DEFAULT 0,
  token TEXT NOT NULL,
  cap INTEGER NOT NULL,
  cursor INTEGER NOT NULL DEFAULT 0,
  baseline_users INTEGER,
  prepared INTEGER NOT NULL DEFAULT 0,
  failure TEXT
) STRICT;

CREATE TABLE file (
  run INTEGER NOT NULL REFERENCES run (id),
  number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('intended', 'unsent', 'accepted', 'uncertain', 'settled', 'withdrawn')),
  first_sequence INTEGER NOT NULL,
  last_sequence INTEGER NOT NULL,
  accounts INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  rules_version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  external_id TEXT NOT NULL,
  correlation_id TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  job TEXT,
  sent INTEGER NOT NULL,
  settled INTEGER,
  summary TEXT,
  known TEXT,
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
  run INTEGER NOT NULL REFERENCES run (id),
  sequence INTEGER NOT NULL,
  file INTEGER,
  outcome TEXT NOT NULL
    CHECK (outcome IN ('imported', 'updated', 'present', 'held', 'skipped', 'rejected', 'uncertain')),
  reason TEXT,
  detail BLOB,
  sent BLOB,
  PRIMARY KEY (run, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_exception ON ledger (run, sequence, outcome, reason)
  WHERE outcome NOT IN ('imported', 'uncertain');

-- How many accounts have which outcome, kept by the triggers below: a count that cannot drift from the ledger.
CREATE TABLE tally (
  run INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  accounts INTEGER NOT NULL,
  PRIMARY KEY (run, outcome, reason)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER ledger_insert AFTER INSERT ON ledger BEGIN
  INSERT INTO tally VALUES (NEW.run, NEW.outcome, coalesce(NEW.reason, ''), 1)
    ON CONFLICT DO UPDATE SET accounts = accounts + 1;
END;
CREATE TRIGGER ledger_update AFTER UPDATE OF outcome, reason ON ledger BEGIN
  UPDATE tally SET accounts = accounts - 1
    WHERE run = OLD.run AND outcome = OLD.outcome AND reason = coalesce(OLD.reason, '');
  INSERT INTO tally VALUES (NEW.run, NEW.outcome, coalesce(NEW.reason, ''), 1)
    ON CONFLICT DO UPDATE SET accounts = accounts + 1;
END;
CREATE TRIGGER ledger_delete AFTER DELETE ON ledger BEGIN
  UPDATE tally SET accounts = accounts - 1
    WHERE run = OLD.run AND outcome = OLD.outcome AND reason = coalesce(OLD.reason, '');
END;

CREATE TABLE baseline (
  run INTEGER NOT NULL REFERENCES run (id),
  user_id TEXT NOT NULL,
  trickle INTEGER NOT NULL,
  PRIMARY KEY (run, user_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE baseline_email (
  run INTEGER NOT NULL,
  email_hash BLOB NOT NULL,
  user_id TEXT NOT NULL,
  PRIMARY KEY (run, email_hash, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  run INTEGER NOT NULL REFERENCES run (id),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  detail TEXT
) STRICT;
CREATE INDEX event_run ON event (run, at);

CREATE TABLE verification (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run INTEGER NOT NULL REFERENCES run (id),
  result TEXT NOT NULL
) STRICT;
`;

const version2 = `
-- Whether the user was sent with a phone number or a user name: either may be somebody else's, and no search by address shows it.
ALTER TABLE ledger ADD COLUMN identifiers INTEGER NOT NULL DEFAULT 0;
`;

const version3 = `
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

const version4 = `
-- What stands out about an account, as bits, and what its owner meets at the first sign-in. A survey is kept as a plan that nobody
-- carries out.
ALTER TABLE account ADD COLUMN traits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN experience TEXT NOT NULL DEFAULT 'no-account';
ALTER TABLE plan ADD COLUMN purpose TEXT NOT NULL DEFAULT 'plan' CHECK (purpose IN ('plan', 'survey'));
`;

const version5 = `
-- Keyed hashes of phone number and user name as they would be sent: both are unique in a connection, as addresses are.
ALTER TABLE account ADD COLUMN phone_hash BLOB;
ALTER TABLE account ADD COLUMN username_hash BLOB;
-- 1: the id belongs to a user of another connection of the tenant.
ALTER TABLE baseline ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0;
`;

const version6 = `
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

const version7 = `
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

const version8 = `
-- What a cutover would leave unlike what it should be, as it was last put together, and what somebody accepted of it, by name.
CREATE TABLE exception (
  place TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  email BLOB,
  PRIMARY KEY (place, kind, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE acceptance (
  place TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  accepted_by BLOB NOT NULL,
  why BLOB NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (place, kind, name)
) STRICT, WITHOUT ROWID;

-- When its owner was last seen in the old application, as the plan read it: -1 for never, null where nothing tells.
ALTER TABLE account ADD COLUMN last_seen INTEGER;

-- How far the tenant's log was read for a connection, and what of it is kept: sign-ins as counts, what went wrong and what was changed
-- one by one, without any name or address. Times without events between them that the log had forgotten are gaps.
CREATE TABLE log_position (place TEXT PRIMARY KEY, log_id TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE log_gap (place TEXT NOT NULL, after INTEGER NOT NULL, before INTEGER NOT NULL, PRIMARY KEY (place, after))
  STRICT, WITHOUT ROWID;
CREATE TABLE log_day (place TEXT NOT NULL, day TEXT NOT NULL, type TEXT NOT NULL, events INTEGER NOT NULL,
  PRIMARY KEY (place, day, type)) STRICT, WITHOUT ROWID;
CREATE TABLE log_event (
  place TEXT NOT NULL,
  log_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  cause TEXT NOT NULL,
  user_id TEXT,
  identifier_hash BLOB,
  PRIMARY KEY (place, log_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX log_event_at ON log_event (place, at);
-- Passwords that were set in Auth0 by a link, and when their owner signed in afterwards.
CREATE TABLE reset (
  place TEXT NOT NULL,
  log_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  user_id TEXT,
  identifier_hash BLOB,
  signed_in INTEGER,
  PRIMARY KEY (place, log_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reset_identifier ON reset (place, identifier_hash);
CREATE INDEX reset_user ON reset (place, user_id);

-- What each look at a trickle migration found, and how every account of its plan stood at the latest.
CREATE TABLE look (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  place TEXT NOT NULL,
  plan INTEGER NOT NULL,
  at INTEGER NOT NULL,
  result TEXT
) STRICT;
CREATE TABLE standing (
  look INTEGER NOT NULL,
  standing TEXT NOT NULL,
  -- When its owner was last seen; -1 for never, -2 where nothing tells.
  seen INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (look, standing, seen, sequence)
) STRICT, WITHOUT ROWID;
`;

const version9 = `
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

const version10 = `
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

const version11 = `
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

const version12 = `
-- Keyed digest of the metadata that was sent for a user; null for files of earlier releases.
ALTER TABLE ledger ADD COLUMN metadata BLOB;

-- When the last user was made whom the run imported, by the tenant's clock, as the connection was read back; null before.
ALTER TABLE run ADD COLUMN made_until INTEGER;

-- Undoing a run, once at most. It counts once its list is whole (no longer 'listing'). \`made_until\`, by the tenant's clock: nobody whom the
-- run made was made later. Who asked, and why, is encrypted.
CREATE TABLE undo (
  run INTEGER PRIMARY KEY REFERENCES run (id),
  state TEXT NOT NULL CHECK (state IN ('listing', 'under-way', 'finished')),
  begun INTEGER NOT NULL,
  ended INTEGER,
  made_until INTEGER,
  result TEXT
) STRICT;
CREATE TABLE undo_asking (
  run INTEGER NOT NULL REFERENCES undo (run),
  at INTEGER NOT NULL,
  asked_by BLOB,
  why BLOB,
  consents TEXT NOT NULL
) STRICT;
CREATE INDEX undo_asking_run ON undo_asking (run);
-- Whom the run imported, and how it stands with each. \`causes\` are words, with blanks between; \`made\` is when the tenant made them.
CREATE TABLE undo_user (
  run INTEGER NOT NULL REFERENCES undo (run),
  sequence INTEGER NOT NULL,
  user_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'intended', 'deleted', 'kept', 'gone', 'failed')),
  causes TEXT NOT NULL DEFAULT '',
  detail BLOB,
  elsewhere INTEGER NOT NULL DEFAULT 0,
  made INTEGER,
  at INTEGER NOT NULL,
  PRIMARY KEY (run, sequence)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX undo_user_id ON undo_user (run, user_id);
CREATE INDEX undo_user_open ON undo_user (run, sequence) WHERE state IN ('waiting', 'intended');
-- What the comparison with the baseline found afterwards.
CREATE TABLE undo_difference (
  run INTEGER NOT NULL REFERENCES undo (run),
  kind TEXT NOT NULL CHECK (kind IN ('left-over', 'baseline-missing', 'kept-missing')),
  user_id TEXT NOT NULL,
  PRIMARY KEY (run, kind, user_id)
) STRICT, WITHOUT ROWID;
`;

const version13 = `
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

const version14 = `
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

const version15 = `
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

const version16 = `
-- A run in waves: as it was asked for and with its limits (JSON), and how far the tenant's log was read for it.
CREATE TABLE waved_run (
  run INTEGER PRIMARY KEY REFERENCES run (id),
  definition TEXT NOT NULL,
  limits TEXT NOT NULL,
  log_position TEXT,
  log_at INTEGER,
  log_readable INTEGER NOT NULL,
  log_gap INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE wave (
  run INTEGER NOT NULL REFERENCES waved_run (run),
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  accounts INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'under-way', 'ended')),
  begun INTEGER,
  ended INTEGER,
  active_before INTEGER,
  active_until INTEGER,
  rejected_before INTEGER NOT NULL DEFAULT 0,
  -- When the last user was made whom the run imported with it, by the tenant's clock.
  made_until INTEGER,
  outcomes TEXT,
  people TEXT,
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;
-- Which account to import is of which wave: places in the plan, side by side; no place is in two ranges.
CREATE TABLE wave_range (
  run INTEGER NOT NULL REFERENCES waved_run (run),
  wave INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (run, wave, last)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX wave_range_first ON wave_range (run, first);
-- Every yes, and every limit that stopped the run, in their order; who said it, and why, is encrypted.
CREATE TABLE wave_word (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run INTEGER NOT NULL REFERENCES waved_run (run),
  wave INTEGER NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('yes', 'exceeded')),
  said_by BLOB,
  why BLOB,
  exceeded TEXT
) STRICT;
CREATE INDEX wave_word_run ON wave_word (run, id);
-- What the tenant's log says since of people, added up: by user id, or by keyed hash of what was typed where it names no id.
CREATE TABLE wave_logged (
  run INTEGER NOT NULL REFERENCES waved_run (run),
  user_id TEXT NOT NULL,
  identifier_hash BLOB NOT NULL,
  kind TEXT NOT NULL,
  times INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (run, user_id, identifier_hash, kind)
) STRICT, WITHOUT ROWID;
`;

const version17 = `
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

const version18 = `
-- Keyed digests of an account’s profile, password and second factors, 8 bytes each; null for plans of earlier releases.
ALTER TABLE account ADD COLUMN aspects BLOB;

-- What the tenant was last given of an account that a run brought, where that is not what the run’s plan and ledger say: sent after the
-- account had changed, or carried over by a delta. An empty digest is equal to none. \`changed\` is when the tenant dates its user’s change.
CREATE TABLE carried (
  run INTEGER NOT NULL REFERENCES run (id),
  sequence INTEGER NOT NULL,
  digest BLOB NOT NULL,
  aspects BLOB,
  email_hash BLOB,
  email BLOB,
  phone_hash BLOB,
  username_hash BLOB,
  traits INTEGER NOT NULL,
  blocked INTEGER NOT NULL,
  gone INTEGER NOT NULL DEFAULT 0,
  sent BLOB,
  metadata BLOB,
  changed INTEGER,
  PRIMARY KEY (run, sequence)
) STRICT, WITHOUT ROWID;

-- A pass: the legacy database read again (its plan), and whoever is not as the tenant was last given them. It counts once its list is
-- whole (no longer 'listing').
CREATE TABLE delta (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  connection TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('listing', 'listed', 'under-way', 'finished')),
  plan INTEGER REFERENCES plan (id),
  run INTEGER REFERENCES run (id),
  token TEXT NOT NULL,
  begun INTEGER NOT NULL,
  ended INTEGER,
  -- Accounts that are in no earlier plan and at Auth0 already: its plan is what tells later whether they changed.
  newcomers INTEGER NOT NULL DEFAULT 0,
  asked_by BLOB,
  why BLOB
) STRICT;
CREATE TABLE delta_line (
  delta INTEGER NOT NULL REFERENCES delta (id),
  number INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  key TEXT NOT NULL,
  email BLOB,
  user_id TEXT,
  -- Its place in the plan of the pass; null for who is not in the legacy database any more.
  sequence INTEGER,
  -- Where it stands as it was before: in a plan, and in the ledger of the run that brought it.
  before_plan INTEGER,
  before_sequence INTEGER,
  run INTEGER,
  kinds TEXT NOT NULL,
  listed TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('waiting', 'intended', 'patched', 'sent', 'done', 'listed')),
  tried INTEGER NOT NULL DEFAULT 0,
  seen INTEGER NOT NULL DEFAULT 0,
  elsewhere INTEGER NOT NULL DEFAULT 0,
  -- Somebody else of the connection has the address that the account has now.
  email_hash BLOB,
  taken INTEGER NOT NULL DEFAULT 0,
  file INTEGER,
  detail BLOB,
  at INTEGER NOT NULL,
  PRIMARY KEY (delta, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX delta_line_user ON delta_line (delta, user_id);
CREATE INDEX delta_line_email ON delta_line (delta, email_hash);
CREATE INDEX delta_line_open ON delta_line (delta, rank, number) WHERE state IN ('waiting', 'intended', 'patched', 'sent');
-- Files of passwords, upserted; \`over\` once its job has surely come to an end.
CREATE TABLE delta_file (
  delta INTEGER NOT NULL REFERENCES delta (id),
  number INTEGER NOT NULL,
  correlation_id TEXT NOT NULL,
  job TEXT,
  sent INTEGER NOT NULL,
  over INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (delta, number)
) STRICT, WITHOUT ROWID;
`;

const version19 = `
-- Users who were there before a run under their account's own id, and are updated when somebody asks for it. What each was is kept,
-- encrypted, before they are touched, with what is changed of it; \`left_as\` is a keyed digest of what they were left with.
CREATE TABLE present_update (
  run INTEGER PRIMARY KEY REFERENCES run (id),
  state TEXT NOT NULL CHECK (state IN ('listed', 'updating', 'updated', 'putting-back', 'put-back')),
  begun INTEGER NOT NULL,
  ended INTEGER
) STRICT;
CREATE TABLE present_asking (
  run INTEGER NOT NULL REFERENCES present_update (run),
  at INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('update', 'put-back')),
  -- The next delta is to carry their passwords over as well.
  passwords INTEGER NOT NULL DEFAULT 0,
  asked_by BLOB,
  why BLOB
) STRICT;
CREATE INDEX present_asking_run ON present_asking (run);
CREATE TABLE present_user (
  run INTEGER NOT NULL REFERENCES present_update (run),
  sequence INTEGER NOT NULL,
  user_id TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('waiting', 'intended', 'updated', 'same', 'left', 'refused', 'returning', 'returned')),
  reason TEXT,
  elsewhere INTEGER NOT NULL DEFAULT 0,
  brought INTEGER NOT NULL DEFAULT 0,
  fields TEXT NOT NULL DEFAULT '[]',
  kept BLOB,
  left_as BLOB,
  detail BLOB,
  at INTEGER NOT NULL,
  PRIMARY KEY (run, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX present_user_id ON present_user (run, user_id);
`;

/** Statements that take a journal from version i to i + 1. */
export const steps: readonly string[] = [
  version1,
  version2,
  version3,
  version4,
  version5,
  version6,
  version7,
  version8,
  version9,
  version10,
  version11,
  version12,
  version13,
  version14,
  version15,
  version16,
  version17,
  version18,
  version19,
];
