import { UserferryError } from '../../common/userferry-error.ts';

const kept = 'Nobody was changed.';

/** UF-4451: a delta is held against what was planned and given. */
export function nothingBefore(connection: string): UserferryError {
  return new UserferryError({
    code: 'UF-4451',
    message: `Nothing tells what the accounts of ${connection} were before: there is no plan and no run yet.`,
    kept,
    next: 'Make a plan first: on Accounts in the app, or userferry plan --workspace FILE',
  });
}

/** UF-4452: without import mode Auth0 has the legacy database changed too (AUTH0.md A5). */
export function wouldWriteToLegacy(connection: string): UserferryError {
  return new UserferryError({
    code: 'UF-4452',
    message: `The connection ${connection} asks a database of its own with import mode off: whoever is changed there is changed in the legacy database as well.`,
    kept: 'Nobody was changed, here or there.',
    next: 'Accounts stay in the legacy database in this mode, so there is nothing to carry over. To move them, switch import mode on: deploy trickle, on Scripts in the app or with userferry deploy --mode trickle.',
  });
}

/** UF-4453: known before the first. */
export function mayNotChange(scopes: readonly string[]): UserferryError {
  return new UserferryError({
    code: 'UF-4453',
    message: `The application may not change users (${scopes.join(', ')}).`,
    kept,
    next: 'Grant it in the Auth0 dashboard under Applications, APIs, Auth0 Management API, Machine to Machine Applications, then try again.',
  });
}

/** UF-4454: the wrong database, or an empty one, looks so. */
export function tooManyLeft(gone: number, total: number): UserferryError {
  return new UserferryError({
    code: 'UF-4454',
    message: `${gone} of the ${total} accounts that were known are not in the legacy database any more: that looks like another database, or one that was emptied.`,
    kept,
    next: 'See whom it is about, one by one: in the app, or with userferry delta --out FILE. If they are gone indeed, have the list carried over within the hour (in a terminal userferry delta --yes delta).',
  });
}

/** UF-4455: whoever stops the run of the new accounts stops the delta. */
export function stoppedByHand(run: string): UserferryError {
  return new UserferryError({
    code: 'UF-4455',
    message: `Run ${run}, which brings the new accounts, was stopped.`,
    kept: 'What was carried over before is.',
    next: 'Try again: it goes on with the run.',
  });
}

/** UF-4456: what a run brings is held against what was there before it. */
export function unfinishedDelta(delta: string): UserferryError {
  return new UserferryError({
    code: 'UF-4456',
    message: `Delta ${delta} is being carried over on this connection, and not to its end yet.`,
    kept: 'Nothing was sent.',
    next: 'Let that end first: on Verify and cut over in the app, or userferry delta --yes delta',
  });
}

/** UF-4458: what is held against it has to be known first. */
export function runNotSettled(run: string, files: number): UserferryError {
  return new UserferryError({
    code: 'UF-4458',
    message: `Run ${run} does not know the end of ${files === 1 ? 'a file' : `${files} files`} that it has sent, so it isn’t known yet what Auth0 was given.`,
    kept,
    next: `Resume run ${run}: it looks those files up first. Then try again.`,
  });
}

/** UF-4459: the same as UF-4452, where it can't be seen. */
export function modeUnseen(connection: string): UserferryError {
  return new UserferryError({
    code: 'UF-4459',
    message: `It can’t be seen whether the connection ${connection} has the legacy database changed whenever a user is.`,
    kept,
    next: 'Grant the application read:connections_options, which shows it, then try again.',
  });
}

/** UF-4460: a job that fails each time would be sent for ever. */
export function passwordsInVain(files: number): UserferryError {
  return new UserferryError({
    code: 'UF-4460',
    message: `${files} files of passwords were sent one after the other, and every job failed or didn’t end.`,
    kept: 'What was carried over before is. The passwords hold at Auth0 as they did, or are the new ones: nobody was given an older one.',
    next: 'Look at the tenant’s log and at status.auth0.com, then try again: it goes on, and looks everybody up first.',
  });
}

/** UF-4462: the reading has everybody in it, also whom the delta has left as they are. */
export function planOfDelta(plan: string, delta: string): UserferryError {
  return new UserferryError({
    code: 'UF-4462',
    message: `Plan ${plan} is the reading of delta ${delta}: a run of it would bring everybody in it, not only who was new.`,
    kept: 'Nothing was sent.',
    next: 'For who is new, or was half-created, begin another delta: userferry delta --yes delta --settle-half-created. For everybody, make a plan first: userferry plan',
  });
}
