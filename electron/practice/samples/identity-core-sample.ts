import { aspnetIdentityCoreDdl } from '../../stores/aspnet-identity-core/schema.ts';
import type { SqlMoment, SqlValue } from '../sql-server/engine/interface.ts';
import { malformedAddress, missingAddress, paddedAddress, tooLongAddress } from './bad-addresses.ts';
import type { PooledHash } from './hash-pool.ts';
import { identityHashes } from './identity-hashes.ts';
import type { Person } from './people.ts';
import { asTyped, overlongNameAt, personAt } from './people.ts';
import type { Draws } from './random.ts';
import { drawsFrom, itemAt } from './random.ts';
import type { Planted, PlantedAccount, SampleStore } from './sample.ts';
import { column, endOfTime, guidAt, pastMoment, sqlTypes, upTo } from './sample.ts';
import type { SharedAddress, Shares } from './trouble.ts';
import { kindAt, sharedAddressAt, spellingOfMember } from './trouble.ts';

// An ASP.NET Core Identity database that was once upgraded from an older Identity.

const shares = [
  ['email-missing', 40],
  ['email-malformed', 40],
  ['email-too-long', 10],
  ['name-too-long', 20],
  ['user-id-too-long', 3],
  ['no-password', 60],
  ['damaged-password', 30],
  ['locked', 100],
  // Was locked once, or may not be locked: free to sign in.
  ['lockout-over', 60],
  ['lockout-disabled', 20],
  ['padded-email', 100],
  ['key-from-elsewhere', 50],
] as const satisfies Shares<string>;
type Kind = (typeof shares)[number][0] | 'plain' | 'shared-email';

const damage: readonly ((hash: string) => string)[] = [
  (hash) => hash.slice(0, 40),
  (hash) => `Ag${hash.slice(2)}`,
  (hash) => hash.slice(1),
  (hash) => hash.replace(/.$/, '!'),
  () => '0x00',
];

interface SampleAccount {
  readonly index: number;
  readonly kind: Kind;
  readonly key: string;
  readonly email: string | null;
  readonly userName: string;
  readonly storedHash: string | null;
  readonly hash: PooledHash;
}

const { nvarchar, bit, int, datetimeoffset } = sqlTypes;
const userColumns = [
  column('Id', nvarchar(450), false),
  column('UserName', nvarchar(256), true),
  column('NormalizedUserName', nvarchar(256), true),
  column('Email', nvarchar(256), true),
  column('NormalizedEmail', nvarchar(256), true),
  column('EmailConfirmed', bit, false),
  column('PasswordHash', nvarchar('max'), true),
  column('SecurityStamp', nvarchar('max'), true),
  column('ConcurrencyStamp', nvarchar('max'), true),
  column('PhoneNumber', nvarchar('max'), true),
  column('PhoneNumberConfirmed', bit, false),
  column('TwoFactorEnabled', bit, false),
  column('LockoutEnd', datetimeoffset, true),
  column('LockoutEnabled', bit, false),
  column('AccessFailedCount', int, false),
];

/** So many accounts of ASP.NET Core Identity. */
export function identityCoreSample(accounts: number, seed: number): SampleStore {
  const draws = drawsFrom(seed);
  const hashes = identityHashes(draws);
  // Nothing reads the stamps: a few shared ones take no memory.
  const stamps = Array.from({ length: 64 }, (_, place) => stampsAt(draws, 0xf000_0000 + place));
  const accountAt = (index: number) => makeAccount(draws, index, accounts, hashes);
  return {
    ddl: aspnetIdentityCoreDdl,
    tables: [
      {
        schema: 'dbo',
        name: 'AspNetUsers',
        columns: userColumns,
        rows: () => upTo(accounts, (index) => rowOf(draws, accountAt(index), itemAt(stamps, index % stamps.length))),
      },
    ],
    truth: () => upTo(accounts, (index) => truthOf(accountAt(index))),
  };
}

interface Stamps {
  readonly security: string;
  readonly concurrency: string;
}

function stampsAt(draws: Draws, place: number): Stamps {
  const concurrency = guidAt(draws, place);
  return { security: concurrency.toUpperCase().replaceAll('-', ''), concurrency };
}

