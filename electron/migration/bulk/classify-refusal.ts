import type { RefusedUser } from '../../tenant/tenant.ts';

/** What a job's errors for one user mean. */
export type Refusal =
  /** The address, id or user name belongs to somebody: only a look into the tenant tells to whom. */
  | { readonly kind: 'conflict'; readonly taken: 'email' | 'username' | 'unnamed' }
  | { readonly kind: 'field-refused'; readonly detail: string };

/**
 * Auth0's codes are an open set (documented: DUPLICATED_USER, CONFLICT, CONFLICT_EMAIL, CONFLICT_USERNAME and a dozen about
 * fields; seen besides: INVALID_FORMAT), so conflicts are recognised and everything else is a field that was refused.
 */
export function classifyRefusal({ errors, userId, email }: RefusedUser): Refusal {
  const conflicts = errors.filter(({ code }) => /^(DUPLICATED|CONFLICT)/.test(code));
  if (conflicts.length > 0) {
    if (conflicts.some(({ code }) => code === 'CONFLICT_EMAIL')) return { kind: 'conflict', taken: 'email' };
    const byUsername = conflicts.every(({ code }) => code === 'CONFLICT_USERNAME');
    return { kind: 'conflict', taken: byUsername ? 'username' : 'unnamed' };
  }
  const details = errors.map(({ code, path, message }) => {
    const where = path === null ? code : `${code} at ${path}`;
    return isImpersonal(message, [userId, email]) ? `${where}: ${message}` : where;
  });
  return { kind: 'field-refused', detail: details.join('; ') };
}

const LONGEST_MESSAGE = 200;

/** Whether a message names nobody: no address, no id, nothing that looks like a value. */
function isImpersonal(message: string, values: readonly (string | null)[]): boolean {
  if (message === '' || message.length > LONGEST_MESSAGE || message.includes('@')) return false;
  // Base64, hexadecimal and bcrypt's own alphabet, which has the dot.
  if (/[A-Za-z0-9+/=.$]{24,}/.test(message)) return false;
  return values.every((value) => value === null || value === '' || !message.includes(value));
}
