import { assertNever } from '../../common/assert-never.ts';
import type { FailureCause } from '../../common/trickle-words.ts';
import { reasonTexts } from '../../common/words.ts';
import { dayText } from './day-text.ts';
import type { PlanFact, Trouble, WaveFact } from './person-facts.ts';
import type { Absence, Access, Came, Situation } from './situation.ts';
import { wordsToSay } from './words-to-say.ts';

/** What the help desk is told of somebody; who it is about stands before both. */
export interface SaidOfPerson {
  /** What is true of this person now: `moved with run 1 today and has not signed in there yet`. */
  readonly state: string;
  /** What they should be told: `they should sign in with the password of the old application`. */
  readonly advice: string;
  /** The same to themselves, as it can be said or sent; null where they have nothing to do or to know yet. */
  readonly say: string | null;
}

export function saidOf(situation: Situation, now: number): SaidOfPerson {
  const [state, advice] = said(situation, now);
  return { state, advice, say: wordsToSay(situation) };
}

/** Both in one sentence, which begins with whoever was asked for. */
export function sentenceOf({ state, advice }: Pick<SaidOfPerson, 'state' | 'advice'>, who: string): string {
  return `${who} ${state}: ${advice}.`;
}

type Said = readonly [state: string, advice: string];

function said(situation: Situation, now: number): Said {
  switch (situation.kind) {
    case 'in-auth0': {
      const { came, access, trouble, logRead, asksLegacy } = situation;
      const state = `${cameText(came, now)} and ${accessText(access, now)}${troubleText(trouble, now)}`;
      return [state, adviceToUser(access, trouble, logRead, asksLegacy)];
    }
    case 'only-in-auth0': {
      const { created, legacyAsked, access, trouble, logRead } = situation;
      const made = created === null ? '' : `, made there ${dayText(created, now)}`;
      const beside = legacyAsked
        ? 'without an account in the plan or the old database'
        : 'not in the plan, while the old database could not be searched';
      const state = `is in Auth0 alone${made}, ${beside}, and ${accessText(access, now)}`;
      return [`${state}${troubleText(trouble, now)}`, adviceToUser(access, trouble, logRead, false)];
    }
    case 'absent':
      return [`${absenceText(situation.why, now)}${troubleText(situation.trouble, now)}`, adviceToAbsent(situation)];
    case 'linked':
      return [
        `belongs to another user of Auth0 by now, by linking${troubleText(situation.trouble, now)}`,
        'they should sign in as that user, with that one’s password or their own',
      ];
    case 'id-elsewhere':
      return [
        'is not in this connection, and their user id belongs to a user of another connection',
        'no run can bring them under this id, so whoever looks after the migration has to settle whose it is',
      ];
    case 'address-of-another':
      return [
        'is not in Auth0 under their own user id, and another user there has their address',
        'whoever signs in with it is that user, so find out first whether both are the same person',
      ];
    case 'other-connection':
      return [
        'is in Auth0 through another connection alone, and not in the plan or the old database',
        'they should sign in the way they did there, with which this migration has nothing to do',
      ];
    case 'not-asked':
      return [
        `${lastKnown(situation, now)}, and Auth0 could not be asked now`,
        'nothing can be said of today, so ask again once Auth0 answers',
      ];
    case 'nowhere':
      return situation.legacyAsked
        ? [
            'is neither in the plan, nor in the old database, nor in Auth0',
            'check the spelling, and whether they have an account at all',
          ]
        : [
            'is neither in the plan nor in Auth0, and the old database could not be asked',
            'check the spelling, and ask again once the old database answers',
          ];
    default:
      return assertNever(situation);
  }
}

function cameText(came: Came, now: number): string {
  switch (came.kind) {
    case 'by-sign-in':
      return came.at === null ? 'moved by signing in' : `moved by signing in ${dayText(came.at, now)}`;
    case 'by-run':
      return `moved with run ${came.run} ${dayText(came.at, now)}`;
    case 'before-run':
      return `was in Auth0 before run ${came.run}`;
    case 'asked-each-time':
      return 'is known to Auth0, which asks the old database about them each time,';
    case 'otherwise':
      return 'is in Auth0 under their user id, brought by no run or sign-in that is known here,';
    default:
      return assertNever(came);
  }
}

function accessText(access: Access, now: number): string {
  switch (access.kind) {
    case 'blocked':
      return 'is blocked there';
    case 'signed-in':
      return `has signed in there${access.at === null ? '' : `, last ${dayText(access.at, now)}`}${elsewhere(access)}`;
    case 'chose-password':
      return `has not signed in there since a new password was set ${dayText(access.at, now)}${elsewhere(access)}`;
    case 'without-password':
      return 'has no password there yet';
    case 'never':
      return `has not signed in there yet${access.changedSince ? ', while their account in the old database was changed since the plan' : ''}`;
    default:
      return assertNever(access);
  }
}

