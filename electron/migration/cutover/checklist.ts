import { assertNever } from '../../common/assert-never.ts';
import { countText, plural } from '../../common/count-text.ts';
import { type CutoverStep, type CutoverTopic, cutoverTopics, type ExceptionKind } from '../../common/cutover-words.ts';
import type { Acceptance } from '../../journal/acceptances.ts';
import type { CutoverFacts, CutoverLine, UntoldSignIn } from './checklist-types.ts';
import { isOver, isPlainBulk, turnOf } from './turn.ts';

/** What was seen longer ago tells nothing of who signed in, reset or changed since. */
export const evidenceLasts = 24 * 3_600_000;

/** A clock that is set right goes back by less; what is dated later than that was seen by one that ran ahead, and who knows when. */
const clocksDiffer = 5 * 60_000;

/** A line without its topic. */
type Finding = Omit<CutoverLine, 'topic'>;

/** The cut-over's checklist: for each line whether it is done, what shows that, and what to do. */
export function cutoverChecklist(facts: CutoverFacts): readonly CutoverLine[] {
  const lines: CutoverLine[] = [];
  for (const topic of topicsFor(facts)) lines.push({ topic, ...finding(topic, facts, lines) });
  return lines;
}

const ofScripts: ReadonlySet<CutoverTopic> = new Set(['no-op-scripts', 'import-mode', 'secrets']);

/** Where no script was ever asked, there is none to be replaced, and the connection knows nothing of the legacy database. */
function topicsFor(facts: CutoverFacts): readonly CutoverTopic[] {
  return isPlainBulk(facts) ? cutoverTopics.filter((topic) => !ofScripts.has(topic)) : cutoverTopics;
}

/** Whether scripts ask the legacy database, or did before the cutover: the lines about them are there. */
export function hasScripts(lines: readonly Pick<CutoverLine, 'topic'>[]): boolean {
  return lines.some(({ topic }) => ofScripts.has(topic));
}

/** Whether the no-op scripts may be deployed: nobody would be locked out of whom nobody has said that it may be. */
export function readyForCutover(lines: readonly CutoverLine[]): boolean {
  return linesBeforeCutover(lines).every(({ state }) => state === 'done');
}

const beforeCutover: ReadonlySet<CutoverTopic> = new Set(['everybody-moved', 'verification', 'delta', 'resets']);

/** The line that comes before the values of the legacy database are taken from the connection, as long as it is not done. */
export function lineBeforeBlanking(lines: readonly CutoverLine[]): CutoverLine | null {
  return lines.find(({ topic, state }) => topic === 'sign-in' && state !== 'done') ?? null;
}

/** The lines that come before the no-op scripts. */
export function linesBeforeCutover(lines: readonly CutoverLine[]): readonly CutoverLine[] {
  return lines.filter(({ topic }) => beforeCutover.has(topic));
}

function finding(topic: CutoverTopic, facts: CutoverFacts, before: readonly CutoverLine[]): Finding {
  switch (topic) {
    case 'everybody-moved':
      return everybodyMoved(facts);
    case 'verification':
      return verified(facts);
    case 'delta':
      return unchanged(facts);
    case 'resets':
      return resets(facts);
    case 'no-op-scripts':
      return noOpScripts(facts, before);
    case 'import-mode':
      return importMode(facts);
    case 'sign-in':
      return signedIn(facts);
    case 'secrets':
      return secrets(facts, before);
    case 'legacy-side':
      return legacySide(facts, before);
    default:
      return assertNever(topic);
  }
}

const done = (evidence: string, at: number | null = null): Finding => ({ state: 'done', evidence, at, next: null });
const open = (evidence: string, next: CutoverStep, at: number | null = null): Finding => ({
  state: 'open',
  evidence,
  at,
  next,
});
const unknown = (evidence: string, next: CutoverStep, at: number | null = null): Finding => ({
  state: 'unknown',
  evidence,
  at,
  next,
});
const waits = (evidence: string): Finding => ({ state: 'waits', evidence, at: null, next: null });

