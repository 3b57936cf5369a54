import { foldEmail } from '../../accounts/fold-email.ts';
import type { HalfCreated } from '../worker/settling.ts';
import { lookForPerson } from './look-for-person.ts';
import type { RunContext } from './run-context.ts';
import { WindDown } from './wind-down.ts';

/**
 * Removes records that are proven half-created, and has their accounts sent again (AUTH0.md A8: both deletes, then the import once
 * more). Neither id nor address has anybody: seen twice when the file was settled and in the read-back, and looked for again before
 * each delete, after a rest in which whoever has just chosen a password signs in with it. Whoever is linked into another user is found by
 * neither, and looked for in an export of the whole tenant. Gives how many are to be sent again.
 * @throws WindDown when the run winds down meanwhile
 */
export async function settleHalfCreated(context: RunContext): Promise<number> {
  const { worker, run, ends, settings, clock, signal, patience, progress, tell } = context;
  const found = await worker.halfCreated(run);
  if (found.length === 0) return 0;
  if (!(await patience.tenant(() => ends.tenant.scopes(signal))).includes('delete:users')) {
    await tell('attention', 'Half-created users are left: the application may not delete them.', 'delete:users');
    return 0;
  }
  progress.setState('settling');
  await tell('info', 'Half-created users are looked for again before they are removed.', String(found.length));
  progress.setWaiting({ why: 'half-created', until: clock.now() + settings.halfCreatedRest });
  await context.rest(settings.halfCreatedRest);
  progress.setWaiting(null);
  if (context.windingDown()) throw new WindDown();
  const linked = await linkedIdentities(context);
  const unlinked = found.filter((each) => !mayBeLinked(linked, each));
  if (unlinked.length < found.length) {
    await tell(
      'attention',
      'Some of them are left: they belong, or may belong, to another user by linking, whom a removal would take a way to sign in from.',
      String(found.length - unlinked.length),
    );
  }
  const proven: HalfCreated[] = [];
  for (const each of unlinked) if (await isNobody(context, each)) proven.push(each);
  // First to be sent, then removed: whenever this ends, the account is sent once more, and whoever is in its way shows again.
  await worker.sendAgain(
    run,
    proven.map(({ sequence }) => sequence),
  );
  let removed = 0;
  for (const each of proven) if (await remove(context, each)) removed += 1;
  await tell('info', 'Half-created users were removed, and their accounts are sent again.', String(removed));
  return proven.length;
}

/** Accounts of the connection that were linked into other users, of whichever connection. */
interface LinkedIdentities {
  readonly ids: ReadonlySet<string>;
  /** Folded. */
  readonly addresses: ReadonlySet<string>;
  /** Of some of them Auth0 tells no address: then it may be anybody's. */
  readonly untold: boolean;
}

async function linkedIdentities({ ends, patience, signal }: RunContext): Promise<LinkedIdentities> {
  return patience.tenant(async () => {
    const [ids, addresses] = [new Set<string>(), new Set<string>()];
    let untold = false;
    for await (const users of ends.tenant.exportInFull(null, signal)) {
      for (const { userId, identities } of users) {
        for (const identity of identities) {
          if (identity.connection !== ends.connection.name || identity.userId === userId) continue;
          ids.add(identity.userId);
          if (identity.email === undefined) untold = true;
          else addresses.add(foldEmail(identity.email));
        }
      }
    }
    return { ids, addresses, untold };
  });
}

function mayBeLinked({ ids, addresses, untold }: LinkedIdentities, { userId, email }: HalfCreated): boolean {
  return untold || ids.has(userId) || addresses.has(email);
}

async function isNobody(context: RunContext, person: HalfCreated): Promise<boolean> {
  return (await lookForPerson(context, person)).kind === 'nobody';
}

/** Whether nobody came between. A delete whose answer was lost is repeated only after another look. */
async function remove(context: RunContext, person: HalfCreated): Promise<boolean> {
  const { ends, patience, signal } = context;
  const { tenant, connection } = ends;
  const unlessSomebody = (remove: () => Promise<void>) =>
    patience.tenant(async () => {
      if (!(await isNobody(context, person))) return false;
      await remove();
      return true;
    });
  return (
    (await unlessSomebody(() => tenant.deleteUser(person.userId, signal))) &&
    (await unlessSomebody(() => tenant.deleteByEmail(connection.id, person.email, signal)))
  );
}
