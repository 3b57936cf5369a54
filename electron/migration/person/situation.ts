import { assertNever } from '../../common/assert-never.ts';
import type { Outcome, Reason } from '../../common/words.ts';
import type {
  Comes,
  LegacyFact,
  PersonFacts,
  PlanFact,
  RunFact,
  Trouble,
  UserFact,
  WaveFact,
  Way,
} from './person-facts.ts';

/** How somebody came into Auth0. */
export type Came =
  | { readonly kind: 'by-sign-in'; readonly at: number | null }
  | { readonly kind: 'by-run'; readonly run: string; readonly at: number }
  | { readonly kind: 'before-run'; readonly run: string }
  /** The scripts answer for them each time: Auth0 has a profile, and no password. */
  | { readonly kind: 'asked-each-time' }
  | { readonly kind: 'otherwise' };

/** Whether somebody who is in Auth0 gets in. */
export type Access =
  | { readonly kind: 'blocked' }
  | { readonly kind: 'signed-in'; readonly at: number | null; readonly otherPassword: boolean }
  /** Set a password there, and has not used it. */
  | { readonly kind: 'chose-password'; readonly at: number; readonly otherPassword: boolean }
  | { readonly kind: 'without-password'; readonly mailed: number | null }
  | { readonly kind: 'never'; readonly changedSince: boolean };

/** Why somebody is not in Auth0. */
export type Absence =
  | { readonly kind: 'undone'; readonly run: string; readonly at: number }
  | { readonly kind: 'deleted'; readonly run: string; readonly at: number }
  | { readonly kind: 'on-the-way'; readonly run: string }
  | { readonly kind: 'half-created' }
  | {
      readonly kind: 'left-by-run';
      readonly run: string;
      readonly outcome: LeftOutcome;
      readonly reason: Reason | null;
    }
  | { readonly kind: 'left-by-plan'; readonly outcome: LeftOutcome; readonly reason: Reason }
  | { readonly kind: 'waiting' }
  | ({ readonly kind: 'in-wave' } & WaveFact)
  | { readonly kind: 'newer-than-plan' }
  | { readonly kind: 'unplanned' }
  | { readonly kind: 'gone-from-legacy' };

export type LeftOutcome = Extract<Outcome, 'held' | 'skipped' | 'rejected'>;

/** What is true of a person now: one of these holds, whatever the evidence is. */
export type Situation =
  | {
      readonly kind: 'in-auth0';
      readonly came: Came;
      readonly access: Access;
      readonly trouble: Trouble | null;
      readonly logRead: boolean;
      readonly asksLegacy: boolean;
    }
  /** Neither the plan nor the old database knows them. */
  | {
      readonly kind: 'only-in-auth0';
      readonly created: number | null;
      readonly legacyAsked: boolean;
      readonly access: Access;
      readonly trouble: Trouble | null;
      readonly logRead: boolean;
    }
  | {
      readonly kind: 'absent';
      readonly why: Absence;
      readonly way: Way;
      readonly legacy: LegacyFact;
      readonly comes: Comes;
      readonly trouble: Trouble | null;
    }
  | { readonly kind: 'linked'; readonly trouble: Trouble | null }
  | { readonly kind: 'id-elsewhere' }
  | { readonly kind: 'address-of-another' }
  | { readonly kind: 'other-connection' }
  /** Auth0 could not be asked: what the journal knows. */
  | {
      readonly kind: 'not-asked';
      readonly run: RunFact | null;
      readonly wave: WaveFact | null;
      readonly plan: PlanFact | null;
    }
  | { readonly kind: 'nowhere'; readonly legacyAsked: boolean };

