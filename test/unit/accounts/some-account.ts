import type { Account } from '../../../electron/accounts/account.ts';

/** An account that is imported as it is, but for what a test changes. */
export function someAccount(changes: Partial<Account> = {}): Account {
  return {
    key: { kind: 'guid', value: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' },
    email: ' Anna.Larsson@Example.SE ',
    emailVerified: true,
    username: 'anna',
    name: 'Anna Larsson',
    phoneNumber: null,
    phoneVerified: false,
    password: {
      kind: 'identity',
      hash: 'AQAAAAEAACcQAAAAEAABAgMEBQYHCAkKCwwNDg+yWU7rLgUwPZb1Itsmra7cbxw2EFpwpVFIEtP+JIuUEw==',
    },
    barred: 'no',
    anonymous: false,
    appMetadata: {},
    ...changes,
  };
}
