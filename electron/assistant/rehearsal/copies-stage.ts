import type { Account } from '../../accounts/account.ts';
import { type Held, type HeldContext, judgeHeld, judgeMade } from '../../scripts/cases/judge-held.ts';
import type { Check } from '../../scripts/cases/test-case.ts';
import { changedWithAddress } from '../../scripts/cases/writing-cases.ts';

/** The legacy side of events that write: copies of accounts, read as a plan reads them, by nothing of the scripts'. */
export class CopiesStage {
  readonly #read: () => Promise<Held>;
  readonly #context: HeldContext;
  readonly restore: () => Promise<void>;
  /** The store keeps whether an address is proven. */
  readonly keepsVerified: boolean;
  #before: Held = new Map();

  constructor(parts: {
    readonly read: () => Promise<Held>;
    readonly restore: () => Promise<void>;
    readonly context: HeldContext;
    readonly keepsVerified: boolean;
  }) {
    this.#read = parts.read;
    this.#context = parts.context;
    this.restore = parts.restore;
    this.keepsVerified = parts.keepsVerified;
  }

  /** What is there now is what the next judgement compares with. */
  async begin(): Promise<void> {
    this.#before = await this.#read();
  }

  /** Whether the account has the new password, and nothing else is otherwise; null where all is well, as for the others. */
  password(key: string, password: string): Promise<string | null> {
    return this.#holds([
      { kind: 'password', key, password },
      { kind: 'only-changed', key, fields: ['password'] },
    ]);
  }

  verified(key: string, verified: boolean): Promise<string | null> {
    return this.#holds([
      { kind: 'verified', key, verified },
      { kind: 'only-changed', key, fields: ['emailVerified'] },
    ]);
  }

  /** @param email the address before, which may be the same */
  async address(key: string, email: string, to: string, verified: boolean): Promise<string | null> {
    const account = this.#before.get(key);
    return this.#holds([
      { kind: 'address', key, email: to },
      ...(this.keepsVerified ? [{ kind: 'verified', key, verified } as const] : []),
      ...(account === undefined
        ? []
        : [{ kind: 'only-changed', key, fields: changedWithAddress(account, email) } as const]),
    ]);
  }

  gone(key: string): Promise<string | null> {
    return this.#holds([{ kind: 'gone', key }]);
  }

  unchanged(): Promise<string | null> {
    return this.#holds([{ kind: 'unchanged' }]);
  }

  /** Whether one account was made that is right, and which. */
  async made(
    email: string,
    password: string,
    userId: string | null,
  ): Promise<{ readonly wrong: string | null; readonly account: Account | null }> {
    const after = await this.#read();
    const wrong = await judgeMade({ email, password, userId }, this.#before, after, this.#context);
    const account = [...after.values()].find(({ key }) => !this.#before.has(key.value)) ?? null;
    return { wrong, account };
  }

  async #holds(checks: readonly Check[]): Promise<string | null> {
    const after = await this.#read();
    for (const check of checks) {
      const wrong = await judgeHeld(check, this.#before, after, [], this.#context);
      if (wrong !== null) return wrong;
    }
    return null;
  }
}
