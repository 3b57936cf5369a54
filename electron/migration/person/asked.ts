import { foldEmail } from '../../accounts/fold-email.ts';
import type { Clock } from '../../common/clock.ts';
import { plainFailure, UserferryError } from '../../common/userferry-error.ts';
import { columnBehind, lookupColumns } from '../../scripts/render/lookup.ts';
import { accountSource } from '../../stores/mapping/account-source.ts';
import type { AccountSource } from '../../stores/store.ts';
import type { FoundUser } from '../../tenant/tenant.ts';
import type { PeopleBasis } from '../worker/person.ts';
import type { PersonEvidence, Told } from './evidence.ts';
import type { PersonEnds } from './person-types.ts';
import { withoutProvider } from './sought.ts';

/** Ten are shown; one more is looked for, to know that there are more. */
export const MOST_LOOKED_FOR = 11;

type Row = readonly unknown[];

/** An account of the old database, and whether it was found by its key. */
interface FoundRow {
  readonly row: Row;
  readonly byKey: boolean;
}

/** The sources outside, each asked for the same thing once. */
export class Asked {
  readonly #ends: PersonEnds;
  readonly #source: AccountSource | null;
  readonly #basis: PeopleBasis | null;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #rows = new Map<string, Promise<Told<Row | null>>>();
  readonly #byAddress = new Map<string, Promise<Told<readonly FoundUser[]>>>();
  readonly #byId = new Map<string, Promise<Told<FoundUser | null>>>();

  constructor(ends: PersonEnds, basis: PeopleBasis | null, clock: Clock, signal: AbortSignal) {
    this.#ends = ends;
    this.#basis = basis;
    // Whatever application a plan covers: somebody may be looked for whom it leaves out.
    this.#source = basis === null ? null : accountSource(basis.basis.mapping, []);
    this.#clock = clock;
    this.#signal = signal;
  }

  account(key: string): Promise<Told<Row | null>> {
    return remembered(this.#rows, key, () =>
      this.#told(async () => {
        if (this.#source === null) return null;
        return (await this.#ends.legacy()).account(this.#source, key, this.#signal);
      }),
    );
  }

  /** Whether the old database has the account, or can't be asked. */
  async mayHave(key: string): Promise<boolean> {
    if (this.#source === null) return false;
    const row = await this.account(key);
    return row.kind === 'not-told' || row.value !== null;
  }

  /** Accounts with one of these keys, or with that address or user name, as the scripts find them when somebody signs in. */
  search(keys: readonly string[], name: string): Promise<Told<readonly FoundRow[]>> {
    return this.#told(async () => {
      if (this.#source === null || this.#basis === null) return [];
      const found: FoundRow[] = [];
      for (const key of keys) {
        const row = await this.account(key);
        if (row.kind === 'not-told') throw new UserferryError(row.failure);
        if (row.value !== null) found.push({ row: row.value, byKey: true });
      }
      const source = lookupOrNull(this.#source, this.#basis, name);
      // Without a column to look into, whoever was found by key is all that can be found.
      if (source === null) return found;
      const legacy = await this.#ends.legacy();
      const range = { after: null, upTo: null, pageSize: MOST_LOOKED_FOR };
      for await (const { rows } of legacy.readAccounts(source, range, this.#signal)) {
        return [...found, ...rows.map((row) => ({ row, byKey: false }))];
      }
      return found;
    });
  }

  /** Spares asking for somebody who was found by address. */
  know(user: FoundUser, at: number): void {
    this.#byId.set(user.userId, Promise.resolve({ kind: 'told', at, value: user }));
  }

  user(userId: string): Promise<Told<FoundUser | null>> {
    return remembered(this.#byId, userId, () => this.#told(async () => this.#ends.tenant().user(userId, this.#signal)));
  }

  usersWith(addresses: readonly string[]): Promise<Told<readonly FoundUser[]>> {
    return this.#told(async () => {
      const users = new Map<string, FoundUser>();
      for (const address of addresses) {
        const found = await remembered(this.#byAddress, address, () =>
          this.#told(async () => this.#ends.tenant().usersByEmail(address, this.#signal)),
        );
        if (found.kind === 'not-told') throw new UserferryError(found.failure);
        for (const user of found.value) users.set(user.userId, user);
      }
      return [...users.values()];
    });
  }

  /** Users with that address, or with that id. */
  async usersFor(sought: string): Promise<Told<readonly FoundUser[]>> {
    if (sought.includes('@') && !sought.includes('|')) return this.usersWith([foldEmail(sought)]);
    const userId = withoutProvider(sought);
    // No id of Auth0's has a blank, or is longer.
    if (/\s/.test(userId) || userId.length > 255) return this.#told(async () => []);
    const user = await this.user(userId);
    return user.kind === 'told' ? { ...user, value: user.value === null ? [] : [user.value] } : user;
  }

  log(userIds: readonly string[], typed: readonly string[]): Promise<PersonEvidence['log']> {
    return this.#told(async () => this.#ends.log()(this.#ends.place.connection, { userIds, typed }, this.#signal));
  }

  async #told<Value>(ask: () => Promise<Value>): Promise<Told<Value>> {
    try {
      const value = await ask();
      return { kind: 'told', at: this.#clock.now(), value };
    } catch (error) {
      this.#signal.throwIfAborted();
      if (!(error instanceof UserferryError)) throw error;
      return { kind: 'not-told', at: this.#clock.now(), failure: plainFailure(error) };
    }
  }
}

function remembered<Value>(
  known: Map<string, Promise<Value>>,
  name: string,
  ask: () => Promise<Value>,
): Promise<Value> {
  const before = known.get(name);
  if (before !== undefined) return before;
  const asking = ask();
  known.set(name, asking);
  return asking;
}

/** The rows of the source that have a name as address or user name; null where the mapping's address is no column. */
function lookupOrNull(source: AccountSource, { basis }: PeopleBasis, name: string): AccountSource | null {
  if (columnBehind(basis.mapping.fields.email) === null) return null;
  const typed = withoutProvider(name);
  const values = { identifier: typed, lower: typed.toLowerCase(), upper: typed.toUpperCase() };
  const lookups = lookupColumns(basis.mapping, true);
  const used = [...new Set(lookups.map(({ parameter }) => parameter))];
  return {
    ...source,
    where: lookups.map(({ expression, parameter }) => `${expression} = @sought_${parameter}`).join(' OR '),
    parameters: [
      ...source.parameters,
      ...used.map((parameter) => ({
        name: `sought_${parameter}`,
        type: 'nvarchar' as const,
        value: values[parameter],
      })),
    ],
  };
}
