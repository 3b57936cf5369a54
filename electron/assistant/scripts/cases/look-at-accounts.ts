import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../../../accounts/account.ts';
import { foldEmail } from '../../../accounts/fold-email.ts';
import type { Reason, Trait } from '../../../common/words.ts';
import type { Representative } from '../../../journal/records.ts';
import type { LegacyDatabase } from '../../../legacy/legacy.ts';
import type { Subject } from '../../../scripts/cases/subject.ts';
import type { ScriptPlan } from '../../../scripts/render/script-plan.ts';
import { accountMapper } from '../../../stores/mapping/account-mapper.ts';
import { accountSource } from '../../../stores/mapping/account-source.ts';
import type { WorkspaceSession } from '../../session.ts';

/** Looked at one by one: no plan tells who has letters beyond a to z, and without a plan nobody tells anything. */
const FIRST_ACCOUNTS = 1_000;
/** Kinds of account that a plan tells apart, at most: it may have hundreds, and few of them matter. */
const MOST_KINDS = 40;

/** By what a plan tells apart the accounts that matter, beside their formats. */
export interface TellingApart {
  readonly traits: readonly Trait[];
  readonly reasons: readonly Reason[];
}

/** Accounts to choose from: few, however many there are; in memory alone. */
export interface LookedAt {
  /** In words that follow “among”. */
  readonly lookedAt: string;
  readonly accounts: readonly Account[];
  /** Of applications that were not chosen. */
  readonly outside: readonly Account[];
  /** Others have the account's address too, as far as is known by now. */
  shares(account: Account): boolean;
  /** Chooses anew while somebody is among those who must have their address to themselves of whom the plan says otherwise. */
  choose<Chosen>(choosing: () => Chosen, alone: (chosen: Chosen) => readonly Subject[]): Promise<Chosen>;
  /** Whoever has this key or address; null for nobody, or several. */
  find(name: string): Promise<Account | null>;
}

/**
 * Looks at the accounts that stand for a plan's or survey's, where there is one of these accounts, and at the first of the database.
 * @throws UserferryError UF-10xx, UF-11xx
 */
export async function lookAtAccounts(
  session: WorkspaceSession,
  plan: ScriptPlan,
  telling: TellingApart,
  signal: AbortSignal | undefined,
): Promise<LookedAt> {
  const legacy = await session.legacy('scripts');
  const reader = accountsOf(legacy, plan, session.clock.now(), signal);
  const known = await planned(session, plan, telling);
  const first = await reader.first(plan.applications, null);
  const sharing = new Set(known.kinds.filter(shares).map(({ key }) => key));
  const chosen: Account[] = [];
  for (const { key } of known.kinds) {
    const account = await reader.one(key);
    if (account !== null) chosen.push(account);
  }
  const isChosen = new Set(chosen.map(({ key }) => key.value));
  const accounts = [...chosen, ...first.filter(({ key }) => !isChosen.has(key.value))];
  const byAddress = Map.groupBy(accounts, addressOf);
  for (const { key, email } of accounts) {
    if (email !== null && (byAddress.get(foldEmail(email))?.length ?? 0) > 1) sharing.add(key.value);
  }
  const asked = new Set(known.kinds.map(({ key }) => key));
  return {
    lookedAt: known.find === null ? `the first ${first.length} accounts` : 'the accounts of your latest plan or survey',
    accounts,
    outside: plan.applications.length === 0 ? [] : await othersAmong(reader, first),
    shares: ({ key }) => sharing.has(key.value),
    async choose(choosing, alone) {
      for (;;) {
        const made = choosing();
        const open = alone(made).filter(({ account }) => !asked.has(account.key.value));
        if (known.find === null || open.length === 0) return made;
        for (const { account, email } of open) {
          asked.add(account.key.value);
          if ((await known.find(email)).some((key) => key !== account.key.value)) sharing.add(account.key.value);
        }
      }
    },
    async find(name) {
      const here = accounts.filter(
        ({ key, email }) => key.value === name.trim() || (email !== null && foldEmail(email) === foldEmail(name)),
      );
      const keys = new Set([...here.map(({ key }) => key.value), ...((await known.find?.(name)) ?? [])]);
      const [key] = keys;
      if (key === undefined || keys.size > 1) return null;
      return here[0] ?? (await reader.one(key));
    },
  };
}

