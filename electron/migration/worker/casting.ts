import { randomBytes } from 'node:crypto';
import type { Account, StoredPassword } from '../../accounts/account.ts';
import type { CustomPasswordHash } from '../../accounts/custom-password-hash.ts';
import type { PasswordFormat } from '../../accounts/passwords/format-labels.ts';
import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import { makeStored } from '../../accounts/passwords/make/make-stored.ts';
import { toPasswordHash } from '../../accounts/passwords/to-password-hash.ts';
import { verifyHash } from '../../accounts/passwords/verify/verify-hash.ts';
import { type AuthUser, toUser } from '../../accounts/to-user.ts';
import { userIdOf } from '../../accounts/user-id.ts';
import type { UsernameLimits } from '../../accounts/username.ts';
import type { Cast, CastMember, CastWish } from '../pilot/cast.ts';
import { type Flavour, families, familyOf, lookOf, passwordFor } from '../pilot/pilot-passwords.ts';
import { hashToSend } from './hash-to-send.ts';

/** In front of the ids of all accounts of pilots. */
const ID_PREFIX = 'userferry-pilot-';

interface Made {
  readonly format: PasswordFormat;
  readonly password: string;
  readonly hash: CustomPasswordHash;
}

/**
 * Makes the accounts of a pilot: one for each format, or for several that look alike to Auth0, and of each way in which a password becomes
 * bytes one with a password beyond ASCII and one with blanks. Their passwords are stored as the old application stores them, and go from
 * there the way of every other account.
 */
export async function castPilot(wish: CastWish, machineKey: MachineKey | null): Promise<Cast> {
  const settings = { membershipHash: wish.membershipHash, machineKey };
  const make = async (format: PasswordFormat, password: string): Promise<Made | null> => {
    const stored = await makeStored(format, password, wish.recipe, settings, randomBytes);
    const hash = stored === null ? null : await hashToSend(toPasswordHash(stored, settings));
    if (hash === null) return null;
    // Whatever Auth0 says of it then is about how Auth0 reads it. What takes too much memory for a trial here goes untried.
    if ((await verifyHash(hash, password)) === false)
      throw new Error(`a ${format} password was made that does not fit`);
    return { format, password, hash };
  };
  const byLook = new Map<string, [Made, ...Made[]]>();
  const notMade: PasswordFormat[] = [];
  for (const format of wish.formats) {
    const made = await make(format, passwordFor('ordinary', 'utf8', token()));
    if (made === null) {
      notMade.push(format);
      continue;
    }
    const alike = byLook.get(lookOf(made.hash));
    if (alike === undefined) byLook.set(lookOf(made.hash), [made]);
    else alike.push(made);
  }
  const found: { readonly flavour: Flavour; readonly alike: readonly [Made, ...Made[]] }[] = [];
  for (const alike of byLook.values()) found.push({ flavour: 'ordinary', alike });
  for (const family of families) {
    const own = [...byLook.values()].map(([first]) => first).filter(({ hash }) => familyOf(hash) === family);
    // AUTH0.md G8 asks of PBKDF2; a clear password may lose blanks before it is hashed.
    const [chosen] = own.toSorted((one, other) => rank(one) - rank(other));
    if (chosen === undefined) continue;
    for (const flavour of ['beyond-ascii', 'blanks'] as const) {
      const password = passwordFor(flavour, family, token());
      const made = await make(chosen.format, isClear(chosen) ? password.trimEnd() : password);
      if (made !== null) found.push({ flavour, alike: [made] });
    }
  }
  const cast = found.map(({ flavour, alike: [first, ...others] }, place) => {
    const user = userOf(first, place + 1, wish);
    const member: CastMember = {
      flavour,
      family: familyOf(first.hash),
      algorithm: first.hash.algorithm,
      formats: [first.format, ...others.map(({ format }) => format)],
      password: first.password,
      wrong: passwordFor('ordinary', 'utf8', token()),
      user: withoutHash(user),
    };
    return { member, user };
  });
  const body = new TextEncoder().encode(JSON.stringify(cast.map(({ user }) => user)));
  return { members: cast.map(({ member }) => member), notMade, body: body.buffer };
}

/** 18 characters: nobody guesses it, and no list of breached passwords has it. */
const token = () => randomBytes(9).toString('hex');

const isClear = ({ format }: Made) => format === 'clear-text' || format === 'membership-decrypted';

function rank(made: Made): number {
  return isClear(made) ? 2 : made.hash.algorithm === 'pbkdf2' ? 0 : 1;
}

function userOf({ hash }: Made, number: number, { token: of, username }: CastWish): AuthUser {
  // A blank, for an id with an escape in it.
  const id = userIdOf(ID_PREFIX, { kind: 'text', value: `${of} ${number}` });
  if (id.kind === 'too-long') throw new Error('an id of a pilot is too long');
  const account = someAccount(of, number, username);
  return toUser(account, hash, { userId: id.id, blocked: false, username });
}

/** RFC 2606 keeps example.com for nobody: no e-mail reaches anybody. */
const DOMAIN = 'example.com';

function someAccount(of: string, number: number, username: UsernameLimits | null): Account {
  const name = `p${number}${of}`;
  const password: StoredPassword = { recipe: { kind: 'none' }, hash: null, salt: null, format: null };
  return {
    key: { kind: 'text', value: `${of} ${number}` },
    email: `${ID_PREFIX}${of}-${number}@${DOMAIN}`,
    emailVerified: true,
    username: username === null ? null : name.padEnd(username.minLength, '0').slice(0, username.maxLength),
    name: `Pilot Þórður ${number}`,
    givenName: 'Pilot',
    familyName: 'Þórður',
    nickname: `pilot-${number}`,
    picture: null,
    phoneNumber: null,
    phoneVerified: false,
    password,
    barred: 'no',
    anonymous: false,
    externalLogins: [],
    totpSecret: null,
    twoFactor: null,
    lastSignIn: null,
    userMetadata: { pilot: number },
    appMetadata: { userferry_pilot: of },
  };
}

function withoutHash({ custom_password_hash: _, ...user }: AuthUser): AuthUser {
  return user;
}
