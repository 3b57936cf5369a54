import Sqlite from 'better-sqlite3';
import type { UserferryError } from '../common/userferry-error.ts';
import {
  deploymentUnderWay,
  isRunsInUse,
  lookUnderWay,
  mailsInHand,
  pilotUnderWay,
  planInMaking,
  runsInUse,
} from './errors.ts';

/**
 * Holds a workspace's runs for this process. The lock is SQLite's own, on a file beside the journal: the operating system
 * takes it back when the process dies in whatever way, so there is nothing stale to clear away.
 * @throws UserferryError UF-4001 while another process, or another run in this one, holds it
 */
export function lockRuns(journalFile: string): () => void {
  return takeLock(`${journalFile}.lock`, runsInUse);
}

/**
 * Holds the making of plans for this process, in the same way: whoever begins one clears away what a process that died left
 * unfinished, and must not clear away what another is still writing.
 * @throws UserferryError UF-4007 while another plan is being made
 */
export function lockPlanning(journalFile: string): () => void {
  return takeLock(`${journalFile}.plan-lock`, planInMaking);
}

/**
 * Holds the asking for password-change e-mails for this process: of what another one has just asked for, nobody else knows the end.
 * @throws UserferryError UF-4304 while another process, or another request to this one, holds it
 */
export function lockMails(journalFile: string): () => void {
  return takeLock(`${journalFile}.mail-lock`, mailsInHand);
}

/**
 * Holds looking at a trickle migration for this process, in the same way: two who read the tenant's log at once would count its events
 * twice.
 * @throws UserferryError UF-4015 while another look is being taken
 */
export function lockLooks(journalFile: string): () => void {
  return takeLock(`${journalFile}.look-lock`, lookUnderWay);
}

/**
 * Holds the sending of deployments for this process: of two at once the last would win, unseen by whoever sent the first.
 * @throws UserferryError UF-4018 while another one is being sent
 */
export function lockDeployments(journalFile: string): () => void {
  return takeLock(`${journalFile}.deploy-lock`, deploymentUnderWay);
}

/**
 * Holds piloting for this process: whoever begins one removes what a killed one has left, and must not remove another's.
 * @throws UserferryError UF-4551 while another pilot is under way
 */
export function lockPilots(journalFile: string): () => void {
  return takeLock(`${journalFile}.pilot-lock`, pilotUnderWay);
}

/** Whether a process holds the workspace's runs, this one or another. */
export function areRunsLocked(journalFile: string): boolean {
  try {
    lockRuns(journalFile)();
    return false;
  } catch (error) {
    if (isRunsInUse(error)) return true;
    throw error;
  }
}

function takeLock(file: string, refusal: () => UserferryError): () => void {
  const sqlite = new Sqlite(file, { timeout: 0 });
  try {
    sqlite.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    sqlite.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw refusal();
    throw error;
  }
  return () => sqlite.close();
}
