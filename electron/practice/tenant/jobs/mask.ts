import { isObject } from '../checks/property-checks.ts';

const masked = '*****';

/** A submitted user as the error list shows it: hashes, salts, keys and secrets masked (older Auth0 docs: import errors). */
export function maskUser(user: unknown): unknown {
  if (!isObject(user)) return user;
  const copy: Record<string, unknown> = { ...user };
  if ('password_hash' in copy) copy.password_hash = masked;
  const custom = copy.custom_password_hash;
  if (isObject(custom)) copy.custom_password_hash = maskValues(custom);
  const factors = copy.mfa_factors;
  if (Array.isArray(factors))
    copy.mfa_factors = factors.map((factor) => (isObject(factor) ? maskValues(factor) : factor));
  return copy;
}

function maskValues(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      if (isObject(value)) return [key, maskValues(value)];
      return [key, key === 'value' || key === 'secret' ? masked : value];
    }),
  );
}
