import type { AssignedRole } from '../../journal/assignments.ts';
import { MOST_AT_ONCE, type TenantRoles } from '../../tenant/tenant-roles.ts';
import type { Patience } from '../bulk/patience.ts';
import type { WorkerApi } from '../worker/make-worker-api.ts';
import type { Remote } from '../worker/remote.ts';
import { rolesRefused } from './roles-errors.ts';

/** After so many users in a row, each refused alone, it is not one user's. */
const REFUSALS_IN_A_ROW = 3;

export interface GivingParts {
  readonly worker: Remote<WorkerApi>;
  readonly run: string;
  readonly roles: TenantRoles;
  readonly withPresent: boolean;
  readonly patience: Pick<Patience, 'tenant'>;
  readonly signal: AbortSignal;
}

type Matched = AssignedRole & { readonly role: NonNullable<AssignedRole['role']> };

/**
 * Gives a role to whoever waits for it, many at once. Where Auth0 refuses some, the same go in halves until who is refused stands alone.
 * After a stop or a crash whoever was intended is given it once more, which changes nothing. Throws the signal's reason when it is aborted.
 * @throws UserferryError UF-4503, or what the tenant refuses everybody
 */
export async function giveRole(
  parts: GivingParts,
  { number, name, role }: Matched,
  onDone: (users: number) => void,
): Promise<void> {
  const { worker, run, roles, withPresent, patience, signal } = parts;
  let refusedAlone = 0;
  const give = async (userIds: readonly string[]): Promise<void> => {
    signal.throwIfAborted();
    const given = await patience.tenant(() => roles.give(role.id, userIds, signal));
    if (given.kind === 'given') {
      refusedAlone = 0;
      await worker.noteRole(run, number, userIds, 'given', null);
      return onDone(userIds.length);
    }
    if (userIds.length > 1) {
      const half = Math.ceil(userIds.length / 2);
      await give(userIds.slice(0, half));
      return give(userIds.slice(half));
    }
    refusedAlone += 1;
    await worker.noteRole(run, number, userIds, 'refused', given.why);
    onDone(userIds.length);
    if (refusedAlone >= REFUSALS_IN_A_ROW) throw rolesRefused(name, refusedAlone, given.why);
  };
  for (;;) {
    const userIds = await worker.intendRole(run, number, MOST_AT_ONCE, withPresent);
    if (userIds.length === 0) return;
    await give(userIds);
  }
}

/** Reads who has a role, page by page. */
export async function readHolders(
  { roles, patience, signal }: Pick<GivingParts, 'roles' | 'patience' | 'signal'>,
  role: string,
  take: (userIds: readonly string[]) => Promise<void>,
): Promise<void> {
  await patience.tenant(async () => {
    for await (const userIds of roles.members(role, signal)) await take(userIds);
  });
}
