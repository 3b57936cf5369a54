import type {
  ExceededLimit,
  Failure,
  RunSnapshot,
  Wave,
  WavesState,
} from '../../../../electron/assistant/contract/index.ts';
import { isActive } from '../../../wizard/step-state.ts';
import { count, counted } from '../../../words/numbers.ts';
import { durationInWords } from '../../../words/times.ts';
import { runFigures } from '../run-figures.ts';

/** A wave's accounts by where they are; the three add up to its accounts. */
export interface WaveFigures {
  readonly inTenant: number;
  readonly rejected: number;
  readonly toCome: number;
}

/** @param run what is told of the wave that is sent, while that is newer than what is known of the waves */
export function waveFigures(wave: Wave, run: RunSnapshot | undefined): WaveFigures {
  if (run?.wave?.number === wave.number) {
    const { inTenant, rejected } = runFigures(run.wave.counts);
    return { inTenant, rejected, toCome: wave.accounts - inTenant - rejected };
  }
  const of = (...wanted: readonly Wave['outcomes'][number]['outcome'][]) =>
    wave.outcomes.reduce((sum, { outcome, accounts }) => (wanted.includes(outcome) ? sum + accounts : sum), 0);
  const inTenant = of('imported', 'updated', 'present');
  const rejected = of('rejected');
  return { inTenant, rejected, toCome: wave.accounts - inTenant - rejected };
}

/** How a wave stands, at the end of its line; `run` says whether the one that was begun is being sent. */
export function waveStateWords({ state, people }: Wave, run: RunSnapshot): string {
  switch (state) {
    case 'waiting':
      return 'Waits for a yes';
    case 'under-way':
      return isActive(run.state) ? 'Under way' : 'Stopped on its way';
    default:
      return people === undefined
        ? 'Ended'
        : `${counted(people.signedIn, 'person has', 'people have')} signed in, ${count(people.failing)} can’t`;
  }
}

/** What went beyond a limit, in one sentence. */
export function exceededSentence({ limit, found, wave, accounts }: ExceededLimit, most: number | undefined): string {
  const what =
    limit === 'rejected'
      ? `${counted(found, 'account was', 'accounts were')} rejected`
      : `${counted(found, 'person', 'people')} can’t sign in`;
  const allowed = most === undefined ? '' : ` Your limit is ${count(most)}.`;
  return `${what} of the ${count(accounts)} of wave ${count(wave)}.${allowed}`;
}

/** A limit that has stopped the run: what happened, what was kept, and what can be done. */
export function exceededFailure(exceeded: ExceededLimit, { waves }: WavesState): Failure {
  const most = waves.find(({ number }) => number === exceeded.wave)?.limits[exceeded.limit]?.most;
  const isRejected = exceeded.limit === 'rejected';
  return {
    code: isRejected ? 'UF-4906' : 'UF-4907',
    message: `The run stopped by itself: ${exceededSentence(exceeded, most)}`,
    kept: 'What was on its way was followed to its end. Whoever is in Auth0 stays there, and nothing more is sent.',
    next: isRejected
      ? 'See why below. Mend the cause, undo this run and begin anew; or go on in spite of it, by name.'
      : 'See below whose passwords don’t fit: one format alone points to how it is read. Mend the cause, undo this run and begin anew; or go on in spite of it, by name.',
  };
}

/** How long the next wave takes, and all that is left. */
export function estimateSentence({ estimate, waves, awaits }: WavesState, run: RunSnapshot): string {
  const next = waves.find(({ number }) => number === awaits?.wave);
  const { msPerAccount, left, accountsLeft, byWave } = estimate;
  const basis = byWave === undefined ? 'as the plan reckons' : `at the pace of wave ${count(byWave)}`;
  const sends = next === undefined ? accountsLeft : waveFigures(next, run).toCome;
  const itself = `It takes some ${durationInWords(sends * msPerAccount)}`;
  if (sends === accountsLeft) return `${itself}, ${basis}; nobody is left then.`;
  return `${itself}; all ${count(accountsLeft)} that are left some ${durationInWords(left)}, ${basis}.`;
}

/** What of sign-ins can’t be told; undefined where all of it can. */
export function logNote({ log }: WavesState): string | undefined {
  if (!log.readable)
    return 'How people sign in can’t be told: the application may not read the tenant’s log (read:logs).';
  if (log.gap) return 'The tenant’s log had forgotten a part before it was read: more may have signed in, or failed.';
  return undefined;
}
