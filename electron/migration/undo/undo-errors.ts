import { UserferryError } from '../../common/userferry-error.ts';

const kept = 'Nobody was deleted.';

/** UF-4401: an undone run is over for good: who was deleted would be taken for missing, or be sent anew beside others. */
export function runUndone(run: string): UserferryError {
  return new UserferryError({
    code: 'UF-4401',
    message: `Run ${run} was undone, wholly or in part, so it can’t go on and can’t be verified.`,
    kept: 'Nothing was sent, and what undoing found is kept.',
    next: `How it stands: Migrate in the app, or userferry status ${run}. Whoever is to be moved after all goes with a new plan and a new run.`,
  });
}

/** UF-4402: what is to be undone has to be known first. */
export function notSettled(run: string, files: number): UserferryError {
  return new UserferryError({
    code: 'UF-4402',
    message: `Run ${run} does not know the end of ${files === 1 ? 'a file' : `${files} files`} that it has sent, so it isn’t known yet whom it brought.`,
    kept,
    next: `Resume run ${run}: it looks those files up first. Stop it then, or let it finish, and undo it.`,
  });
}

/** UF-4403: everybody has an outcome already. */
export function undoneBefore(run: string): UserferryError {
  return new UserferryError({
    code: 'UF-4403',
    message: `Run ${run} is undone already.`,
    kept: 'Nobody was deleted now.',
    next: `Who was kept, and why: userferry status ${run}, and with --dry-run --out FILE one by one. Whom a yes of its own is given goes too (--yes undo signed-in …).`,
  });
}

/** UF-4404: a run that comes while users are being deleted would take them for people who were there before. */
export function unfinishedUndo(run: string): UserferryError {
  return new UserferryError({
    code: 'UF-4404',
    message: `Run ${run} is being undone on this connection, and not to its end yet.`,
    kept: 'Nothing was sent.',
    next: `Let that end first: on Migrate in the app, or userferry undo ${run} with the yeses given before.`,
  });
}

/** UF-4411: whoever says yes to some says nothing of others, whom the run may have brought since. */
export function moreThanSaid(run: string, users: number, atMost: number): UserferryError {
  return new UserferryError({
    code: 'UF-4411',
    message: `Undoing run ${run} would delete ${users} users by now; the yes was to ${atMost}.`,
    kept,
    next: 'Look again whom it would delete, and say yes to that if it is as it should be.',
  });
}

/** UF-4405: without import mode Auth0 has the legacy database delete too (AUTH0.md A5). */
export function wouldDeleteInLegacy(connection: string): UserferryError {
  return new UserferryError({
    code: 'UF-4405',
    message: `The connection ${connection} asks a database of its own with import mode off: whoever is deleted there is deleted in the legacy database as well.`,
    kept: 'Nobody was deleted, here or there.',
    next: 'Switch import mode on again: deploy trickle, on Scripts in the app or with userferry deploy --mode trickle. Then undo.',
  });
}

/** UF-4406: the same, where it can't be seen. */
export function modeUnknown(connection: string): UserferryError {
  return new UserferryError({
    code: 'UF-4406',
    message: `It can’t be seen whether the connection ${connection} has the legacy database delete whoever is deleted at Auth0.`,
    kept,
    next: 'Grant the application read:connections_options, which shows it, then try again.',
  });
}

/** UF-4407: known before the first. */
export function mayNotDelete(): UserferryError {
  return new UserferryError({
    code: 'UF-4407',
    message: 'The application may not delete users (delete:users).',
    kept,
    next: 'Grant it in the Auth0 dashboard under Applications, APIs, Auth0 Management API, Machine to Machine Applications, then try again.',
  });
}

/** UF-4408: one refusal may be one user's; several in a row are everybody's. */
export function deletionsRefused(times: number, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4408',
    message: `Auth0 refused to delete ${times} users in a row.`,
    kept: 'Whoever was deleted before is; those whom Auth0 refused are there, and are tried again.',
    next: 'The tenant’s own words stand in the details: mend what they name, then try again.',
    detail,
  });
}
