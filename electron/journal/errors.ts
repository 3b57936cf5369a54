import { UserferryError } from '../common/userferry-error.ts';

/** UF-4001: somebody has this workspace's runs in hand. */
export function runsInUse(): UserferryError {
  return new UserferryError({
    code: 'UF-4001',
    message:
      'A run or a delta of this workspace is being carried out or undone on this computer at this moment, people who were there before one are being updated, or a deployment is sent that a run would reckon with.',
    kept: 'Nothing was begun beside it, and it goes on undisturbed.',
    next: 'Wait until it has finished, or stop it there; then try again.',
  });
}

/** Whether it is UF-4001. */
export function isRunsInUse(error: unknown): boolean {
  return error instanceof UserferryError && error.code === runsInUse().code;
}

/** UF-4002: the workspace's key does not open this journal. */
export function wrongKey(): UserferryError {
  return new UserferryError({
    code: 'UF-4002',
    message: 'The key from secret storage does not fit this workspace’s journal.',
    kept: 'The journal was not changed.',
    next: 'Open the workspace under the account that made it, or restore its key; a new key cannot read the old journal.',
  });
}

/** UF-4003: SQLite finds the file damaged. */
export function damagedJournal(detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4003',
    message: 'The journal’s file is damaged.',
    kept: 'The file was left as it is, and nothing is sent without being written down first.',
    next: 'Restore it from a backup, or check the disk. Users that are already in Auth0 can sign in.',
    detail,
  });
}

/** UF-4004: a later release has written this journal. */
export function newerJournal(found: number, known: number): UserferryError {
  return new UserferryError({
    code: 'UF-4004',
    message: 'This journal was written by a newer Userferry.',
    kept: 'It was not changed.',
    next: 'Open it with that release or a later one.',
    detail: `journal version ${found}, this release knows ${known}`,
  });
}

/** UF-4005: a plan or run that the journal does not hold. */
export function notInJournal(what: string): UserferryError {
  return new UserferryError({
    code: 'UF-4005',
    message: `There is no ${what} in this workspace’s journal.`,
    kept: 'Nothing was changed.',
    next: 'Choose one that is listed, or make a new plan.',
  });
}

/** UF-4015: another process, or another request to this one, looks at the trickle migration. */
export function lookUnderWay(): UserferryError {
  return new UserferryError({
    code: 'UF-4015',
    message: 'Another look at this trickle migration is being taken at this moment.',
    kept: 'The other look goes on undisturbed, and keeps what it finds.',
    next: 'Ask for its result when it is done: `userferry status`, or Migrate in the app.',
  });
}

/** UF-4018: another process, or another request to this one, sends a deployment. */
export function deploymentUnderWay(): UserferryError {
  return new UserferryError({
    code: 'UF-4018',
    message: 'Another deployment of this workspace is being sent at this moment.',
    kept: 'The other deployment goes on undisturbed, and nothing else was sent.',
    next: 'See what it brought when it is done (userferry deploy --list), then look again at what this one would change.',
  });
}

/** UF-4007: a plan is being made by another process, or by another request to this one. */
export function planInMaking(): UserferryError {
  return new UserferryError({
    code: 'UF-4007',
    message: 'Another plan of this workspace is being made at this moment.',
    kept: 'The other plan goes on undisturbed, and nothing was sent.',
    next: 'Wait until it is there, or stop it; then try again.',
  });
}

/** UF-4304: e-mails are being asked for by another process, or by another request to this one. */
export function mailsInHand(): UserferryError {
  return new UserferryError({
    code: 'UF-4304',
    message: 'Password-change e-mails of this workspace are being asked for at this moment.',
    kept: 'No e-mail was asked for twice, and what is under way goes on undisturbed.',
    next: 'Wait until it has finished, or stop it there; then try again.',
  });
}

/** UF-4006: the disk is full, gone or read-only. */
export function unwritableJournal(detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4006',
    message: 'The journal can’t be written to disk.',
    kept: 'Everything that was written before is whole, and nothing is sent without being written down first.',
    next: 'Make room on the disk, or make it writable again; then try again, and resume a run that was under way.',
    detail,
  });
}

/** UF-4008: another program has held the file for longer than SQLite waits. */
export function busyJournal(detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4008',
    message: 'The journal’s file is held by another program.',
    kept: 'Everything that was written before is whole, and nothing is sent without being written down first.',
    next: 'Keep backup and virus scanners away from the workspace’s folder for the time of the run; then go on.',
    detail,
  });
}

/** UF-4551: two pilots at once would remove each other's connections. */
export function pilotUnderWay(): UserferryError {
  return new UserferryError({
    code: 'UF-4551',
    message: 'A pilot of this workspace is under way at this moment.',
    kept: 'It goes on undisturbed, and nothing was made beside it.',
    next: 'Wait until it has ended, or stop it there; then try again.',
  });
}

/** UF-4703: a journal that is to be deleted is open elsewhere. */
export function journalOpenElsewhere(): UserferryError {
  return new UserferryError({
    code: 'UF-4703',
    message: 'Another program has this workspace’s journal open, so it can’t be deleted now.',
    kept: 'Nothing of the workspace was deleted; evidence packs that were written are whole.',
    next: 'Close Userferry and whatever else has it open; then try again.',
  });
}
