import { createHash } from 'node:crypto';
import type { PlantedAccount } from '../planted-accounts.ts';

/** How people behave through the weeks of trickle, and how many of a hundred; the rest never comes. */
const shares = {
  /** Signs in one day, and now and then from then on. */
  regular: 44,
  /** Types a wrong password before the right one. */
  mistypes: 8,
  /** Has forgotten the password, chooses another and signs in with it. */
  resets: 5,
  /** Chooses another password and does not sign in with it. */
  'resets-only': 1,
  /** Tries to sign up with the address that the old database has, and remembers the password then. */
  'signs-up-again': 3,
  /** Signs up as somebody new, with another address, and forgets the old account. */
  'signs-up-elsewhere': 2,
  /** Signs in, and has another address at Auth0 later. */
  'changes-address': 2,
  /** Signs in, and is deleted at Auth0 alone later. */
  removed: 1,
  /** The same, and signs in once more. */
  'removed-and-back': 1,
  /** Comes while the run for the stragglers is under way. */
  late: 4,
} as const;

/**
 * `first-password`: has none that anybody knows, and chooses one by “forgot password”. `not-found`: the scripts don't find an address
 * that is stored with blanks around it, so only a run brings its owner over.
 */
export type Behaviour = keyof typeof shares | 'never' | 'first-password' | 'not-found';

/** Somebody with an account in the old database, as the simulation plays them. */
export interface Person extends PlantedAccount {
  readonly behaviour: Behaviour;
  /** What they type: without the blanks that some stored addresses have around them. */
  readonly address: string;
  /** Nobody's yet; for who changes address or signs up anew. */
  readonly otherAddress: string;
  /** For who chooses another password. */
  readonly newPassword: string;
}

/** From 0 to below 1, the same for the same seed, person and purpose, whatever is drawn besides. */
export function drawn(seed: number, { key }: Pick<Person, 'key'>, purpose: string): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, key, purpose]))
    .digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

/** Who chooses another password chooses this one. */
export function newPasswordOf({ key }: Pick<Person, 'key'>): string {
  return `Chosen-anew~${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
}

/** Accounts whose owners can't sign in and can choose a password: the address is good, and no password fits or is known. */
const withoutUsablePassword: ReadonlySet<string> = new Set([
  'no-password',
  'damaged-password',
  'password-not-importable',
  'password-needs-machine-key',
  'clear-password-over-72-bytes',
]);
const CHOOSES_FIRST_PASSWORD = 0.5;

/** Whether the scripts find the address, by an index: SQL Server makes nothing of blanks at the end, and of no others. */
function isFound({ email }: PlantedAccount): boolean {
  return email !== null && email.replace(/ +$/, '') === email.trim();
}

/** Gives every account its behaviour; of each kind there is somebody as long as there are accounts enough. */
export function peopleOf(accounts: readonly PlantedAccount[], seed: number): readonly Person[] {
  const able = accounts
    .filter((account) => account.planted === 'import' && account.password !== null && isFound(account))
    .toSorted((one, other) => drawn(seed, one, 'behaviour') - drawn(seed, other, 'behaviour'));
  const behaviours = new Map<string, Behaviour>();
  let next = 0;
  for (const [behaviour, share] of Object.entries(shares) as [keyof typeof shares, number][]) {
    const upTo = next + Math.max(1, Math.round((able.length * share) / 100));
    for (const { key } of able.slice(next, upTo)) behaviours.set(key, behaviour);
    next = upTo;
  }
  for (const account of accounts) {
    if (account.planted === 'import' && !isFound(account)) behaviours.set(account.key, 'not-found');
    const chooses = drawn(seed, account, 'first password') < CHOOSES_FIRST_PASSWORD;
    if (withoutUsablePassword.has(account.planted) && chooses) behaviours.set(account.key, 'first-password');
  }
  return accounts.map((account, index) => ({
    ...account,
    behaviour: behaviours.get(account.key) ?? 'never',
    address: (account.email ?? '').trim(),
    otherAddress: `elsewhere-${index}@userferry.example`,
    newPassword: newPasswordOf(account),
  }));
}