function elsewhere({ otherPassword }: { readonly otherPassword: boolean }): string {
  return otherPassword ? ', while a password that they changed in the old application holds there alone' : '';
}

function adviceToUser(access: Access, trouble: Trouble | null, logRead: boolean, asksLegacy: boolean): string {
  if (access.kind === 'blocked')
    return 'no password lets them in while they are blocked, so whoever may decide that has to unblock them in Auth0';
  if (trouble !== null) return adviceAfter(trouble.cause, asksLegacy ? 'asked-each-time' : 'in-auth0');
  const unseen = logRead ? '' : ', though whether a sign-in failed can’t be seen without the tenant’s log';
  if (asksLegacy) return `they should sign in with the password of the old application${unseen}`;
  switch (access.kind) {
    case 'signed-in':
      return access.otherPassword
        ? `they should sign in with the password that they used at Auth0, or use ‘forgotten password’, but not with the one of the old application${unseen}`
        : `they should sign in as they did then, or use ‘forgotten password’${unseen}`;
    case 'chose-password':
      return `they should sign in with that new password${unseen}`;
    case 'without-password':
      return access.mailed === null
        ? `they should use ‘forgotten password’${unseen}`
        : `they should follow the link in the e-mail that was asked for, or use ‘forgotten password’${unseen}`;
    case 'never':
      return access.changedSince
        ? `they should try the password they had before, and use ‘forgotten password’ if it was the password that they changed${unseen}`
        : `they should sign in with the password of the old application${unseen}`;
    default:
      return assertNever(access);
  }
}

function absenceText(why: Absence, now: number): string {
  switch (why.kind) {
    case 'undone':
      return `is not in Auth0, because run ${why.run}, which had moved them, was undone ${dayText(why.at, now)}`;
    case 'deleted':
      return `is not in Auth0 under their own user id any more, though run ${why.run} had them there ${dayText(why.at, now)}`;
    case 'on-the-way':
      return `is on the way into Auth0 with run ${why.run}, and what became of them is not known yet`;
    case 'half-created':
      return 'is half-created in Auth0, where nobody can see them, because a new password was chosen and not used yet';
    case 'left-by-run':
      return `is not in Auth0, because run ${why.run} left them ${why.outcome}${why.reason === null ? '' : ` (${reasonTexts[why.reason]})`}`;
    case 'left-by-plan':
      return `is not in Auth0, because the plan has them ${why.outcome} (${reasonTexts[why.reason]})`;
    case 'waiting':
      return 'has not moved to Auth0 yet';
    case 'in-wave':
      return `has not moved to Auth0 yet, and ${waveText(why)}`;
    case 'newer-than-plan':
      return 'is not in Auth0, because they came into the old database after the plan, or outside of it';
    case 'unplanned':
      return 'is not in Auth0, and there is no plan yet that would move them';
    case 'gone-from-legacy':
      return 'is not in Auth0, and not in the old database any more';
    default:
      return assertNever(why);
  }
}

function waveText({ run, wave, begun }: WaveFact): string {
  return `is in wave ${wave} of run ${run}, which ${begun ? 'is being sent and has not come to them' : 'has not begun'}`;
}

function adviceToAbsent({ why, way, legacy, comes, trouble }: Extract<Situation, { kind: 'absent' }>): string {
  if (why.kind === 'on-the-way') return `ask again once run ${why.run} has come to its end`;
  if (why.kind === 'half-created')
    return 'they should sign in once with the password they chose last, and if that fails a run with --settle-half-created clears the way';
  if (way === 'none' || way === 'cutover') return adviceBeforeRun(why, legacy);
  if (legacy === 'gone') return 'they have no account to move, and should register anew';
  if (legacy === 'barred')
    return 'the old application bars them (locked or not approved), and so does Auth0 until they are let in there again';
  if (trouble !== null) return adviceAfter(trouble.cause, way === 'legacy' ? 'asked-each-time' : 'not-moved');
  if (way === 'legacy')
    return 'they should sign in with the password of the old application, which Auth0 asks for them';
  switch (comes) {
    case 'by-sign-in':
      return 'they should sign in at the new page with the password of the old application, which moves them';
    case 'by-reset':
      return 'they should use ‘forgotten password’ at the new page, which moves them';
    case 'not':
      return 'signing in does not bring them either, so whoever looks after the migration has to mend what keeps them first';
    default:
      return assertNever(comes);
  }
}

