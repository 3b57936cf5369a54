import type { RunSnapshot, RunState } from '../../../electron/assistant/contract/index.ts';
import { LocalTime } from '../../components/local-time.tsx';
import { Standing } from '../../wizard/standing.tsx';
import { count, counted } from '../../words/numbers.ts';

const runningWords: Readonly<Record<RunState, string>> = {
  'reading-baseline': 'Reading what the connection holds',
  sending: 'Migrating',
  settling: 'Waiting for Auth0 to finish the last files',
  confirming: 'Counting who arrived',
  pausing: 'Finishing the files that are on their way',
  paused: 'Paused',
  'between-waves': 'Waiting for a yes',
  stopped: 'Stopped',
  finished: 'Finished',
};

/** What a run is doing now, of a run in waves with the wave that it sends. */
export function runningHeading({ state, wave }: RunSnapshot): string {
  return wave !== undefined && state === 'sending' ? `Migrating wave ${count(wave.number)}` : runningWords[state];
}

const waitingWords: Readonly<Record<NonNullable<RunSnapshot['waiting']>['why'], string>> = {
  'rate-limit': 'Auth0 asked to wait.',
  'two-active-jobs': 'Auth0 has two import jobs and takes no third.',
  'tenant-unreachable': 'Auth0 can’t be reached.',
  'database-unreachable': 'The legacy database can’t be reached.',
};

/** Where a running run stands. */
export function runningStanding({ state, waiting, slots, uncertainFiles, wave }: RunSnapshot) {
  if (waiting !== undefined) {
    return (
      <Standing
        fact={waitingWords[waiting.why]}
        more={
          <>
            It goes on by itself at <LocalTime at={waiting.until} />. Nothing is lost.
          </>
        }
      />
    );
  }
  if (state === 'pausing') {
    return (
      <Standing
        fact={
          slots.length === 0 ? 'Letting go.' : `Waits until ${counted(slots.length, 'file is', 'files are')} settled.`
        }
        more="Nothing new is sent."
      />
    );
  }
  if (slots.length === 0 && uncertainFiles.length > 0) {
    return (
      <Standing
        fact={`${counted(uncertainFiles.length, 'file is', 'files are')} looked for.`}
        more="Nobody will be imported twice. You may pause and resume later."
      />
    );
  }
  if (wave !== undefined && wave.number < wave.of) {
    return (
      <Standing
        fact="Nothing to do now."
        more={`Wave ${count(wave.number + 1)} waits for a yes. Undo covers these users until they sign in.`}
      />
    );
  }
  return <Standing fact="Nothing to do now." more="Every account ends with exactly one outcome." />;
}
