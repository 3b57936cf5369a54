import { UserferryError } from '../../common/userferry-error.ts';
import type { UndoCount } from '../../journal/undo-records.ts';
import type { UndoEnds, UndoWish } from '../../migration/undo/undo-types.ts';
import { findConnection, type WorkspaceSession } from '../session.ts';

/** Where a run is undone: the environment's connection. Nothing of the legacy database is needed. */
export async function undoEnds(session: WorkspaceSession, signal: AbortSignal): Promise<UndoEnds> {
  const tenant = session.tenant();
  const { id, name } = findConnection(await tenant.connections(signal), session.environment.connection);
  return { tenant, connection: { id, name } };
}

/** Where a run is undone, in words for whoever has to be sure that it is the right one. */
export function placeText(session: WorkspaceSession, { tenant, connection }: UndoEnds): string {
  return `connection ${connection.name} of the tenant ${tenant.domain} (${session.environment.kind})`;
}

/** UF-4409: nobody has said yes to it. `counts`: how it would stand with the run's users; `users`: how many of them would be deleted. */
export function withoutYes(run: string, place: string, counts: readonly UndoCount[], users: number): UserferryError {
  const kept = counts.reduce((sum, count) => (count.state === 'kept' ? sum + count.users : sum), 0);
  return new UserferryError({
    code: 'UF-4409',
    message: `Undoing run ${run} would delete ${users === 1 ? 'one user' : `${users} users`} from the ${place}, and that can’t be taken back.${kept === 0 ? '' : ` ${kept === 1 ? 'One of its users has' : `${kept} of its users have`} done something since.`}`,
    kept: 'Nobody was deleted, and nothing was written down.',
    next: `See with --dry-run and --out FILE whom; if it is as it should be, give the same command with --yes undo --users ${users}: the yes is then to no more than these.`,
  });
}

/**
 * In production somebody answers for it, by name, with a reason, and for so many users and no more.
 * @throws UserferryError UF-4410, UF-4412
 */
export function refuseUnnamed({ environment }: Pick<WorkspaceSession, 'environment'>, wish: UndoWish): void {
  if (environment.kind !== 'production') return;
  if (wish.by === null || wish.why === null) throw unnamedUndo();
  if (wish.atMost === undefined) throw uncountedUndo();
}

function unnamedUndo(): UserferryError {
  return new UserferryError({
    code: 'UF-4410',
    message: 'Undoing a run in production takes the name of who asks for it, and the reason.',
    kept: 'Nobody was deleted.',
    next: 'Give the same command with --by NAME and --because WHY: both stand in the report.',
  });
}

/** UF-4412: on the page the number stands on the button; a command that is given without looking would say yes to any. */
function uncountedUndo(): UserferryError {
  return new UserferryError({
    code: 'UF-4412',
    message: 'Undoing a run in production takes the number of users to whom the yes is.',
    kept: 'Nobody was deleted.',
    next: 'See with --dry-run how many it would delete, and whom; then give the same command with --users N. Where it would be more by then, nobody is deleted.',
  });
}
