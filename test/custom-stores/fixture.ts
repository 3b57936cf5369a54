import { createHash } from 'node:crypto';

/** A table of a made-up application with plausible rows, as a test's database gets them. */
export interface FixtureTable {
  /** Without brackets: `dbo.tbl_Cust`. */
  readonly name: string;
  /** What stands between the parentheses of CREATE TABLE. */
  readonly ddl: string;
  readonly rows: number;
  /** The values of row number `index`, from 0, in the order of the columns. */
  readonly row: (index: number) => readonly Cell[];
}

export type Cell = string | number | boolean | Date | Uint8Array | null;

/** What the right proposal says; the polarity of flags as the values of the conditions that keep somebody out. */
export interface Truth {
  readonly table: string;
  readonly key: string;
  readonly email: string;
  /** Null where no column holds passwords. */
  readonly password: string | null;
  readonly salt?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** `fields` are all there are: any other that is mapped is wrong. */
  readonly noOtherFields?: true;
  /** The column that proves addresses. */
  readonly emailVerified?: string;
  /** Columns that say who may not sign in. */
  readonly barring: readonly string[];
  readonly lastSignIn?: string;
  readonly roles?: string;
  /** Rows of `table`, by number, who may not sign in; the mapping must agree about each. */
  readonly barred: (index: number) => boolean;
}

/** A database in which nobody has an account: whatever is proposed must be asked. */
export interface Barren {
  readonly title: string;
  readonly tables: readonly FixtureTable[];
}

export interface Fixture extends Barren {
  readonly truth: Truth;
  /** Further tables with people of another kind: whoever is proposed second must be one of these. */
  readonly others?: readonly Truth[];
}

const insertSize = 50;

/** The batches that make a fixture's tables and fill them. */
export function batchesOf({ tables }: Barren): readonly string[] {
  return tables.flatMap(({ name, ddl, rows, row }) => {
    const all = Array.from({ length: rows }, (_, index) => `(${row(index).map(literal).join(', ')})`);
    const batches = Array.from({ length: Math.ceil(rows / insertSize) }, (_, batch) =>
      all.slice(batch * insertSize, (batch + 1) * insertSize),
    );
    return [
      `CREATE TABLE ${name} (${ddl})`,
      ...batches.map((values) => `INSERT INTO ${name} VALUES ${values.join(', ')}`),
    ];
  });
}

/** The batches that take them away again. */
export function dropsOf({ tables }: Barren): readonly string[] {
  return tables.toReversed().map(({ name }) => `DROP TABLE ${name}`);
}

function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'string') return `N'${cell.replaceAll("'", "''")}'`;
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  if (cell instanceof Date) return `'${cell.toISOString().slice(0, 19)}'`;
  if (cell instanceof Uint8Array) return `0x${Buffer.from(cell).toString('hex')}`;
  return String(cell);
}

/** Bytes that look random and are the same every time. */
export function bytes(length: number, ...seed: readonly (string | number)[]): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) =>
    createHash('sha256')
      .update([...seed, block].join(' '))
      .digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

export const hex = (length: number, ...seed: readonly (string | number)[]) => bytes(length, ...seed).toString('hex');
export const base64 = (length: number, ...seed: readonly (string | number)[]) =>
  bytes(length, ...seed).toString('base64');
export const guid = (...seed: readonly (string | number)[]) =>
  hex(16, ...seed).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const bcryptLetters = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** The shape of a bcrypt hash: 22 letters of salt, the last of which stands for two bits alone, and 31 of hash, the last for four. */
export function bcrypt(...seed: readonly (string | number)[]): string {
  const letters = [...bytes(53, 'bcrypt', ...seed)].map((byte) => bcryptLetters[byte % 64]);
  letters[21] = '.Oeu'[bytes(1, 'salt', ...seed)[0] ?? 0 % 4] ?? 'O';
  return `$2a$10$${letters.slice(0, 52).join('')}${'.CGKOSWaeimquy26'[(bytes(1, 'hash', ...seed)[0] ?? 0) % 16]}`;
}

/** ASP.NET Core Identity's PasswordHash, version 3. */
export function identityV3(...seed: readonly (string | number)[]): string {
  const head = Buffer.alloc(13);
  head.writeUInt8(1, 0);
  head.writeUInt32BE(1, 1);
  head.writeUInt32BE(10_000, 5);
  head.writeUInt32BE(16, 9);
  return Buffer.concat([head, bytes(48, 'identity', ...seed)]).toString('base64');
}

export const argon2id = (...seed: readonly (string | number)[]) =>
  `$argon2id$v=19$m=65536,t=3,p=4$${base64(16, 'salt', ...seed).replace(/=+$/, '')}$${base64(32, 'hash', ...seed).replace(/=+$/, '')}`;

/** A seeded salted SHA-1 of LDAP directories. */
export const ssha = (...seed: readonly (string | number)[]) => `{SSHA}${base64(28, 'ssha', ...seed)}`;

const given = [
  'Anna',
  'Peter',
  'María José',
  'Jürgen',
  'Hélène',
  'João',
  'Giulia',
  'Sanne',
  'Zoë',
  'Søren',
  'Carmen',
  'Uwe',
  'Chloé',
  'Luís',
  'Paolo',
  'Daan',
];
const family = [
  'Larsson',
  'García Pérez',
  'Müller',
  'Lefèvre',
  'da Silva',
  'Rossi',
  'de Vries',
  "O'Neill",
  'Núñez',
  'Schmidt',
  'Dupont',
  'Pereira',
  'Bianchi',
  'Jansen',
  'Smith',
  'Weiß',
];
const domains = ['example.com', 'mail.example.org', 'contoso.example', 'firma.example.de', 'correo.example.es'];

/** One of a list, by number. */
export function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[((index % items.length) + items.length) % items.length];
  if (item === undefined) throw new Error('An empty list');
  return item;
}

export const givenName = (index: number) => pick(given, index * 7 + 3);
export const familyName = (index: number) => pick(family, index * 5 + Math.floor(index / 16));
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();
export const login = (index: number) =>
  `${plain(givenName(index)).slice(0, 3)}${plain(familyName(index)).slice(0, 5)}${index}`;
export const mail = (index: number) => `${login(index)}@${pick(domains, index)}`;
export const phone = (index: number) => `+49 30 ${(1_000_000 + index * 7919) % 9_999_999}`;
export const day = (index: number) => new Date(Date.UTC(2012, 0, 1) + index * 86_400_000 * 13);
/** True for one in so many. */
export const oneIn = (count: number, index: number) => index % count === count - 1;