function makeAccount(
  draws: Draws,
  index: number,
  accounts: number,
  hashes: (index: number) => PooledHash,
): SampleAccount {
  const shared = sharedAddressAt(draws, index, accounts);
  const kind = shared === null ? kindAt(draws, index, shares) : 'shared-email';
  const person = personAt(draws, index);
  const hash = hashes(index);
  return {
    index,
    kind,
    key: keyOf(draws, index, kind),
    email: emailOf(draws, index, kind, person, shared),
    userName: userNameOf(draws, index, kind, person),
    storedHash: hashOf(draws, index, kind, hash.hash),
    hash,
  };
}

function keyOf(draws: Draws, index: number, kind: Kind): string {
  if (kind === 'user-id-too-long') return `imported-${index}-${'from-an-older-directory-'.repeat(12)}`;
  if (kind === 'key-from-elsewhere')
    return draws.pick('variant', index, [`CONTOSO\\User ${index}`, `auth0|${index}`, `Ärende#${index}`]);
  return guidAt(draws, index);
}

function emailOf(draws: Draws, index: number, kind: Kind, person: Person, shared: SharedAddress | null): string | null {
  if (shared !== null) return spellingOfMember(personAt(draws, shared.anchor).address, shared);
  switch (kind) {
    case 'email-missing':
      return missingAddress(draws, index);
    case 'email-malformed':
      return malformedAddress(draws, index, person.address);
    case 'email-too-long':
      return tooLongAddress(draws, index, person.address);
    case 'padded-email':
      return paddedAddress(draws, index, person.address);
    default:
      return asTyped(draws, index, person.address);
  }
}

/** Half sign in with their address, which then is the user name; the others have chosen one in their own script. */
function userNameOf(draws: Draws, index: number, kind: Kind, person: Person): string {
  if (kind === 'name-too-long') return overlongNameAt(draws, index);
  const ordinary = kind === 'plain' || kind === 'locked' || kind === 'padded-email';
  return ordinary && draws.below('user-name', index, 2) === 0 ? person.address : person.name;
}

function hashOf(draws: Draws, index: number, kind: Kind, hash: string): string | null {
  // Signs in through another provider only, or never set one.
  if (kind === 'no-password') return draws.pick('variant', index, [null, null, null, '']);
  return kind === 'damaged-password' ? draws.pick('variant', index, damage)(hash) : hash;
}

const lockouts: Readonly<Partial<Record<Kind, (draws: Draws, index: number) => SqlMoment>>> = {
  locked: () => endOfTime,
  'lockout-disabled': () => endOfTime,
  'lockout-over': (draws, index) => ({ ...pastMoment(draws, index), offset: 60 }),
};

function rowOf(draws: Draws, account: SampleAccount, stamps: Stamps): readonly SqlValue[] {
  const { index, kind, key, email, userName, storedHash } = account;
  const phone = phoneOf(draws, index);
  return [
    key,
    userName,
    userName.toUpperCase(),
    email,
    email?.toUpperCase() ?? null,
    draws.below('verified', index, 10) < 8,
    storedHash,
    stamps.security,
    stamps.concurrency,
    phone,
    phone?.startsWith('+') ?? false,
    false,
    lockouts[kind]?.(draws, index) ?? null,
    kind !== 'lockout-disabled',
    kind === 'locked' ? 5 : 0,
  ];
}

/** A third have a number in E.164, a few one as people write it. */
function phoneOf(draws: Draws, index: number): string | null {
  const roll = draws.below('phone', index, 100);
  const digits = String(draws.bits('phone', index)).padStart(10, '0').slice(-9);
  if (roll < 33) return `+46${digits}`;
  return roll < 38 ? `0${digits.slice(0, 2)}-${digits.slice(2)}` : null;
}

function truthOf({ kind, key, email, hash }: SampleAccount): PlantedAccount {
  const planted = plantedOf(kind);
  return { key, email, password: planted === 'import' ? hash.password : null, planted };
}

function plantedOf(kind: Kind): Planted {
  switch (kind) {
    case 'plain':
    case 'lockout-over':
    case 'lockout-disabled':
    case 'padded-email':
    case 'key-from-elsewhere':
      return 'import';
    case 'locked':
      return 'import-blocked';
    default:
      return kind;
  }
}
