import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { RunSnapshot, RunState } from '../../../electron/assistant/contract/index.ts';
import { LocalTime } from '../../components/local-time.tsx';
import { Term } from '../../help/term.tsx';
import { Standing } from '../../wizard/standing.tsx';
import { count } from '../../words/numbers.ts';

const runningWords: Readonly<Record<RunState, string>> = {
  'reading-baseline': t`Reading what the connection holds`,
  sending: t`Migrating`,
  settling: t`Waiting for Auth0 to finish the last files`,
  confirming: t`Counting who arrived`,
  pausing: t`Finishing the files that are on their way`,
  paused: t`Paused`,
  'between-waves': t`Waiting for a yes`,
  stopped: t`Stopped`,
  finished: t`Finished`,
};

/** What a run is doing now, of a run in waves with the wave that it sends. */
export function runningHeading({ state, wave, waiting }: RunSnapshot): string {
  if (waiting?.why === 'half-created') return t`Waiting whether somebody completes a half-created record`;
  return wave !== undefined && state === 'sending'
    ? t`Migrating wave ${{ number: count(wave.number) }}`
    : runningWords[state];
}

const waitingWords: Readonly<Record<NonNullable<RunSnapshot['waiting']>['why'], string>> = {
  'rate-limit': t`Auth0 asked to wait.`,
  'two-active-jobs': t`Auth0 has two import jobs and takes no third.`,
  'tenant-unreachable': t`Auth0 can’t be reached.`,
  'database-unreachable': t`The legacy database can’t be reached.`,
  'half-created': t`Nobody is removed yet.`,
};

/** Where a running run stands. */
export function runningStanding({ state, waiting, slots, uncertainFiles, wave }: RunSnapshot) {
  const [onTheWay, uncertain] = [count(slots.length), count(uncertainFiles.length)];
  if (waiting !== undefined) {
    return (
      <Standing
        fact={waitingWords[waiting.why]}
        more={
          <Trans>
            It goes on by itself at <LocalTime at={waiting.until} />. Nothing is lost.
          </Trans>
        }
      />
    );
  }
  if (state === 'pausing') {
    return (
      <Standing
        fact={
          slots.length === 0
            ? t`Letting go.`
            : plural(slots.length, {
                one: `Waits until ${onTheWay} file is settled.`,
                other: `Waits until ${onTheWay} files are settled.`,
              })
        }
        more={t`Nothing new is sent.`}
      />
    );
  }
  if (slots.length === 0 && uncertainFiles.length > 0) {
    return (
      <Standing
        fact={plural(uncertainFiles.length, {
          one: `${uncertain} file is looked for.`,
          other: `${uncertain} files are looked for.`,
        })}
        more={t`Nobody will be imported twice. You may pause and resume later.`}
      />
    );
  }
  if (wave !== undefined && wave.number < wave.of) {
    return (
      <Standing
        fact={t`Nothing to do now.`}
        more={t`Wave ${{ number: count(wave.number + 1) }} waits for a yes. Undo covers these users until they sign in.`}
      />
    );
  }
  return (
    <Standing
      fact={t`Nothing to do now.`}
      more={
        <Trans>
          Every account ends with exactly one <Term word="outcome">outcome</Term>.
        </Trans>
      }
    />
  );
}
