import { foldEmail } from '../../accounts/fold-email.ts';
import { outcomeTexts, reasonTexts } from '../../common/words.ts';
import { planScopeOf } from '../contract/index.ts';
import type { RehearsalTenant } from '../powers.ts';
import type { LookedAt } from '../scripts/cases/look-at-accounts.ts';
import type { WorkspaceSession } from '../session.ts';
import { judgeWrongPassword, notLetIn } from './judge-sign-in.ts';
import { wrongWithUser } from './judge-user.ts';
import { type Stage, signsIn, userOfId } from './stage.ts';
import { silent, type Travel } from './travel.ts';
import { type TrialOutcome, trialImport } from './trial-import.ts';
import { doesNotApply, failed, notTried, unlessWrong, type Verdict, worked } from './verdict.ts';
import type { RehearsalWish } from './wish.ts';

/** Bulk runs of hybrid mode, with everybody who takes part in the rehearsal. */
export class BulkCells {
  readonly #run: () => Promise<ReadonlyMap<string, TrialOutcome>>;
  readonly #stage: Stage;
  readonly #onCell: () => void;
  /** By key, somebody else of the same address; without them a plan could not see that it is shared. */
  readonly #namesakes: ReadonlyMap<string, string>;

  constructor(
    session: WorkspaceSession,
    tenant: RehearsalTenant,
    stage: Stage,
    parts: {
      readonly wish: RehearsalWish;
      readonly travels: readonly Travel[];
      readonly looked: LookedAt;
      readonly signal: AbortSignal | undefined;
      readonly onCell: () => void;
    },
  ) {
    const { wish, travels, looked, signal } = parts;
    this.#stage = stage;
    this.#onCell = parts.onCell;
    this.#namesakes = namesakesOf(travels, looked);
    const { plan } = wish;
    const basis = {
      mapping: plan.mapping,
      applications: plan.applications,
      scope: planScopeOf(session.workspace.strategy.scope),
      prefix: plan.prefix,
      rules: session.workspace.strategy.rules,
      username: plan.username,
    };
    const own = travels.flatMap(({ person: { subject, standing } }) =>
      subject === null || standing === 'outside' ? [] : [subject.account.key.value],
    );
    const keys = [...new Set([...own, ...this.#namesakes.values()])];
    this.#run = () => trialImport(session, tenant, stage.connection, { basis, keys }, signal);
  }

  /** After those who could came by signing in. */
  async present(travels: readonly Travel[]): Promise<void> {
    await this.#fill('bulk-present', travels, async ({ person, traveller }, { outcome }) => {
      const { standing } = person;
      if (standing !== 'comes') return doesNotApply('They do not come by signing in.');
      if (traveller.here === null) return notTried('The account did not come into Auth0: see “New password”.');
      return outcome === 'present'
        ? { ...worked, words: 'Was there before, and stays as it is.' }
        : failed('The run takes them for somebody whom it brought: undoing it would delete them.');
    });
  }

  /** Once nobody is there. */
  async stragglers(travels: readonly Travel[]): Promise<void> {
    await this.#fill('bulk-straggler', travels, async ({ person }, { outcome }) => {
      const { subject } = person;
      if (subject === null || outcome !== 'imported') {
        return failed(`The run ends with “${outcome === null ? 'nothing' : outcomeTexts[outcome]}” for them.`);
      }
      const shown = await userOfId(this.#stage, `auth0|${subject.userId}`);
      if (shown === null) return failed('The run calls them imported, and Auth0 has no such user.');
      // Whoever is barred is there and blocked, if the rules say so.
      const user =
        subject.account.barred !== 'no' && shown.blocked === true ? { ...subject.user, blocked: true } : subject.user;
      const wrong = wrongWithUser(shown, { user, marked: false });
      if (wrong !== null) return failed(wrong);
      const guessed = await signsIn(this.#stage, person.email, this.#stage.madeUp.password('wrong'));
      const refused = judgeWrongPassword(guessed, person, person.email);
      if (refused.outcome === 'failed' || person.known === null || person.known.differs) return refused;
      if (shown.blocked === true) return refused;
      const seen = await signsIn(this.#stage, person.email, person.known.password);
      return unlessWrong(seen.in ? null : notLetIn('The old password', seen));
    });
  }

  async #fill(
    event: 'bulk-present' | 'bulk-straggler',
    travels: readonly Travel[],
    judge: (travel: Travel, outcome: TrialOutcome) => Promise<Verdict>,
  ): Promise<void> {
    const outcomes = await this.#run();
    for (const travel of travels) {
      travel.cells.set(event, silent(event, await this.#verdictOf(travel, outcomes, judge)));
      this.#stage.connection.observer.take();
      this.#onCell();
    }
  }

  async #verdictOf(
    travel: Travel,
    outcomes: ReadonlyMap<string, TrialOutcome>,
    judge: (travel: Travel, outcome: TrialOutcome) => Promise<Verdict>,
  ): Promise<Verdict> {
    const { subject, standing } = travel.person;
    if (subject === null) return doesNotApply('They are not in the legacy database.');
    if (standing === 'outside') return doesNotApply('They belong to an application that you did not choose.');
    const key = subject.account.key.value;
    if (standing === 'shared' && !this.#namesakes.has(key)) {
      return notTried('Whoever has the same address was not among the accounts that were looked at.');
    }
    const outcome = outcomes.get(key);
    if (outcome === undefined) return failed('The run knows nothing of the account.');
    const { decision, reason } = outcome;
    const why = reason === null ? '' : `: ${reasonTexts[reason]}`;
    if (decision !== 'import') return doesNotApply(`The plan leaves the account out${why}.`);
    if (outcome.outcome === 'rejected') return failed(`Auth0 refuses the account${why}.`);
    return judge(travel, outcome);
  }
}

function namesakesOf(travels: readonly Travel[], { accounts }: LookedAt): ReadonlyMap<string, string> {
  const pairs = travels.flatMap(({ person: { subject, standing, email } }) => {
    if (subject === null || standing !== 'shared') return [];
    const key = subject.account.key.value;
    const other = accounts.find(
      (account) => account.key.value !== key && account.email !== null && foldEmail(account.email) === email,
    );
    return other === undefined ? [] : [[key, other.key.value] as const];
  });
  return new Map(pairs);
}
