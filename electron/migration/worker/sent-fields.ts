import { foldEmail } from '../../accounts/fold-email.ts';
import type { AuthUser } from '../../accounts/to-user.ts';
import type { JournalKeys } from '../../journal/journal-keys.ts';
import type { ExportedUser } from '../../tenant/tenant.ts';

// What can be compared between a user that was sent and the same user read back: address, its verification, name, blocked.
// Auth0 gives a user without a name one of its own, so such users are compared without it.

export function sentDigest(keys: JournalKeys, user: AuthUser): Uint8Array {
  const { email, email_verified: verified, blocked = false, name } = user;
  return name === undefined ? unnamed(keys, email, verified, blocked) : named(keys, email, verified, blocked, name);
}

/** Digest of both metadata; none is as good as an empty one, and the order of their members is nobody's. */
export function metadataDigest(keys: JournalKeys, user: unknown, app: unknown): Uint8Array {
  return keys.digest(JSON.stringify(['metadata', ordered(user ?? {}), ordered(app ?? {})]));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return members.map(([name, member]) => [name, ordered(member)]);
}

/** Digests of an exported user for either case. */
export function observedDigests(keys: JournalKeys, user: ExportedUser): { named: Uint8Array; unnamed: Uint8Array } {
  const email = foldEmail(user.email ?? '');
  const verified = user.emailVerified ?? false;
  const blocked = user.blocked ?? false;
  return {
    named: named(keys, email, verified, blocked, user.name ?? ''),
    unnamed: unnamed(keys, email, verified, blocked),
  };
}

function named(keys: JournalKeys, email: string, verified: boolean, blocked: boolean, name: string): Buffer {
  return keys.digest(JSON.stringify(['named', email, verified, blocked, name]));
}

function unnamed(keys: JournalKeys, email: string, verified: boolean, blocked: boolean): Buffer {
  return keys.digest(JSON.stringify(['unnamed', email, verified, blocked]));
}

/** Whether a name is the one that was sent, or one that Auth0 gave to who was sent without; the other fields may have changed since. */
export function isNameAsSent(keys: JournalKeys, sent: Uint8Array | null, email: string, name: string): boolean {
  if (sent === null) return true;
  const address = foldEmail(email);
  const flags = [false, true];
  return flags.some((verified) =>
    flags.some((blocked) =>
      [named(keys, address, verified, blocked, name), unnamed(keys, address, verified, blocked)].some((digest) =>
        digest.equals(sent),
      ),
    ),
  );
}
