import { createHash } from 'node:crypto';
import type { LegacyDatabase } from '../../../../electron/legacy/legacy.ts';
import type { PlanBasis } from '../../../../electron/migration/plan/plan-types.ts';

/** A row of AspNetUsers as the store reads it. */
export interface LegacyRow {
  readonly key: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly hash: string | null;
  readonly phone?: string;
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

/** A legacy database in memory; `rows` may be changed while it is read, as in life. */
export class MemoryLegacy implements LegacyDatabase {
  readonly version = 'memory';
  rows: readonly LegacyRow[];
  /** Called before each page; may throw. */
  onPage: () => void = () => undefined;

  constructor(accounts: number) {
    this.rows = Array.from({ length: accounts }, (_, index) => legacyRow(index + 1));
  }

  catalog(): never {
    throw new Error('not asked for here');
  }

  async count(): Promise<number> {
    return this.rows.length;
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
          rows: rows.map(({ key, email, name, hash, phone = null }) => [
            key,
            email,
            true,
            name,
            hash,
            phone,
            false,
            null,
            false,
          ]),
        };
      }
      last = rows.at(-1)?.key ?? null;
      if (rows.length < pageSize) return;
    }
  }

  async applications() {
    return [];
  }

  async close() {}
}

export const basis: PlanBasis = {
  store: 'aspnet-identity-core',
  recognition: {
    store: 'aspnet-identity-core',
    confidence: 'certain',
    evidence: [],
    tables: { users: { schema: 'dbo', name: 'AspNetUsers' } },
    key: { sqlType: 'nvarchar(450)', kind: 'text' },
  },
  storeSettings: { membershipHash: 'auto', applications: [] },
  prefix: 'old-',
  rules: {
    blockedAccounts: 'import-blocked',
    sharedEmail: 'hold',
    withoutPassword: 'hold',
    membershipHash: 'auto',
  },
  username: null,
};
