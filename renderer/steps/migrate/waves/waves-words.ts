import { plural, t } from '@lingui/core/macro';
import type {
  ExceededLimit,
  Failure,
  RunSnapshot,
  Wave,
  WavesState,
} from '../../../../electron/assistant/contract/index.ts';
import { isActive } from '../../../wizard/step-state.ts';
import { count } from '../../../words/numbers.ts';
import { durationInWords } from '../../../words/times.ts';
import { runFigures } from '../run-figures.ts';

/** Who is in Auth0, by how they came there. */
export type Arrived = Pick<RunSnapshot['counts'], 'imported' | 'updated' | 'present'>;

/** A wave's accounts by where they are; the three add up to its accounts. */
export interface WaveFigures {
  readonly inTenant: number;
  /** Of how many each, who is in Auth0. */
  readonly arrived: Arrived;
  readonly rejected: number;
  readonly toCome: number;
}

/** @param run what is told of the wave that is sent, while that is newer than what is known of the waves */
export function waveFigures(wave: Wave, run: RunSnapshot | undefined): WaveFigures {
  if (run?.wave?.number === wave.number) {
    const { inTenant, rejected } = runFigures(run.wave.counts);
    return { inTenant, arrived: run.wave.counts, rejected, toCome: wave.accounts - inTenant - rejected };
  }
  const of = (wanted: Wave['outcomes'][number]['outcome']) =>
    wave.outcomes.reduce((sum, { outcome, accounts }) => (outcome === wanted ? sum + accounts : sum), 0);
  const arrived = { imported: of('imported'), updated: of('updated'), present: of('present') };
  const inTenant = arrived.imported + arrived.updated + arrived.present;
  const rejected = of('rejected');
  return { inTenant, arrived, rejected, toCome: wave.accounts - inTenant - rejected };
}

/** How all who are in Auth0 came there; undefined where they came in several ways, or nobody did: no list of one outcome is theirs. */
export function onlyOutcome(arrived: Arrived): keyof Arrived | undefined {
  const outcomes = (['imported', 'updated', 'present'] as const).filter((outcome) => arrived[outcome] > 0);
  return outcomes.length === 1 ? outcomes[0] : undefined;
}

/** How a wave stands, at the end of its line; `run` says whether the one that was begun is being sent. */
export function waveStateWords({ state, people }: Wave, run: RunSnapshot): string {
  switch (state) {
    case 'waiting':
      return t`Waits for a yes`;
    case 'under-way':
      return isActive(run.state) ? t`Under way` : t`Stopped on its way`;
    default:
      return people === undefined ? t`Ended` : howTheySignIn(people);
  }
}

function howTheySignIn({ signedIn, failing }: NonNullable<Wave['people']>): string {
  const [come, refused] = [count(signedIn), count(failing)];
  return plural(signedIn, {
    one: `${come} person has signed in, ${refused} can’t`,
    other: `${come} people have signed in, ${refused} can’t`,
  });
}

/** What went beyond a limit, and the limit. */
export function exceededSentence({ limit, found, wave, accounts }: ExceededLimit, most: number | undefined): string {
  const [many, of, number] = [count(found), count(accounts), count(wave)];
  const what =
    limit === 'rejected'
      ? plural(found, {
          one: `${many} account was rejected of the ${of} of wave ${number}.`,
          other: `${many} accounts were rejected of the ${of} of wave ${number}.`,
        })
      : plural(found, {
          one: `${many} person can’t sign in of the ${of} of wave ${number}.`,
          other: `${many} people can’t sign in of the ${of} of wave ${number}.`,
        });
  return most === undefined ? what : `${what} ${t`Your limit is ${{ most: count(most) }}.`}`;
}

/** A limit that has stopped the run: what happened, what was kept, and what can be done. */
export function exceededFailure(exceeded: ExceededLimit, { waves }: WavesState): Failure {
  const most = waves.find(({ number }) => number === exceeded.wave)?.limits[exceeded.limit]?.most;
  const isRejected = exceeded.limit === 'rejected';
  return {
    code: isRejected ? 'UF-4906' : 'UF-4907',
    message: t`The run stopped by itself: ${{ exceeded: exceededSentence(exceeded, most) }}`,
    kept: t`What was on its way was followed to its end. Whoever is in Auth0 stays there, and nothing more is sent.`,
    next: isRejected
      ? t`See why below. Mend the cause, undo this run and begin anew; or go on in spite of it, by name.`
      : t`See below whose passwords don’t fit: one format alone points to how it is read. Mend the cause, undo this run and begin anew; or go on in spite of it, by name.`,
  };
}

/** How long the next wave takes, and all that is left. */
export function estimateSentence({ estimate, waves, awaits }: WavesState, run: RunSnapshot): string {
  const next = waves.find(({ number }) => number === awaits?.wave);
  const { msPerAccount, left, accountsLeft, byWave } = estimate;
  const sends = next === undefined ? accountsLeft : waveFigures(next, run).toCome;
  const [own, all, people] = [inWords(sends * msPerAccount), inWords(left), count(accountsLeft)];
  if (accountsLeft === 0) return t`Nobody is left then.`;
  if (sends === 0) return t`All ${people} that are left take some ${all}.`;
  if (byWave === undefined)
    return sends === accountsLeft
      ? t`It takes some ${own}, as the plan reckons; nobody is left then.`
      : t`It takes some ${own}; all ${people} that are left some ${all}, as the plan reckons.`;
  const pace = count(byWave);
  return sends === accountsLeft
    ? t`It takes some ${own}, at the pace of wave ${pace}; nobody is left then.`
    : t`It takes some ${own}; all ${people} that are left some ${all}, at the pace of wave ${pace}.`;
}

/** “Some” goes with no less than a second. */
function inWords(ms: number): string {
  return durationInWords(Math.max(1_000, ms));
}

/** What of sign-ins can’t be told; undefined where all of it can. */
export function logNote({ log }: WavesState): string | undefined {
  if (!log.readable)
    return t`How people sign in can’t be told: the application may not read the tenant’s log (read:logs).`;
  if (log.gap) return t`The tenant’s log had forgotten a part before it was read: more may have signed in, or failed.`;
  return undefined;
}
