import { createHash } from 'node:crypto';
import { defaultPlanRules } from '../../../../electron/accounts/plan-rules.ts';
import { wholeScope } from '../../../../electron/accounts/plan-scope.ts';
import type { LegacyDatabase } from '../../../../electron/legacy/legacy.ts';
import type { PlanBasis } from '../../../../electron/migration/plan/plan-types.ts';
import { aspnetIdentityCoreDdl } from '../../../../electron/stores/aspnet-identity-core/schema.ts';
import { aspnetIdentityCore } from '../../../../electron/stores/aspnet-identity-core/store.ts';
import type { Mapping } from '../../../../electron/stores/mapping/mapping.ts';
import { readColumns } from '../../../../electron/stores/mapping/read-columns.ts';
import { catalogOfDdl } from '../../stores/catalogs.ts';

/** A row of AspNetUsers as the store reads it. */
export interface LegacyRow {
  readonly key: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly hash: string | null;
  readonly phone?: string;
  /** Locked out for good. */
  readonly barred?: boolean;
}

/** An ASP.NET Core Identity v3 hash of the right shape (no test signs in with it). */
export function someHash(seed: string): string {
  const header = Buffer.from([1, 0, 0, 0, 1, 0, 0, 0x27, 0x10, 0, 0, 0, 16]);
  const digest = createHash('sha512').update(seed).digest();
  return Buffer.concat([header, digest.subarray(0, 16), digest.subarray(16, 48)]).toString('base64');
}

export function legacyRow(number: number): LegacyRow {
  const key = String(number).padStart(8, '0');
  return { key, email: `Person.${number}@Example.com`, name: `Person ${number}`, hash: someHash(key) };
}

const [recognised] = aspnetIdentityCore.recognise(catalogOfDdl(aspnetIdentityCoreDdl));
if (recognised === undefined) throw new Error('Identity does not recognise its own tables');
/** Of AspNetUsers alone: a database in memory has no other table. */
const mapping: Mapping = { ...recognised.mapping, details: [] };
const columns = readColumns(mapping);

function valuesOf({ email, name, hash, phone, barred = false }: LegacyRow): Readonly<Record<string, unknown>> {
  return {
    Email: email,
    EmailConfirmed: true,
    UserName: name,
    PasswordHash: hash,
    PhoneNumber: phone,
    PhoneNumberConfirmed: false,
    LockoutEnabled: barred,
    LockoutEnd: barred ? new Date(Date.UTC(9999, 0, 1)) : null,
  };
}

function rowOf(row: LegacyRow): unknown[] {
  const values = valuesOf(row);
  return [row.key, ...columns.map(({ column }) => values[column] ?? null)];
}

/** A legacy database in memory; `rows` may be changed while it is read, as in life. */
export class MemoryLegacy implements LegacyDatabase {
  readonly version = 'memory';
  rows: readonly LegacyRow[];
  /** Called before each page; may throw. */
  onPage: () => void = () => undefined;

  constructor(accounts: number) {
    this.rows = Array.from({ length: accounts }, (_, index) => legacyRow(index + 1));
  }

  async seen() {
    const place = { server: 'memory', port: 0, database: 'memory', version: this.version, login: 'nobody' };
    return { ...place, encryption: null, rights: null };
  }

  catalog(): never {
    throw new Error('not asked for here');
  }

  sample(): never {
    throw new Error('not asked for here');
  }

  sampleStatement(): never {
    throw new Error('not asked for here');
  }

  describe(): never {
    throw new Error('not asked for here');
  }

  proveKey(): never {
    throw new Error('not asked for here');
  }

  async *readAccounts(
    _source: unknown,
    { after, upTo, pageSize }: { after: string | null; upTo: string | null; pageSize: number },
  ) {
    let last = after;
    for (;;) {
      this.onPage();
      const from = last;
      const rows = this.rows
        .filter(({ key }) => (from === null || key > from) && (upTo === null || key <= upTo))
        .slice(0, pageSize);
      if (rows.length > 0) {
        yield {
          rows: rows.map(rowOf),
        };
      }
      last = rows.at(-1)?.key ?? null;
      if (rows.length < pageSize) return;
    }
  }

  async account(_source: unknown, sought: string) {
    const found = this.rows.find(({ key }) => key === sought);
    return found === undefined ? null : rowOf(found);
  }

  async applications(): ReturnType<LegacyDatabase['applications']> {
    return [];
  }

  async close() {}
}

export const basis: PlanBasis = {
  mapping,
  applications: [],
  scope: wholeScope,
  prefix: 'old-',
  rules: defaultPlanRules,
  username: null,
};
