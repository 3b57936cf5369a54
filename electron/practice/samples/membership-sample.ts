import { aspnetMembershipDdl } from '../../stores/aspnet-membership/schema.ts';
import type { SqlValue } from '../sql-server/engine/interface.ts';
import { malformedAddress, missingAddress, paddedAddress, tooLongAddress } from './bad-addresses.ts';
import type { PooledHash } from './hash-pool.ts';
import { applicationsColumns, membershipColumns, schemaVersionsColumns, usersColumns } from './membership-columns.ts';
import type { MembershipHashes } from './membership-hashes.ts';
import { membershipHashes } from './membership-hashes.ts';
import { membershipProcedures } from './membership-procedures.ts';
import { membershipRolesDdl } from './membership-roles.ts';
import { asTyped, overlongNameAt, personAt } from './people.ts';
import type { Draws } from './random.ts';
import { drawsFrom, itemAt } from './random.ts';
import { roleProcedures } from './role-procedures.ts';
import type { Planted, PlantedAccount, SampleStore } from './sample.ts';
import { guidAt, pastMoment, upTo } from './sample.ts';
import { overlongPasswords } from './sample-passwords.ts';
import type { Shares } from './trouble.ts';
import { kindAt, sharedAddressAt, spellingOfMember } from './trouble.ts';

// A database of ASP.NET Membership that serves a large and a small application; user names of the two overlap.

const shares = [
  ['anonymous-user', 50],
  ['email-missing', 40],
  ['email-malformed', 40],
  ['email-too-long', 8],
  ['name-too-long', 20],
  ['no-password', 10],
  ['damaged-password', 25],
  ['password-not-importable', 5],
  ['password-needs-machine-key', 15],
  ['clear-password-over-72-bytes', 4],
  ['clear-text', 60],
  ['locked', 60],
  ['unapproved', 60],
  ['padded-email', 100],
] as const satisfies Shares<string>;
type Kind = (typeof shares)[number][0] | 'plain' | 'shared-email';

const passwordFormat = { clear: 0, hashed: 1, encrypted: 2 } as const;
const SMALL_APPLICATION_PERCENT = 4;

const damage: readonly ((row: PasswordColumns) => PasswordColumns)[] = [
  (row) => ({ ...row, stored: row.stored.slice(0, 13) }),
  (row) => ({ ...row, stored: `${row.stored.slice(0, -2)}*=` }),
  (row) => ({ ...row, salt: 'not base64!' }),
  (row) => ({ ...row, stored: Buffer.from(row.stored, 'base64').subarray(1).toString('base64') }),
];

interface PasswordColumns {
  readonly format: number;
  readonly stored: string;
  readonly salt: string;
  /** Null where nobody can sign in with what is stored. */
  readonly password: string | null;
}

interface SampleAccount {
  readonly index: number;
  readonly kind: Kind;
  readonly key: string;
  readonly application: string;
  readonly userName: string;
  readonly email: string | null;
}

/** So many accounts of ASP.NET Membership, anonymous visitors included. */
export function membershipSample(accounts: number, seed: number): SampleStore {
  const draws = drawsFrom(seed);
  const hashes = membershipHashes(draws);
  const applications = [
    { id: guidAt(draws, 0xf000_0000), name: '/ContosoPortal' },
    { id: guidAt(draws, 0xf000_0001), name: '/Intranet' },
  ];
  const ids = applications.map(({ id }) => id);
  const accountAt = (index: number) => makeAccount(draws, index, accounts, ids);
  return {
    ddl: [...aspnetMembershipDdl, ...membershipRolesDdl, ...membershipProcedures, ...roleProcedures],
    tables: [
      {
        schema: 'dbo',
        name: 'aspnet_SchemaVersions',
        columns: schemaVersionsColumns,
        rows: () => ['common', 'membership'].map((feature) => [feature, '1', true]),
      },
      {
        schema: 'dbo',
        name: 'aspnet_Applications',
        columns: applicationsColumns,
        rows: () => applications.map(({ id, name }) => [name, name.toLowerCase(), id.toUpperCase(), null]),
      },
      {
        schema: 'dbo',
        name: 'aspnet_Users',
        columns: usersColumns,
        rows: () => upTo(accounts, (index) => userRow(draws, accountAt(index))),
      },
      {
        schema: 'dbo',
        name: 'aspnet_Membership',
        columns: membershipColumns,
        rows: () => membershipRows(draws, accounts, accountAt, hashes),
      },
    ],
    truth: () => upTo(accounts, (index) => truthOf(draws, accountAt(index), hashes)),
  };
}

function makeAccount(draws: Draws, index: number, accounts: number, applications: readonly string[]): SampleAccount {
  const shared = sharedAddressAt(draws, index, accounts);
  const kind = shared === null ? kindAt(draws, index, shares) : 'shared-email';
  const inSmall = index > 0 && draws.below('application', index, 100) < SMALL_APPLICATION_PERCENT;
  const { address } = personAt(draws, shared === null ? index : shared.anchor);
  return {
    index,
    kind,
    key: guidAt(draws, index),
    application: itemAt(applications, inSmall ? 1 : 0),
    userName: userNameOf(draws, index, kind, inSmall),
    email: shared === null ? emailOf(draws, index, kind, address) : spellingOfMember(address, shared),
  };
}