function everybodyMoved(facts: CutoverFacts): Finding {
  const { look, now } = facts;
  if (look === null) return unknown('Nobody has looked who has moved.', 'look');
  const stale = notOfLately('The last look at who has moved', look.at, now, 'look') ?? lookBehindRun(facts);
  if (stale !== null) return stale;
  const moved = `${countText(look.moved)} of ${plural(look.total, 'account', 'accounts')} have moved`;
  return accounted(facts, ['straggler', 'left-out'], look.at, {
    clean: `${moved}; nobody who could still come is left.`,
    accepted: (count) => `${moved}; ${plural(count, 'person', 'people')} left behind, each accepted by name.`,
    open: (count) => `${moved}; ${plural(count, 'person', 'people')} could not sign in any more.`,
    next: 'move-or-accept',
  });
}

const differenceKinds = [
  'missing',
  'unexpected',
  'different',
  'new-in-database',
  'vanished-from-database',
  'changed-in-database',
] as const satisfies readonly ExceptionKind[];

function verified(facts: CutoverFacts): Finding {
  const { verification, now } = facts;
  if (verification === null) return comparedByLook(facts);
  if (verification === 'not-verified') return unknown('The latest run has not been verified.', 'verify');
  const stale = notOfLately('The last verification', verification.at, now, 'verify');
  if (stale !== null) return stale;
  return accounted(facts, differenceKinds, verification.at, {
    clean: `Run ${verification.run} is verified: tenant, ledger and legacy database agree.`,
    accepted: (count) =>
      `Run ${verification.run} is verified; ${plural(count, 'difference', 'differences')} found, each accepted by name.`,
    open: (count) =>
      `The verification of run ${verification.run} found ${plural(count, 'difference', 'differences')} that nobody has accepted.`,
    next: 'mend-or-accept',
  });
}

/** Without a run that stands nothing but the plan has read the legacy database: who came into it later is in no count. */
function comparedByLook(facts: CutoverFacts): Finding {
  const { look, undone, now } = facts;
  if (look === null) return unknown('Nobody has looked who has moved.', 'look');
  const uncounted = ': whoever came into the legacy database since is in no count';
  const stale = notOfLately('The plan', look.planMade, now, 'make-plan', uncounted);
  const behind = stale ?? lookBehindRun(facts);
  if (behind !== null) return behind;
  const why = undone === null ? 'No run sent anything into this connection' : `Run ${undone.run} was undone`;
  return done(`${why}: the plan, which read the legacy database, was held against the tenant.`, look.at);
}

/** An empty delta of lately, or the old pages frozen by name and the legacy database read after that. */
function unchanged(facts: CutoverFacts): Finding {
  const { delta, said, now } = facts;
  const frozen = said['old-pages'] ?? null;
  if (delta !== null && !delta.finished) {
    return open(
      `Delta ${delta.id} has ${plural(delta.open, 'account', 'accounts')} to carry over still.`,
      'carry-or-freeze',
      delta.begun,
    );
  }
  if (delta !== null && !delta.empty) {
    const evidence = `Delta ${delta.id} carried changes over; only one that finds nothing more shows that it was all.`;
    return unknown(evidence, 'carry-or-freeze', delta.begun);
  }
  const isAfterFreeze = (at: number) => frozen !== null && frozen.at <= at;
  const stale = delta === null ? null : notOfLately('The last delta', delta.begun, now, 'carry-or-freeze');
  if (delta !== null && (stale === null || isAfterFreeze(delta.begun))) {
    const since = frozen !== null && isAfterFreeze(delta.begun) ? ` The old pages are frozen: ${quoted(frozen)}` : '';
    return accounted(facts, ['not-carried-over'], delta.begun, {
      clean: `Delta ${delta.id} found nothing to carry over.${since}`,
      accepted: (count) =>
        `Delta ${delta.id} found nothing to carry over but what Auth0 can’t be given of ${plural(count, 'person', 'people')}, each accepted by name.${since}`,
      open: (count) =>
        `Of ${plural(count, 'person', 'people')} Auth0 can’t be given what changed in the old application.`,
      next: 'carry-or-freeze',
    });
  }
  if (frozen === null) {
    return (
      stale ??
      unknown('Nobody has looked what changed in the old application since its people moved.', 'carry-or-freeze')
    );
  }
  return readAfterFreeze(facts, frozen);
}

