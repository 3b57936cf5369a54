import type { Account, StoredPassword } from '../../../electron/accounts/account.ts';

/** An account that is imported as it is, but for what a test changes. */
export function someAccount(changes: Partial<Account> = {}): Account {
  return {
    key: { kind: 'guid', value: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' },
    email: ' Anna.Larsson@Example.SE ',
    emailVerified: true,
    username: 'anna',
    name: 'Anna Larsson',
    givenName: null,
    familyName: null,
    nickname: null,
    picture: null,
    phoneNumber: null,
    phoneVerified: false,
    password: identityHash('AQAAAAEAACcQAAAAEAABAgMEBQYHCAkKCwwNDg+yWU7rLgUwPZb1Itsmra7cbxw2EFpwpVFIEtP+JIuUEw=='),
    barred: 'no',
    anonymous: false,
    externalLogins: [],
    totpSecret: null,
    twoFactor: null,
    lastSignIn: null,
    userMetadata: {},
    appMetadata: {},
    ...changes,
  };
}

/** A password of ASP.NET Identity; null for an account that has none. */
export function identityHash(hash: string | null): StoredPassword {
  return { recipe: { kind: 'identity' }, hash, salt: null, format: null };
}

/** A password of ASP.NET Membership; the recipe leaves the algorithm to the rules. */
export function membershipHash(format: number, hash: string, salt = ''): StoredPassword {
  return { recipe: { kind: 'membership', hash: 'auto' }, hash, salt, format };
}
