import { UserferryError } from '../../common/userferry-error.ts';

const kept = 'Nobody was changed.';

/** UF-4501: a delta is held against what was planned and given. */
export function nothingBefore(connection: string): UserferryError {
  return new UserferryError({
    code: 'UF-4501',
    message: `Nothing tells what the accounts of ${connection} were before: there is no plan and no run yet.`,
    kept,
    next: 'Make a plan first: userferry plan --workspace FILE',
  });
}

/** UF-4502: without import mode Auth0 has the legacy database changed too (AUTH0.md A5). */
export function wouldWriteToLegacy(connection: string): UserferryError {
  return new UserferryError({
    code: 'UF-4502',
    message: `The connection ${connection} asks a database of its own with import mode off: whoever is changed there is changed in the legacy database as well.`,
    kept: 'Nobody was changed, here or there.',
    next: 'Accounts stay in the legacy database in this mode, so there is nothing to carry over. To move them, switch import mode on (userferry deploy --mode trickle).',
  });
}

/** UF-4503: known before the first. */
export function mayNotChange(scopes: readonly string[]): UserferryError {
  return new UserferryError({
    code: 'UF-4503',
    message: `The application may not change users (${scopes.join(', ')}).`,
    kept,
    next: 'Grant it in the Auth0 dashboard under Applications, APIs, Auth0 Management API, Machine to Machine Applications, then give the same command again.',
  });
}

/** UF-4504: the wrong database, or an empty one, looks so. */
export function tooManyLeft(gone: number, total: number): UserferryError {
  return new UserferryError({
    code: 'UF-4504',
    message: `${gone} of the ${total} accounts that were known are not in the legacy database any more: that looks like another database, or one that was emptied.`,
    kept,
    next: 'See with userferry delta --out FILE whom it is about. If they are gone indeed, have the list carried over within the hour: userferry delta --yes delta',
  });
}

/** UF-4505: whoever stops the run of the new accounts stops the delta. */
export function stoppedByHand(run: string): UserferryError {
  return new UserferryError({
    code: 'UF-4505',
    message: `Run ${run}, which brings the new accounts, was stopped.`,
    kept: 'What was carried over before is.',
    next: 'Give the same command again: it goes on with the run.',
  });
}

/** UF-4506: what a run brings is held against what was there before it. */
export function unfinishedDelta(delta: string): UserferryError {
  return new UserferryError({
    code: 'UF-4506',
    message: `Delta ${delta} is being carried over on this connection, and not to its end yet.`,
    kept: 'Nothing was sent.',
    next: 'Let that end first: userferry delta --yes delta',
  });
}

/** UF-4508: what is held against it has to be known first. */
export function runNotSettled(run: string, files: number): UserferryError {
  return new UserferryError({
    code: 'UF-4508',
    message: `Run ${run} does not know the end of ${files === 1 ? 'a file' : `${files} files`} that it has sent, so it isn’t known yet what Auth0 was given.`,
    kept,
    next: `Resume run ${run}: it looks those files up first. Then give the same command again.`,
  });
}

/** UF-4509: the same as UF-4502, where it can't be seen. */
export function modeUnseen(connection: string): UserferryError {
  return new UserferryError({
    code: 'UF-4509',
    message: `It can’t be seen whether the connection ${connection} has the legacy database changed whenever a user is.`,
    kept,
    next: 'Grant the application read:connections_options, which shows it, then give the same command again.',
  });
}
