import { randomBytes } from 'node:crypto';
import type { Account } from '../../../accounts/account.ts';
import { checkPassword } from '../../../accounts/passwords/verify/check-password.ts';
import { type ActionName, actions } from '../../../scripts/actions.ts';
import { casesOf } from '../../../scripts/cases/cases-of.ts';
import { judgeHeld } from '../../../scripts/cases/judge-held.ts';
import { keepsVerified } from '../../../scripts/cases/keeps-verified.ts';
import { everyoneOf } from '../../../scripts/cases/people.ts';
import type { KnownPassword, Situation } from '../../../scripts/cases/situation.ts';
import type { Subject } from '../../../scripts/cases/subject.ts';
import type { AnyCase, CaseVerdict, TestCase } from '../../../scripts/cases/test-case.ts';
import type { ScriptPlan } from '../../../scripts/render/script-plan.ts';
import type { WorkspaceSession } from '../../session.ts';
import { chooseAccounts } from './choose-accounts.ts';
import { Grounds } from './grounds.ts';
import { type CallsMade, runCalls } from './run-calls.ts';
import type { ScriptTexts } from './texts.ts';
import { unfitForCases } from './unfit-for-cases.ts';
import { keptWritten, type SaidToCall, whatWasSaid } from './what-was-said.ts';

export interface CasesWish {
  readonly actions: readonly ActionName[];
  readonly plan: ScriptPlan;
  readonly texts: ScriptTexts;
  /** Somebody's password that the administrator knows; forgotten with the cases. */
  readonly known: { readonly name: string; readonly password: string } | null;
}

export interface FinishedCase {
  readonly action: ActionName;
  readonly id: string;
  readonly title: string;
  readonly verdict: CaseVerdict;
  readonly at: number;
  readonly durationMs: number;
  /** In the script's own words, for whoever asks; kept nowhere. */
  readonly said: readonly SaidToCall[];
}

export interface CasesWatch {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** When all cases of an action are over. */
  readonly onAction?: (action: ActionName, cases: readonly FinishedCase[]) => Promise<void>;
}

/**
 * Runs the test cases of some actions: those that read against the legacy database, those that write on copies of a few accounts,
 * which are put back after each case and gone afterwards.
 * @throws UserferryError UF-7201, UF-7202, UF-6105, UF-10xx, UF-11xx; the signal's reason
 */
export async function runCases(
  session: WorkspaceSession,
  { actions: wanted, plan, texts, known }: CasesWish,
  { signal, onProgress, onAction }: CasesWatch = {},
): Promise<readonly FinishedCase[]> {
  const grounds = new Grounds(session, plan, signal);
  try {
    const context = {
      prefix: plan.prefix,
      username: plan.username,
      membershipHash: plan.membershipHash,
      machineKey: session.secrets.machineKey ?? null,
    };
    const { people, lookedAt, find } = await chooseAccounts(session, plan, context, signal);
    // login is tried with the right password on copies, as nobody knows those of real accounts.
    const writing = wanted.some((action) => actions[action].writes || action === 'login');
    const withoutCopies = writing ? await grounds.copy(people) : null;
    const situation: Situation = {
      people,
      lookedAt,
      barred: plan.barred,
      marked: plan.marked,
      usernames: plan.username !== null,
      prefix: plan.prefix,
      keepsVerified: keepsVerified(plan.mapping),
      known: known === null ? null : await knownPassword(known, find, context),
      token: randomBytes(6).toString('hex'),
      withoutCopies,
      held: new Set(writing && withoutCopies === null ? grounds.before.keys() : []),
    };
    const cases = wanted.map((action) => [action, casesOf(action, situation)] as const);
    const total = cases.reduce((sum, [, each]) => sum + each.length, 0);
    const stored = everyoneOf(people).map(({ account }) => account);
    const unfit = unfitForCases(texts, grounds.configuration);
    const run = async (test: AnyCase): Promise<FinishedCase> => {
      const { verdict: told, made, written } = await runOne(test, { texts, grounds, context, unfit });
      const verdict = told.outcome === 'passed' ? (keptWritten(made, [...stored, ...written]) ?? told) : told;
      return {
        action: test.action,
        id: test.id,
        title: test.title,
        verdict,
        at: session.clock.now(),
        durationMs: made.reduce((sum, { result }) => sum + result.durationMs, 0),
        said: whatWasSaid(made, [...stored, ...written]),
      };
    };
    // They take as long as a script waits for a database: begun first, so that the others need not wait for them.
    const slow = new Map<AnyCase, Promise<FinishedCase>>(
      cases.flatMap(([, ofAction]) => ofAction.filter(isSlow).map((test) => [test, run(test)] as const)),
    );
    // Awaited in their turn; until then a failure must not count as unhandled.
    for (const promise of slow.values()) promise.catch(() => undefined);
    const finished: FinishedCase[] = [];
    onProgress?.(0, total);
    for (const [action, ofAction] of cases) {
      const done: FinishedCase[] = [];
      for (const test of ofAction) {
        signal?.throwIfAborted();
        done.push(await (slow.get(test) ?? run(test)));
        onProgress?.(finished.length + done.length, total);
      }
      // What a container said as it was closed is nobody's verdict.
      signal?.throwIfAborted();
      finished.push(...done);
      await onAction?.(action, done);
    }
    return finished;
  } catch (error) {
    // Stopped between two calls, a case finds its container closed: that is no defect.
    signal?.throwIfAborted();
    throw error;
  } finally {
    await grounds.close();
  }
}