/** Reads accounts as the mapping does. */
interface AccountsReader {
  one(key: string): Promise<Account | null>;
  first(applications: readonly string[], upTo: string | null): Promise<readonly Account[]>;
}

function accountsOf(
  legacy: LegacyDatabase,
  { mapping, applications }: ScriptPlan,
  now: number,
  signal: AbortSignal | undefined,
): AccountsReader {
  const toAccount = accountMapper(mapping);
  return {
    async one(key) {
      const row = await legacy.account(accountSource(mapping, applications), key, signal);
      return row === null ? null : toAccount(row, now);
    },
    async first(chosen, upTo) {
      const range = { after: null, upTo, pageSize: FIRST_ACCOUNTS };
      const accounts: Account[] = [];
      for await (const { rows } of legacy.readAccounts(accountSource(mapping, chosen), range, signal)) {
        accounts.push(...rows.map((row) => toAccount(row, now)));
        if (accounts.length >= FIRST_ACCOUNTS) break;
      }
      return accounts;
    },
  };
}

/** Accounts of applications that were not chosen, as far as the first accounts go. */
async function othersAmong(reader: AccountsReader, chosen: readonly Account[]): Promise<readonly Account[]> {
  const all = await reader.first([], chosen.at(-1)?.key.value ?? null);
  const isChosen = new Set(chosen.map(({ key }) => key.value));
  return all.filter(({ key }) => !isChosen.has(key.value));
}

/** What the latest plan or survey of the same accounts knows. */
interface Planned {
  /** Of the kinds that matter one account each, or two. */
  readonly kinds: readonly Representative[];
  /** Keys of who has a key or an address; null where there is no plan. */
  readonly find: ((name: string) => Promise<readonly string[]>) | null;
}

async function planned(session: WorkspaceSession, plan: ScriptPlan, telling: TellingApart): Promise<Planned> {
  const migration = await session.migration();
  const reading = await migration.latestReading();
  if (reading === null) return { kinds: [], find: null };
  const { mapping, applications, accounts } = await migration.representatives(reading);
  const isOfThese = isDeepStrictEqual([mapping, applications], [plan.mapping, plan.applications]);
  if (!isOfThese) return { kinds: [], find: null };
  return {
    kinds: kindsThatMatter(accounts, telling),
    find: async (name) => (await migration.findAccounts(reading, name)).map(({ key }) => key),
  };
}

/** One for each format, and one for each trait and reason that tells them apart; the plainest first. */
function kindsThatMatter(all: readonly Representative[], { traits, reasons }: TellingApart): readonly Representative[] {
  const plainest = all.toSorted((one, other) => oddness(one) - oddness(other));
  const formats = [...Map.groupBy(plainest.filter(mayCome), ({ format }) => format).values()].map((each) =>
    each.slice(0, 2),
  );
  const firstOf = (holds: (each: Representative) => boolean) => plainest.filter(holds).slice(0, 1);
  const telling = [
    ...traits.map((trait) => firstOf((each) => each.traits.includes(trait))),
    ...reasons.map((reason) => firstOf((each) => each.reason === reason)),
  ];
  return [...new Set([...telling, ...formats].flat())].slice(0, MOST_KINDS);
}

const sharedReasons: ReadonlySet<Reason | null> = new Set<Reason>(['shared-email', 'shared-username']);

function shares({ traits, reason }: Representative): boolean {
  return traits.includes('shares-address') || sharedReasons.has(reason);
}

function mayCome(each: Representative): boolean {
  return !shares(each) && !each.traits.includes('locked') && !each.traits.includes('unapproved');
}

/** A phone number that others have too is left out of an import, which no script can know. */
function oddness({ decision, traits }: Representative): number {
  return (decision === 'import' ? 0 : 100) + (traits.includes('shares-phone') ? 50 : 0) + traits.length;
}

function addressOf({ email }: Account): string {
  return email === null ? '' : foldEmail(email);
}
