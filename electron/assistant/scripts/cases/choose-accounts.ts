import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../../../accounts/account.ts';
import { foldEmail } from '../../../accounts/fold-email.ts';
import type { Reason, Trait } from '../../../common/words.ts';
import type { Representative } from '../../../journal/records.ts';
import type { LegacyDatabase } from '../../../legacy/legacy.ts';
import { choosePeople, everyoneOf, type People } from '../../../scripts/cases/people.ts';
import { type Subject, type SubjectContext, subjectOf } from '../../../scripts/cases/subject.ts';
import type { ScriptPlan } from '../../../scripts/render/script-plan.ts';
import { accountMapper } from '../../../stores/mapping/account-mapper.ts';
import { accountSource } from '../../../stores/mapping/account-source.ts';
import type { WorkspaceSession } from '../../session.ts';

/** Looked at one by one: no plan tells who has letters beyond a to z, and without a plan nobody tells anything. */
const FIRST_ACCOUNTS = 1_000;
/** Kinds of account that a plan tells apart, at most: it may have hundreds, and few of them matter. */
const MOST_KINDS = 40;

export interface ChosenAccounts {
  readonly people: People;
  /** In words that follow “among”. */
  readonly lookedAt: string;
  /** Whoever has this key or address; null for nobody, or several. */
  find(name: string): Promise<Subject | null>;
}

/**
 * Chooses the accounts that test cases are about: by the latest plan or survey, where there is one of these accounts, and among the
 * first accounts of the database. Reads few, however many there are; whom it reads stays in memory.
 * @throws UserferryError UF-10xx, UF-11xx
 */
export async function chooseAccounts(
  session: WorkspaceSession,
  plan: ScriptPlan,
  context: SubjectContext,
  signal: AbortSignal | undefined,
): Promise<ChosenAccounts> {
  const legacy = await session.legacy('scripts');
  const reader = accountsOf(legacy, plan, session.clock.now(), signal);
  const known = await planned(session, plan);
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
  const outside = plan.applications.length === 0 ? [] : await othersAmong(reader, first);
  const choose = () =>
    choosePeople(
      accounts.flatMap((account) => subjectOf(account, sharing.has(account.key.value), context) ?? []),
      outside.flatMap((account) => subjectOf(account, false, context) ?? []),
    );
  return {
    people: await withoutSharers(choose, sharing, known),
    lookedAt: known.find === null ? `the first ${first.length} accounts` : 'the accounts of your latest plan or survey',
    async find(name) {
      const here = accounts.filter(
        ({ key, email }) => key.value === name.trim() || (email !== null && foldEmail(email) === foldEmail(name)),
      );
      const keys = new Set([...here.map(({ key }) => key.value), ...((await known.find?.(name)) ?? [])]);
      const [key] = keys;
      if (key === undefined || keys.size > 1) return null;
      const account = here[0] ?? (await reader.one(key));
      return account === null ? null : subjectOf(account, sharing.has(key), context);
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

async function planned(session: WorkspaceSession, plan: ScriptPlan): Promise<Planned> {
  const migration = await session.migration();
  const reading = await migration.latestReading();
  if (reading === null) return { kinds: [], find: null };
  const { mapping, applications, accounts } = await migration.representatives(reading);
  const isOfThese = isDeepStrictEqual([mapping, applications], [plan.mapping, plan.applications]);
  if (!isOfThese) return { kinds: [], find: null };
  return {
    kinds: kindsThatMatter(accounts),
    find: async (name) => (await migration.findAccounts(reading, name)).map(({ key }) => key),
  };
}

/** One for each format, and one for each trait that a case is about; the plainest first. */
function kindsThatMatter(all: readonly Representative[]): readonly Representative[] {
  const plainest = all.toSorted((one, other) => oddness(one) - oddness(other));
  const formats = [...Map.groupBy(plainest.filter(mayCome), ({ format }) => format).values()].map((each) =>
    each.slice(0, 2),
  );
  const traits = traitsThatMatter.map((trait) => plainest.filter((each) => each.traits.includes(trait)).slice(0, 1));
  return [...new Set([...traits, ...formats].flat())].slice(0, MOST_KINDS);
}

const traitsThatMatter: readonly Trait[] = [
  'locked',
  'unapproved',
  'shares-address',
  'address-not-folded',
  'address-not-verified',
];
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

/** Chooses anew while somebody is among them of whom the plan says that others have the address too. */
async function withoutSharers(choose: () => People, sharing: Set<string>, { kinds, find }: Planned): Promise<People> {
  const asked = new Set(kinds.map(({ key }) => key));
  for (;;) {
    const people = choose();
    const open = everyoneOf(people).filter(({ account }) => !asked.has(account.key.value));
    if (find === null || open.length === 0) return people;
    for (const { account, email } of open) {
      asked.add(account.key.value);
      if ((await find(email)).some((key) => key !== account.key.value)) sharing.add(account.key.value);
    }
  }
}

function addressOf({ email }: Account): string {
  return email === null ? '' : foldEmail(email);
}
