import { UserferryError } from '../../common/userferry-error.ts';
import type { RunEnds } from '../../migration/ends.ts';
import type { PresentWish } from '../../migration/present/present-types.ts';
import type { WorkspaceSession } from '../session.ts';
import { undoEnds } from '../undo/prepare-undo.ts';

/** Both ends of an update: the accounts as they are now, and the environment's connection. */
export async function presentEnds(session: WorkspaceSession, signal: AbortSignal): Promise<RunEnds> {
  const ends = await undoEnds(session, signal);
  return { ...ends, legacy: await session.legacy('present') };
}

/** What becomes of their passwords, for whoever has to say yes. */
export function passwordsText(passwords: boolean): string {
  return passwords
    ? 'The next delta would also replace their passwords with those of the old application where Auth0 takes them, which can’t be put back.'
    : 'Passwords are not touched.';
}

/** UF-4654: nobody has said yes to it. */
export function updateWithoutYes(run: string, place: string, users: number, passwords: boolean): UserferryError {
  return new UserferryError({
    code: 'UF-4654',
    message: `${users === 1 ? 'One user' : `${users} users`} of the ${place} who ${users === 1 ? 'was' : 'were'} there before run ${run} would be given profile and metadata of their accounts. ${passwordsText(passwords)}`,
    kept: 'Nobody was changed.',
    next: 'See with --dry-run and --out FILE what would be changed of whom; if it is as it should be, give the same command with --yes update.',
  });
}

/** UF-4655: the same for putting them back. */
export function putBackWithoutYes(run: string, place: string, users: number): UserferryError {
  return new UserferryError({
    code: 'UF-4655',
    message: `${users === 1 ? 'One user' : `${users} users`} of the ${place} who ${users === 1 ? 'was' : 'were'} updated after run ${run} would be put back to what they were, unless they have changed since. A password that a delta gave them can’t be put back.`,
    kept: 'Nobody was changed.',
    next: 'If it is as it should be, give the same command with --yes put-back.',
  });
}

/**
 * In production somebody answers for it, by name and with a reason.
 * @throws UserferryError UF-4656
 */
export function refuseUnnamed({ environment }: Pick<WorkspaceSession, 'environment'>, { by, why }: PresentWish): void {
  if (environment.kind !== 'production' || (by !== null && why !== null)) return;
  throw new UserferryError({
    code: 'UF-4656',
    message: 'Changing people in production who were there before takes the name of who asks for it, and the reason.',
    kept: 'Nobody was changed.',
    next: 'Give the same command with --by NAME and --because WHY: both stand in the report.',
  });
}