/** A verification names each account that changed since the plan; without any run the plan itself is what was read last. */
function readAfterFreeze({ verification, look }: CutoverFacts, frozen: Acceptance): Finding {
  const plan = verification === null && look !== null ? look.planMade : null;
  const read = verification === null || verification === 'not-verified' ? plan : verification.at;
  const said = `The old pages are frozen: ${quoted(frozen)}`;
  if (read !== null && read >= frozen.at) return done(`${said} The legacy database was read after that.`, frozen.at);
  const next = verification === null ? 'make-plan' : 'verify';
  return unknown(`${said} The legacy database has not been read since.`, next, frozen.at);
}

function resets(facts: CutoverFacts): Finding {
  const { look, now, said } = facts;
  if (look === null) return unknown('Nobody has looked who chose a new password and did not sign in.', 'look');
  const stale = notOfLately('The last look at resets', look.at, now, 'look') ?? lookBehindRun(facts);
  if (stale !== null) return stale;
  const blind = !look.logReadable;
  const saying = said['unseen-resets'];
  if (blind && saying === undefined) {
    return unknown(
      'The last look could not read the tenant’s log, which alone tells of new passwords.',
      'read-log-or-accept',
      look.at,
    );
  }
  const clean = 'Everybody who chose a new password in Auth0 has signed in with it.';
  return accounted(facts, ['open-reset'], look.at, {
    clean: saying !== undefined && blind ? `Userferry can’t see who chose a new password. ${quoted(saying)}` : clean,
    accepted: (count) => `${plural(count, 'reset is', 'resets are')} open, each accepted by name.`,
    open: (count) => `${plural(count, 'person has', 'people have')} chosen a new password and not signed in since.`,
    next: 'settle-or-accept',
  });
}

/** Evidence that is too old, or of a time to come: who knows what happened after it; null for what is of lately. */
function notOfLately(what: string, at: number, now: number, next: CutoverStep, why = ''): Finding | null {
  if (now - at > evidenceLasts) return unknown(`${what} is more than a day old${why}.`, next, at);
  if (at - now > clocksDiffer) {
    return unknown(`${what} is dated in the future, by a clock that was ahead${why}.`, next, at);
  }
  return null;
}

/**
 * A look tells nothing of whom a run moved after it or undoing one took back, nor of what they have done since. A run of a time to come tells nothing of the
 * order; held against every look, it would keep the line from being done until then.
 */
function lookBehindRun({ look, run, undone, now }: CutoverFacts): Finding | null {
  if (look === null) return null;
  const isBehind = (moment: number) => look.at < moment && moment - now <= clocksDiffer;
  if (run !== null && isBehind(run.atWorkUntil)) {
    return unknown(`Run ${run.id} has been at work since the last look.`, 'look', look.at);
  }
  if (undone !== null && isBehind(undone.until)) {
    return unknown(`Run ${undone.run} was undone after the last look.`, 'look', look.at);
  }
  return null;
}

/** A line about exceptions: done when there are none or each is accepted. */
function accounted(
  { exceptions }: CutoverFacts,
  kinds: readonly ExceptionKind[],
  at: number,
  words: {
    readonly clean: string;
    readonly accepted: (count: number) => string;
    readonly open: (count: number) => string;
    readonly next: CutoverStep;
  },
): Finding {
  const concerned = exceptions.filter(({ kind }) => kinds.includes(kind));
  const found = concerned.reduce((sum, count) => sum + count.found, 0);
  const left = concerned.reduce((sum, count) => sum + count.found - count.accepted, 0);
  const accepted = found - left;
  const besides =
    accepted === 0 ? '' : ` ${countText(accepted)} more ${accepted === 1 ? 'is' : 'are'} accepted by name.`;
  if (left > 0) return open(`${words.open(left)}${besides}`, words.next, at);
  return done(found === 0 ? words.clean : words.accepted(found), at);
}

/** What somebody has said to have seen. */
function quoted({ by, why }: Acceptance): string {
  return `${by} says: “${why}”.`;
}

const unread = 'The application may not read the connection.';
const absent = 'The tenant has no connection of this name; the scripts of trickle have to be deployed first.';

