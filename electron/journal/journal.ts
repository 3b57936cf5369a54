import { type Acceptances, acceptances } from './acceptances.ts';
import { type AccountLists, accountLists } from './account-lists.ts';
import { type AccountViews, accountViews } from './account-views.ts';
import { type Assignments, assignments } from './assignments.ts';
import { type CarriedAccounts, carriedAccounts } from './carried.ts';
import { type ChainBook, chainBook } from './chain/chain-book.ts';
import { type Circumstances, circumstances } from './circumstances.ts';
import { openDatabase } from './database.ts';
import { type Deltas, deltas } from './deltas.ts';
import { type Deployments, deployments } from './deployments.ts';
import { type Differences, differences } from './differences.ts';
import { type Files, files } from './files.ts';
import { type JournalKeys, journalKeys } from './journal-keys.ts';
import { type Ledger, ledger } from './ledger.ts';
import { type Looks, looks } from './looks.ts';
import { type Mailings, mailings } from './mailings.ts';
import { type MovedUsers, movedUsers } from './moved-users.ts';
import { type Overrides, overrides } from './overrides.ts';
import { type People, people } from './people.ts';
import { type Pilots, pilots } from './pilots.ts';
import { type Plans, plans } from './plans.ts';
import { type PresentUpdates, presentUpdates } from './present-updates.ts';
import { type Rehearsals, rehearsals } from './rehearsals.ts';
import { type Runs, runs } from './runs.ts';
import { type ScriptCases, scriptCases } from './script-cases.ts';
import { type SealedLines, sealedLines } from './sealed-lines.ts';
import { type SignIns, signIns } from './sign-ins.ts';
import { type StagedWaves, stagedWaves } from './staged-waves.ts';
import { type StandingLines, standingLines } from './standing-lines.ts';
import { type TenantUsers, tenantUsers } from './tenant-users.ts';
import { type TrickleLog, trickleLog } from './trickle-log.ts';
import { type Undos, undos } from './undos.ts';
import { type Values, values } from './values.ts';
import { type Waves, waves } from './waves.ts';

/**
 * Everything a workspace remembers, in one SQLite file: plans, runs, the ledger, rehearsals, deployments, e-mails. Synchronous, so it lives in a worker thread.
 * It holds no password and no hash of one; addresses and details rest encrypted and are found by keyed hash.
 */
export interface Journal<Basis, Summary, Look = unknown> {
  readonly keys: JournalKeys;
  readonly values: Values;
  readonly plans: Plans<Basis, Summary>;
  readonly runs: Runs;
  readonly files: Files;
  readonly ledger: Ledger;
  readonly carried: CarriedAccounts;
  readonly tenantUsers: TenantUsers;
  readonly differences: Differences;
  readonly accountLists: AccountLists;
  readonly accountViews: AccountViews;
  readonly scriptCases: ScriptCases;
  readonly rehearsals: Rehearsals;
  readonly overrides: Overrides;
  readonly assignments: Assignments;
  readonly presentUpdates: PresentUpdates;
  readonly pilots: Pilots;
  readonly deployments: Deployments;
  readonly acceptances: Acceptances;
  readonly trickleLog: TrickleLog;
  readonly looks: Looks<Look, string>;
  readonly mailings: Mailings;
  readonly movedUsers: MovedUsers;
  readonly undos: Undos;
  readonly deltas: Deltas;
  readonly people: People;
  readonly waves: Waves;
  readonly stagedWaves: StagedWaves;
  readonly signIns: SignIns;
  readonly circumstances: Circumstances;
  readonly chain: ChainBook;
  readonly sealedLines: SealedLines;
  readonly standingLines: StandingLines;
  /** All or nothing, and on disk when it returns. */
  transaction<Result>(work: () => Result): Result;
  /** Reads everything as of one moment, whatever another process writes meanwhile. */
  reading<Result>(work: () => Result): Result;
  close(): void;
}

/**
 * `Basis` and `Summary` are what the caller keeps with a plan, `Look` what with a look at a trickle migration; all are stored as JSON.
 * @throws UserferryError UF-4002, UF-4003, UF-4004
 */
export function openJournal<Basis, Summary, Look = unknown>(
  file: string,
  workspaceKey: Uint8Array,
  now: () => number = Date.now,
): Journal<Basis, Summary, Look> {
  const keys = journalKeys(workspaceKey);
  const database = openDatabase(file, keys, now);
  const lists = accountLists(database, keys);
  return {
    keys,
    values: values(database),
    plans: plans<Basis, Summary>(database, keys),
    runs: runs(database),
    files: files(database),
    ledger: ledger(database, keys),
    carried: carriedAccounts(database, keys),
    tenantUsers: tenantUsers(database),
    differences: differences(database, keys),
    accountLists: lists,
    accountViews: accountViews(database, lists),
    scriptCases: scriptCases(database),
    rehearsals: rehearsals(database),
    overrides: overrides(database, keys),
    assignments: assignments(database, keys),
    presentUpdates: presentUpdates(database, keys),
    pilots: pilots(database),
    deployments: deployments(database, keys),
    acceptances: acceptances(database, keys),
    trickleLog: trickleLog(database),
    looks: looks<Look, string>(database, keys),
    mailings: mailings(database, keys),
    movedUsers: movedUsers(database),
    undos: undos(database, keys),
    deltas: deltas(database, keys),
    people: people(database, keys),
    waves: waves(database, keys),
    stagedWaves: stagedWaves(database),
    signIns: signIns(database),
    circumstances: circumstances(database, keys),
    chain: chainBook(database, keys),
    sealedLines: sealedLines(database, keys),
    standingLines: standingLines(database, keys),
    transaction: (work) => database.transaction(work),
    reading: (work) => database.reading(work),
    close: () => database.close(),
  };
}