/** No script asks the old database: only a run brings anybody. */
function adviceBeforeRun(
  why: Exclude<Absence, { kind: 'on-the-way' | 'half-created' }>,
  legacy: Extract<Situation, { kind: 'absent' }>['legacy'],
): string {
  if (legacy === 'gone') return 'they have no account to move, and should register anew';
  switch (why.kind) {
    case 'in-wave':
      return 'they can’t sign in at Auth0 before their wave brings them, and use the old application until then';
    case 'waiting':
      return 'they can’t sign in at Auth0 before a run brings them, and use the old application until then';
    case 'newer-than-plan':
    case 'unplanned':
      return 'a new plan and a run of it bring them, and they use the old application until then';
    case 'undone':
    case 'deleted':
      return 'they can’t sign in at Auth0 until a new run brings them, so find out first whether that was meant';
    case 'left-by-run':
    case 'left-by-plan':
    case 'gone-from-legacy':
      return 'they can’t sign in at Auth0 until what kept them is mended and a new run brings them';
    default:
      return assertNever(why);
  }
}

type Where = 'in-auth0' | 'asked-each-time' | 'not-moved';

function adviceAfter(cause: FailureCause, where: Where): string {
  switch (cause) {
    case 'wrong-password':
      if (where === 'not-moved')
        return 'they should try the password of the old application, or use ‘forgotten password’';
      return 'they should use ‘forgotten password’';
    case 'hash-did-not-match':
      return 'they should use ‘forgotten password’, and whoever looks after the migration should know if there are more of them';
    case 'unknown-person':
      return 'they should check the address they type';
    case 'script-too-slow':
    case 'database-away':
    case 'script-error':
      return 'it was not their doing, so they should try again later, and whoever looks after the old database should know';
    case 'barred':
      return 'they have to be unlocked or approved in the old application first';
    case 'blocked':
      return 'they should wait or follow the e-mail that Auth0 sent, or be unblocked in Auth0';
    case 'sign-up-refused':
      return 'they need not register, and should sign in or use ‘forgotten password’';
    case 'reset-refused':
      return 'they should ask for a new link and choose another password';
    default:
      return assertNever(cause);
  }
}

const causeTexts: Readonly<Record<FailureCause, string>> = {
  'wrong-password': 'of a wrong password',
  'hash-did-not-match': 'the password typed does not fit the one that was imported',
  'unknown-person': 'nobody was found by what was typed',
  'script-too-slow': 'asking the old database took too long',
  'database-away': 'the old database could not be reached',
  'script-error': 'of an error in the action script',
  barred: 'the old application bars them',
  blocked: 'Auth0 blocked it',
  'sign-up-refused': 'they have an account already, or Auth0 took what they gave for none',
  'reset-refused': 'the link or the new password was refused',
};

/** What was tried and failed. */
export function troubleWords({ cause, times }: Pick<Trouble, 'cause' | 'times'>): string {
  const tried =
    cause === 'sign-up-refused'
      ? 'a registration'
      : cause === 'reset-refused'
        ? 'choosing a new password'
        : 'a sign-in';
  return `${tried} failed${times === 1 ? '' : times === 2 ? ' twice' : ` ${times} times`}`;
}

export function causeText(cause: FailureCause): string {
  return causeTexts[cause];
}

function troubleText(trouble: Trouble | null, now: number): string {
  if (trouble === null) return '';
  const last = `${trouble.times === 1 ? '' : ', last'} ${dayText(trouble.at, now)}`;
  return `; ${troubleWords(trouble)}${last}${trouble.times === 1 ? '' : ','} because ${causeTexts[trouble.cause]}`;
}

function lastKnown({ run, wave, plan }: Extract<Situation, { kind: 'not-asked' }>, now: number): string {
  if (wave !== null) return waveText(wave);
  if (run === null)
    return plan === null || plan.kind === 'not-in-it' || plan.kind === 'no-plan' ? 'is in no run' : byPlan(plan);
  if (run.undone !== null) return `was moved with run ${run.run}, which was undone ${dayText(run.undone, now)}`;
  switch (run.outcome) {
    case 'imported':
      return `moved with run ${run.run} ${dayText(run.at, now)}`;
    case 'updated':
    case 'present':
      return `was in Auth0 before run ${run.run}`;
    case 'uncertain':
      return `is on the way with run ${run.run}`;
    case 'held':
    case 'skipped':
    case 'rejected':
      return `was left ${run.outcome} by run ${run.run}${run.reason === null ? '' : ` (${reasonTexts[run.reason]})`}`;
    default:
      return assertNever(run.outcome);
  }
}

function byPlan(plan: Extract<PlanFact, { kind: 'import' | 'left' }>): string {
  return plan.kind === 'import'
    ? 'is in the plan, and in no run yet'
    : `is in no run, and the plan leaves them out (${reasonTexts[plan.reason]})`;
}