/** What the evidence comes to. Auth0's own word goes before the journal's, and what was not told is never guessed. */
export function situationOf(facts: PersonFacts): Situation {
  const { account, run, wave, tenant, log } = facts;
  const trouble = log.kind === 'told' ? log.trouble : null;
  switch (tenant.kind) {
    case 'not-told':
      return { kind: 'not-asked', run, wave, plan: account?.plan ?? null };
    case 'here':
      return thereBy(facts, tenant.user, trouble);
    case 'linked':
      return { kind: 'linked', trouble };
    case 'id-elsewhere':
    case 'address-of-another':
    case 'other-connection':
      return { kind: tenant.kind };
    case 'nobody': {
      const known =
        account ??
        (run === null
          ? null
          : { legacy: 'gone' as const, plan: { kind: 'not-in-it' as const, comes: 'not' as const } });
      if (known === null) return { kind: 'nowhere', legacyAsked: facts.legacyAsked };
      if (known.plan.kind === 'not-in-it' && known.legacy === 'not-told' && run === null)
        return { kind: 'nowhere', legacyAsked: false };
      const { legacy, plan } = known;
      const openReset = log.kind === 'told' && log.openReset;
      return {
        kind: 'absent',
        why:
          wave === null || openReset || legacy === 'gone'
            ? absenceOf(run, known, openReset)
            : { kind: 'in-wave', ...wave },
        way: facts.way,
        legacy,
        comes: plan.comes,
        trouble,
      };
    }
    default:
      return assertNever(tenant);
  }
}

function thereBy(
  { account, legacyAsked, run, log, way }: PersonFacts,
  user: UserFact,
  trouble: Trouble | null,
): Situation {
  const brought = run !== null && run.undone === null && run.outcome === 'imported';
  const logRead = log.kind === 'told';
  const access = accessOf(user, brought ? run : null, account);
  if (account === null && run === null && !user.marked)
    return { kind: 'only-in-auth0', created: user.created, legacyAsked, access, trouble, logRead };
  return { kind: 'in-auth0', came: cameBy(user, run, way), access, trouble, logRead, asksLegacy: way === 'legacy' };
}

function cameBy(user: UserFact, run: RunFact | null, way: Way): Came {
  if (user.marked) return { kind: 'by-sign-in', at: user.markedAt };
  if (run !== null && run.undone === null) {
    if (run.outcome === 'imported') return { kind: 'by-run', run: run.run, at: run.at };
    // Their password, and how they came, are no run's.
    if (run.outcome === 'present' || run.outcome === 'updated') return { kind: 'before-run', run: run.run };
  }
  return way === 'legacy' ? { kind: 'asked-each-time' } : { kind: 'otherwise' };
}

function accessOf(user: UserFact, brought: RunFact | null, account: PersonFacts['account']): Access {
  // Of the old application: Auth0 keeps its own since they got in, or chose one.
  const otherPassword = account !== null && account.passwordListed !== null;
  if (user.blocked) return { kind: 'blocked' };
  if (user.signedIn) return { kind: 'signed-in', at: user.lastLogin, otherPassword };
  if (user.passwordSet !== null) return { kind: 'chose-password', at: user.passwordSet, otherPassword };
  if (brought?.withoutPassword === true && !user.marked) return { kind: 'without-password', mailed: brought.mailed };
  return { kind: 'never', changedSince: account?.changed ?? false };
}

const leftOutcomes = { hold: 'held', skip: 'skipped', reject: 'rejected' } as const;

function absenceOf(
  run: RunFact | null,
  { legacy, plan }: { readonly legacy: LegacyFact; readonly plan: PlanFact },
  openReset: boolean,
): Absence {
  if (run !== null) {
    const past = absenceByRun(run);
    if (past !== null) return past;
  }
  if (openReset) return { kind: 'half-created' };
  if (legacy === 'gone') return { kind: 'gone-from-legacy' };
  switch (plan.kind) {
    case 'import':
      return { kind: 'waiting' };
    case 'left':
      return { kind: 'left-by-plan', outcome: leftOutcomes[plan.decision], reason: plan.reason };
    case 'not-in-it':
      return { kind: 'newer-than-plan' };
    case 'no-plan':
      return { kind: 'unplanned' };
    default:
      return assertNever(plan);
  }
}

function absenceByRun({ run, at, outcome, reason, undone }: RunFact): Absence | null {
  if (undone !== null) return { kind: 'undone', run, at: undone };
  switch (outcome) {
    case 'imported':
    case 'updated':
    case 'present':
      return { kind: 'deleted', run, at };
    case 'uncertain':
      return { kind: 'on-the-way', run };
    case 'held':
    case 'skipped':
    case 'rejected':
      return reason === 'half-created-user' ? { kind: 'half-created' } : { kind: 'left-by-run', run, outcome, reason };
    default:
      return assertNever(outcome);
  }
}
