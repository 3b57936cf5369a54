import { plural } from '../../common/count-text.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import type { RunRecord } from '../../journal/records.ts';
import type { ExceededLimit } from '../../journal/wave-records.ts';
import type { AwaitedYes } from './wave-turn.ts';

const unsent = 'Nothing was sent.';

/** UF-4901: what a file of ids names has to be in the plan, or the wrong file was chosen. */
export function unknownIds(file: string, count: number, first: readonly string[]): UserferryError {
  const more = count > first.length ? ` and ${plural(count - first.length, 'more', 'more')}` : '';
  return new UserferryError({
    code: 'UF-4901',
    message: `${plural(count, 'id', 'ids')} of ${file} ${count === 1 ? 'is' : 'are'} in no account of the plan: ${first.join(', ')}${more}.`,
    kept: 'No run was begun, and nothing was sent.',
    next: 'Mend the file: one old key, or user id, a line. Accounts that are newer than the plan come with a new one: userferry plan.',
  });
}

/** UF-4902: a wave of nobody would be a yes to nothing. */
export function emptyWave(number: number, title: string): UserferryError {
  return new UserferryError({
    code: 'UF-4902',
    message: `Nobody is left for wave ${number} (${title}): there is no such account, the waves before it have everybody whom it could have, or the plan imports none of them.`,
    kept: 'No run was begun, and nothing was sent.',
    next: 'Leave that wave out, write it as the old application does, or make those before it smaller. Shares are of all accounts to import, and add up.',
  });
}

/** UF-4903: a wave is sent when somebody has seen the one before it, and says yes. */
export function yesNeeded(run: string, { wave, exceeded }: AwaitedYes): UserferryError {
  return new UserferryError({
    code: 'UF-4903',
    message:
      exceeded === null
        ? `Run ${run} waits for a yes to wave ${wave}.`
        : `Run ${run} was stopped because a limit was exceeded (${foundText(exceeded)}), and waits for a yes to going on with wave ${wave}.`,
    kept: unsent,
    next: `See how the waves so far went: userferry status ${run}. Then: userferry migrate --wave ${wave} --by NAME --because WHY. Or take back what came: userferry undo ${run}.`,
  });
}

/** UF-4904: a yes is to the wave whose turn it is. */
export function otherWave(run: string, said: number, turn: number | null): UserferryError {
  return new UserferryError({
    code: 'UF-4904',
    message:
      turn === null
        ? `Run ${run} waits for no yes to wave ${said}.`
        : `The yes is to wave ${said}, and it is the turn of wave ${turn} of run ${run}.`,
    kept: unsent,
    next: turn === null ? `Where it stands: userferry status ${run}.` : `Say it to that one: --wave ${turn}.`,
  });
}

/** UF-4905: who says yes stands in the report. */
export function namelessYes(wave: number): UserferryError {
  return new UserferryError({
    code: 'UF-4905',
    message: `A yes to wave ${wave} takes the name of who says it.`,
    kept: unsent,
    next: 'Give the same command with --by NAME, and --because WHY where a reason should stand in the report.',
  });
}

/** UF-4906, UF-4907: a limit that was set beforehand. */
export function limitExceeded(exceeded: ExceededLimit): UserferryError {
  return exceeded.limit === 'rejected' ? tooManyRejected(exceeded) : tooManyFailing(exceeded);
}

/** What went beyond a limit, in words. */
export function foundText({ limit, wave, found, accounts }: ExceededLimit): string {
  const what =
    limit === 'rejected'
      ? `${plural(found, 'account was', 'accounts were')} rejected`
      : `${plural(found, 'person', 'people')} could not sign in`;
  return `${what} of ${plural(accounts, 'account', 'accounts')} of wave ${wave}`;
}

function tooManyRejected(exceeded: ExceededLimit): UserferryError {
  return new UserferryError({
    code: 'UF-4906',
    message: `More accounts were rejected than the limit allows: ${foundText(exceeded)}. The run stopped by itself.`,
    kept: 'Files that were on their way were followed to their end, and everybody has their outcome or waits; nothing more is sent.',
    next: goOnOrBack(exceeded.wave),
  });
}

function tooManyFailing(exceeded: ExceededLimit): UserferryError {
  return new UserferryError({
    code: 'UF-4907',
    message: `More people failed to sign in with their password than the limit allows: ${foundText(exceeded)}, and have not got in since. The run stopped by itself.`,
    kept: 'Files that were on their way were followed to their end, and nothing more is sent. Whoever is in Auth0 stays there.',
    next: goOnOrBack(exceeded.wave),
  });
}

function goOnOrBack(wave: number): string {
  return `See by reason and password format what went wrong in wave ${wave}: userferry status. Take everybody back with userferry undo, mend the cause and begin anew; or go on in spite of it with a yes by name (--wave N --by NAME).`;
}

/** UF-4908: a limit that nobody can watch is none. */
export function logUnreadable(): UserferryError {
  return new UserferryError({
    code: 'UF-4908',
    message: 'A limit on failed sign-ins is set, and the application may not read the tenant’s log (read:logs).',
    kept: 'Nothing more is sent, and what was sent is kept.',
    next: 'Grant it in the Auth0 dashboard under Applications, APIs, Auth0 Management API, Machine to Machine Applications; or begin a run without --limit-failed-sign-ins.',
  });
}

/** UF-4909: a run is in waves from its beginning, or not at all. */
export function notInWaves({ id: run, state }: Pick<RunRecord, 'id' | 'state'>): UserferryError {
  const goOn = state === 'finished' ? '' : `Go on with it: userferry resume ${run}. `;
  return new UserferryError({
    code: 'UF-4909',
    message: `Run ${run} was not begun in waves.`,
    kept: unsent,
    next: `${goOn}Waves are asked for when a run is begun: userferry migrate --waves "50, 10%, rest".`,
  });
}

/** UF-4910: what the mapping doesn't read can't choose anybody. */
export function cannotTell(what: 'application' | 'role', detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-4910',
    message: `The plan can’t tell which accounts have that ${what}: ${detail}`,
    kept: 'No run was begun, and nothing was sent.',
    next:
      what === 'application'
        ? 'Choose one that the survey shows, or give the keys of its accounts in a file: --waves "ids:FILE".'
        : 'Have the mapping read roles (userferry survey), and make a plan with it; or give the keys of its accounts in a file: --waves "ids:FILE".',
  });
}
