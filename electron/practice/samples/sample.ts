import type { ResultColumn, SqlMoment, SqlType, SqlValue } from '../sql-server/engine/interface.ts';
import type { Draws } from './random.ts';

/** What a sample account was made to be: imported, imported as blocked, or kept back for this reason (the product's codes). */
export type Planted =
  | 'import'
  | 'import-blocked'
  | 'no-password'
  | 'damaged-password'
  | 'password-not-importable'
  | 'password-needs-machine-key'
  | 'clear-password-over-72-bytes'
  | 'shared-email'
  | 'anonymous-user'
  | 'email-missing'
  | 'email-malformed'
  | 'email-too-long'
  | 'name-too-long'
  | 'user-id-too-long';

/** The truth about one sample account, for checks after a migration. */
export interface PlantedAccount {
  /** GUIDs in small letters, texts as they stand. */
  readonly key: string;
  /** As stored, blanks and capitals included. */
  readonly email: string | null;
  /** What its owner signs in with once imported; null for everybody who can't. */
  readonly password: string | null;
  readonly planted: Planted;
}

export interface SampleTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly ResultColumn[];
  /** Made while they are read, in the order of the index; each call begins anew. */
  rows(): Iterable<readonly SqlValue[]>;
}

/** A store filled with sample accounts: the statements that make its tables, and the tables in an order that references allow. */
export interface SampleStore {
  readonly ddl: readonly string[];
  readonly tables: readonly SampleTable[];
  truth(): Iterable<PlantedAccount>;
}

const collation = 'SQL_Latin1_General_CP1_CI_AS';

export const sqlTypes = {
  nvarchar: (length: number | 'max'): SqlType => ({ base: 'nvarchar', length, collation }),
  ntext: { base: 'ntext', collation },
  bit: { base: 'bit' },
  int: { base: 'int' },
  datetime: { base: 'datetime' },
  datetimeoffset: { base: 'datetimeoffset', scale: 7 },
  uniqueidentifier: { base: 'uniqueidentifier' },
} as const satisfies Record<string, SqlType | ((length: number | 'max') => SqlType)>;

export function column(name: string, type: SqlType, nullable: boolean): ResultColumn {
  return { name, type, nullable, identity: false };
}

/** A GUID in small letters, version 4, unique for its seed. */
export function guidAt(draws: Draws, index: number): string {
  const hex = (purpose: 'key-1' | 'key-2' | 'key-3' | 'key-4') =>
    draws.bits(purpose, index).toString(16).padStart(8, '0');
  const [one, two, three, four] = [hex('key-1'), hex('key-2'), hex('key-3'), hex('key-4')];
  return `${one}-${two.slice(0, 4)}-4${two.slice(5)}-a${three.slice(1, 4)}-${three.slice(4)}${four}`;
}

/** Numbers from 0 on, mapped one by one. */
export function* upTo<Item>(count: number, make: (index: number) => Item): Generator<Item, void, void> {
  for (let index = 0; index < count; index += 1) yield make(index);
}

const DAY_OF_2004 = 731_580;
const TICKS_PER_SECOND = 10_000_000;

/** A moment between 2004 and 2024, on a whole second: every date type of SQL Server holds it. */
export function pastMoment(draws: Draws, index: number): SqlMoment {
  const second = draws.bits('date', index) % 86_400;
  return { day: DAY_OF_2004 + (draws.bits('date', index) % 7305), ticks: second * TICKS_PER_SECOND };
}

/** What administrators set who mean for good: DateTimeOffset.MaxValue. */
export const endOfTime: SqlMoment = { day: 3_652_058, ticks: 863_999_999_999, offset: 0 };