function isSlow(test: AnyCase): boolean {
  return 'place' in test && test.place === 'silent-server';
}

async function knownPassword(
  { name, password }: NonNullable<CasesWish['known']>,
  find: (name: string) => Promise<Subject | null>,
  context: Context,
): Promise<KnownPassword> {
  const subject = await find(name);
  const check = subject === null ? null : await checkPassword(subject.account.password, password, context);
  return { name, password, subject, differs: check?.result === 'differs' };
}

type Context = Parameters<typeof judgeHeld>[4];

interface Surroundings {
  readonly texts: ScriptTexts;
  readonly grounds: Grounds;
  readonly context: Context;
  readonly unfit: ReturnType<typeof unfitForCases>;
}

interface RanCase {
  readonly verdict: CaseVerdict;
  readonly made: CallsMade['made'];
  /** Accounts of the copies as the case left them. */
  readonly written: readonly Account[];
}

async function runOne(test: AnyCase, { texts, grounds, context, unfit }: Surroundings): Promise<RanCase> {
  if ('leftOut' in test) return notRun(test.leftOut);
  if (test.calls.length === 0) return notRun('There is nothing to call it with.');
  const why = unfit(test);
  if (why !== null) return notRun(why);
  const ground = await grounds.of(test.place);
  if (test.place !== 'copies') return { ...(await runCalls(test, texts, ground)), written: [] };
  try {
    const calls = await runCalls(test, texts, ground);
    const after = await grounds.held();
    const verdict = await withChecks(test, calls, grounds.before, after, context);
    return { verdict, made: calls.made, written: [...after.values()] };
  } finally {
    await grounds.restore();
  }
}

function notRun(why: string): RanCase {
  return { verdict: { outcome: 'not-run', why }, made: [], written: [] };
}

/** A call that was answered rightly says little: what it left behind counts. */
async function withChecks(
  { checks }: TestCase,
  { verdict, made, refused }: CallsMade,
  before: Grounds['before'],
  after: Grounds['before'],
  context: Context,
): Promise<CaseVerdict> {
  if (verdict.outcome === 'not-run' && !refused) return verdict;
  const results = made.map(({ result }) => result);
  for (const check of refused ? ([{ kind: 'unchanged' }] as const) : checks) {
    const why = await judgeHeld(check, before, after, results, context);
    if (why === null) continue;
    // Both are told where both are wrong: a hash that the old application can't read is why nobody can sign in.
    return verdict.outcome === 'failed'
      ? { ...verdict, why: `${verdict.why} ${why}` }
      : { outcome: 'failed', why, place: null };
  }
  return verdict;
}