function emailOf(draws: Draws, index: number, kind: Kind, address: string): string | null {
  switch (kind) {
    case 'anonymous-user':
      return null;
    case 'email-missing':
      return missingAddress(draws, index);
    case 'email-malformed':
      return malformedAddress(draws, index, address);
    case 'email-too-long':
      return tooLongAddress(draws, index, address);
    case 'padded-email':
      return paddedAddress(draws, index, address);
    default:
      return asTyped(draws, index, address);
  }
}

/** A member of the small application has the name of the neighbour before, who as a rule is in the large one. */
function userNameOf(draws: Draws, index: number, kind: Kind, inSmall: boolean): string {
  if (kind === 'anonymous-user') return guidAt(draws, index);
  if (kind === 'name-too-long') return overlongNameAt(draws, index);
  const { name, address } = personAt(draws, inSmall ? index - 1 : index);
  return kind === 'plain' && !inSmall && draws.below('user-name', index, 3) === 0 ? address : name;
}

function userRow(draws: Draws, { index, kind, key, application, userName }: SampleAccount): readonly SqlValue[] {
  return [
    application.toUpperCase(),
    key.toUpperCase(),
    userName,
    userName.toLowerCase(),
    null,
    kind === 'anonymous-user',
    pastMoment(draws, index),
  ];
}

function* membershipRows(
  draws: Draws,
  accounts: number,
  accountAt: (index: number) => SampleAccount,
  hashes: MembershipHashes,
): Generator<readonly SqlValue[], void, void> {
  for (let index = 0; index < accounts; index += 1) {
    const account = accountAt(index);
    if (account.kind !== 'anonymous-user') yield membershipRow(draws, account, hashes);
  }
}

/** What SqlMembershipProvider writes where nothing happened yet: 1754-01-01. */
const NEVER = { day: 640_270, ticks: 0 };

function membershipRow(draws: Draws, account: SampleAccount, hashes: MembershipHashes): readonly SqlValue[] {
  const { index, kind, key, application, email } = account;
  const { format, stored, salt } = passwordOf(draws, account, hashes);
  const created = pastMoment(draws, index);
  return [
    application.toUpperCase(),
    key.toUpperCase(),
    stored,
    format,
    salt,
    null,
    email,
    email?.toLowerCase() ?? null,
    null,
    null,
    kind !== 'unapproved',
    kind === 'locked',
    created,
    created,
    created,
    kind === 'locked' ? created : NEVER,
    kind === 'locked' ? 5 : 0,
    NEVER,
    0,
    NEVER,
    null,
  ];
}

function passwordOf(draws: Draws, { index, kind }: SampleAccount, hashes: MembershipHashes): PasswordColumns {
  const usual = fromPool(hashes.usual(index));
  switch (kind) {
    case 'anonymous-user':
    case 'no-password':
      return { ...usual, stored: '', password: null };
    case 'damaged-password':
      return { ...draws.pick('variant', index, damage)(usual), password: null };
    case 'password-not-importable':
      return { ...fromPool(hashes.sha384(index)), password: null };
    case 'password-needs-machine-key':
      // Looks like AES: 16 bytes of salt and a few letters make two blocks behind the initialization vector.
      return { ...usual, format: passwordFormat.encrypted, stored: ciphertextAt(draws, index), password: null };
    case 'clear-text':
      return { ...usual, format: passwordFormat.clear, stored: usual.password ?? '' };
    case 'clear-password-over-72-bytes':
      return {
        ...usual,
        format: passwordFormat.clear,
        stored: draws.pick('variant', index, overlongPasswords),
        password: null,
      };
    default:
      return usual;
  }
}

function fromPool({ hash, salt, password }: PooledHash): PasswordColumns {
  return { format: passwordFormat.hashed, stored: hash, salt, password };
}

function ciphertextAt(draws: Draws, index: number): string {
  const bytes = Buffer.alloc(48);
  for (let word = 0; word < 12; word += 1)
    bytes.writeUInt32BE(draws.bits('salt', 0x1000_0000 + index * 12 + word), word * 4);
  return bytes.toString('base64');
}

function truthOf(draws: Draws, account: SampleAccount, hashes: MembershipHashes): PlantedAccount {
  const { key, email, kind } = account;
  const planted = plantedOf(kind);
  const password = planted === 'import' ? passwordOf(draws, account, hashes).password : null;
  return { key, email, password, planted };
}

function plantedOf(kind: Kind): Planted {
  switch (kind) {
    case 'plain':
    case 'clear-text':
    case 'padded-email':
      return 'import';
    case 'locked':
    case 'unapproved':
      return 'import-blocked';
    default:
      return kind;
  }
}
