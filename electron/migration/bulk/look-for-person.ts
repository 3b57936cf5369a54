import type { FoundUser } from '../../tenant/tenant.ts';
import type { RunContext } from './run-context.ts';

/** Whom the tenant has under an account's id, or else under its address. */
export type FoundPerson =
  | { readonly kind: 'here'; readonly user: FoundUser }
  /** An id belongs to one user of the whole tenant, perhaps of another connection. */
  | { readonly kind: 'id-elsewhere' }
  | { readonly kind: 'address-of-another' }
  | { readonly kind: 'nobody' };

/** Both look-ups are immediately consistent. `email` is folded, and empty where the account has none. */
export async function lookForPerson(
  { ends, patience, signal }: Pick<RunContext, 'ends' | 'patience' | 'signal'>,
  { userId, email }: { readonly userId: string; readonly email: string },
): Promise<FoundPerson> {
  const { tenant, connection } = ends;
  const user = await patience.tenant(() => tenant.user(userId, signal));
  if (user !== null) {
    return isOf(connection)(user) ? { kind: 'here', user } : { kind: 'id-elsewhere' };
  }
  const namesakes = email === '' ? [] : await patience.tenant(() => tenant.usersByEmail(email, signal));
  return { kind: namesakes.some(isOf(connection)) ? 'address-of-another' : 'nobody' };
}

function isOf({ name }: RunContext['ends']['connection']): (user: FoundUser) => boolean {
  return ({ identities }) => identities.some(({ connection }) => connection === name);
}