const undeployed = 'The connection asks no script; those of trickle have to be deployed first.';

function noOpScripts(facts: CutoverFacts, before: readonly CutoverLine[]): Finding {
  const { connection, cutover } = facts;
  if (connection === null) return unknown(unread, 'let-read-connection');
  if (connection === 'absent') return waits(absent);
  if (connection.plain) return waits(undeployed);
  if (connection.noOps && connection.customDatabase) {
    return done(
      cutover === null
        ? 'login and getUser answer nobody; not Userferry brought them.'
        : `login and getUser answer nobody (deployment ${cutover.number}).`,
      cutover?.made ?? null,
    );
  }
  if (!readyForCutover(before)) return waits('The scripts still ask the legacy database; the lines above come first.');
  return open('The scripts still ask the legacy database.', 'deploy-cutover');
}

function importMode({ connection }: CutoverFacts): Finding {
  if (connection === null) return unknown(unread, 'let-read-connection');
  if (connection === 'absent') return waits(absent);
  if (connection.plain) return waits(undeployed);
  if (connection.importMode && connection.customDatabase) {
    return done('Import mode and the own database are on: that makes Auth0 look into its own store. Leave both on.');
  }
  return open(
    'Import mode is off: Auth0 asks the scripts alone, and after the cutover nobody could sign in.',
    'switch-import-mode-on',
  );
}

const whyUntold: Readonly<Record<UntoldSignIn, string>> = {
  unreadable: 'The application may not read the tenant’s log.',
  undated: 'Not Userferry brought these scripts, so that it can’t say which sign-ins came after them.',
};

function signedIn(facts: CutoverFacts): Finding {
  const { signedIn: seen, said } = facts;
  const plain = isPlainBulk(facts);
  if (!isOver(facts)) return waits(plain ? 'Comes after a run.' : 'Comes after the cutover.');
  const turn = turnOf(facts);
  if (seen === 'unreadable' || seen === 'undated') {
    const saying = said['unseen-sign-in'];
    return saying === undefined
      ? unknown(whyUntold[seen], 'read-log-or-accept')
      : done(`Userferry can’t see sign-ins. ${quoted(saying)}`, saying.at);
  }
  if (seen === 'none') {
    const since = turn === null ? '' : ` since ${turn.by}`;
    return open(`The tenant’s log has no sign-in on this connection${since}.`, 'sign-in');
  }
  return done(`Somebody has signed in since ${turn?.by ?? 'the cutover'}.`, seen);
}

function secrets(facts: CutoverFacts, before: readonly CutoverLine[]): Finding {
  const { connection } = facts;
  if (connection === null) return unknown(unread, 'let-read-connection');
  if (connection === 'absent') return waits(absent);
  if (connection.ownKeys.length === 0)
    return done('The connection’s configuration holds nothing of the legacy database.');
  if (lineBeforeBlanking(before) !== null)
    return waits(
      `The configuration still holds ${connection.ownKeys.join(', ')}; a sign-in after the cutover comes first.`,
    );
  return open(`The configuration still holds ${connection.ownKeys.join(', ')}.`, 'blank-secrets');
}

function legacySide(facts: CutoverFacts, before: readonly CutoverLine[]): Finding {
  const { connection, said } = facts;
  const plain = isPlainBulk(facts);
  const last = waits(`${plain ? 'The SQL login is' : 'The SQL login and the firewall rules are'} removed last.`);
  // Said before somebody went back, it is of a login that scripts use again.
  if (!plain && connection !== null && connection !== 'absent' && !connection.noOps) return last;
  const saying = said['legacy-side'];
  if (saying !== undefined) return done(`What Userferry can’t see is gone. ${quoted(saying)}`, saying.at);
  if (!stands(before, plain ? 'sign-in' : 'secrets')) return last;
  return open(
    plain
      ? 'The SQL login with which Userferry read the accounts is still there, as far as it knows.'
      : 'The SQL login that the scripts used and the firewall rules for Auth0 are still there, as far as Userferry knows.',
    'remove-legacy-side',
  );
}

function stands(lines: readonly CutoverLine[], topic: CutoverTopic): boolean {
  return lines.some((line) => line.topic === topic && line.state === 'done');
}
