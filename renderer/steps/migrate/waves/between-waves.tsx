import { makeStyles } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { plural, t } from '@lingui/core/macro';
import { useState } from 'react';
import type { RunSnapshot, Snapshot, WavesState } from '../../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../../client/use-assistant.tsx';
import { useCommand } from '../../../client/use-command.ts';
import type { AccountFilter } from '../../../components/account-filter-bar.tsx';
import { AccountsDrawer } from '../../../components/accounts-drawer.tsx';
import { Card } from '../../../components/card.tsx';
import { FailurePanel } from '../../../components/failure-panel.tsx';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { Ticks } from '../../../components/ticks.tsx';
import { useKeptDraft } from '../../../drafts/use-draft.ts';
import { useOpenUndo } from '../../../undo/open-undo.ts';
import { UndoCard } from '../../../undo/undo-card.tsx';
import { PrimaryButton } from '../../../wizard/primary-button.tsx';
import { Standing } from '../../../wizard/standing.tsx';
import { StepPage } from '../../../wizard/step-page.tsx';
import { accounts } from '../../../words/counts.ts';
import { count } from '../../../words/numbers.ts';
import { EventsCard } from '../events-card.tsx';
import { RejectedCard } from '../rejected-card.tsx';
import { whatIsForgotten } from '../resume-words.ts';
import { runFigures } from '../run-figures.ts';
import { WaveResultCard } from './wave-result-card.tsx';
import { WavesCard } from './waves-card.tsx';
import { estimateSentence, exceededFailure, waveFigures } from './waves-words.ts';
import { type TypedYes, YesCard } from './yes-card.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 340px)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: '14px' },
});

interface BetweenWavesProps {
  readonly run: RunSnapshot;
  readonly waves: WavesState;
  readonly awaits: NonNullable<WavesState['awaits']>;
}

/** A run that waits for a yes: who is in Auth0, how they sign in, what comes next; or the limit that has stopped it. */
export function BetweenWaves({ run, waves, awaits }: BetweenWavesProps) {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const { activity } = snapshot;
  const resume = useCommand('resumeRun');
  const look = useCommand('lookAtWaves');
  const [listed, setListed] = useState<AccountFilter>();
  const openUndo = useOpenUndo();
  const undone = snapshot.undone.find((one) => one.run === run.id);
  const { exceeded } = awaits;
  const to = { run: run.id, wave: awaits.wave, inSpite: exceeded !== undefined };
  const [typed, setTyped] = useKeptDraft('wave-yes', { ...to, by: '', why: '' });
  const next = waves.waves.find(({ number }) => number === awaits.wave);
  const last = waves.waves.findLast(({ state }) => state !== 'waiting');
  const looking = activity?.kind === 'waves-look' || look.running;
  const sends = next === undefined ? 0 : waveFigures(next, run).toCome;
  const yes = { ...to, by: typed.by.trim(), why: typed.why.trim() };
  const failure = otherFailure(snapshot);
  const { inTenant } = runFigures(run.counts);
  const [there, wave] = [count(inTenant), count(awaits.wave)];
  return (
    <StepPage
      heading={plural(inTenant, {
        one: `${there} person is in Auth0. Nothing more is sent without a yes.`,
        other: `${there} people are in Auth0. Nothing more is sent without a yes.`,
      })}
      sentence={
        exceeded === undefined
          ? t`Wave ${{ wave: count(awaits.wave - 1) }} of ${{ waves: count(waves.waves.length) }} has ended. Let its people sign in, and look how it goes. It waits as long as you like; Userferry may be closed.`
          : t`A limit has stopped the run in wave ${{ number: count(last?.number ?? awaits.wave) }} of ${{ waves: count(waves.waves.length) }}. Nobody will be imported twice. Safe to close.`
      }
      underWay={['waves-look']}
      standing={
        <Standing
          fact={
            sends === 0
              ? t`Wave ${wave} has nobody left to send: with the yes it ends.`
              : next?.state === 'under-way'
                ? t`Wave ${wave} still sends ${{ accounts: accounts(sends) }}.`
                : t`Wave ${wave} sends ${{ accounts: accounts(sends) }}.`
          }
          more={
            sends > 0 && snapshot.strategy.mode === 'hybrid'
              ? t`Of them, whoever has moved by signing in is found, and not sent. ${{ estimate: estimateSentence(waves, run) }}`
              : estimateSentence(waves, run)
          }
        />
      }
      buttons={
        <PrimaryButton
          icon={<PlayRegular />}
          opensWhen={
            undone !== undefined
              ? t`The run is undone, wholly or in part: a new plan moves on`
              : resume.running
                ? t`Looking and beginning`
                : looking
                  ? t`Looking`
                  : (whatIsForgotten(snapshot) ?? unnamed(yes, exceeded !== undefined))
          }
          onClick={() => {
            void resume.give({ yes });
            setTyped({ ...typed, why: '' });
          }}
        >
          {exceeded === undefined
            ? t`Begin wave ${{ wave: count(awaits.wave) }}: ${{ accounts: accounts(sends) }}`
            : t`Go on with wave ${{ wave: count(awaits.wave) }} in spite of it`}
        </PrimaryButton>
      }
    >
      <RefusedCommand error={resume.error ?? look.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      {exceeded !== undefined && <FailurePanel failure={exceededFailure(exceeded, waves)} />}
      <div className={styles.columns}>
        {last !== undefined && (
          <WaveResultCard
            wave={last}
            waves={waves}
            run={run}
            looking={looking}
            onLook={() => void look.give({})}
            onShow={setListed}
          />
        )}
        <div className={styles.column}>
          <YesCard
            title={
              exceeded === undefined ? t`The yes to wave ${{ wave: count(awaits.wave) }}` : t`Going on in spite of it`
            }
            typed={typed}
            inSpite={exceeded !== undefined}
            onType={({ by, why }) => setTyped({ ...typed, by, why })}
          />
          <Card title={t`While it waits`}>
            <Ticks
              items={[
                t`Whoever is in Auth0 and not blocked can sign in`,
                snapshot.strategy.mode === 'hybrid'
                  ? t`Whoever waits can still sign in, and moves by it`
                  : t`Whoever waits signs in as before, in the old application`,
                t`Users of this run can be deleted again until they sign in`,
              ]}
            />
          </Card>
        </div>
      </div>
      <WavesCard waves={waves} run={run} onShow={setListed} />
      <UndoCard undone={undone} onOpen={() => openUndo(run.id)} />
      <div className={styles.columns}>
        <EventsCard events={run.events} />
        <RejectedCard run={run} onShow={setListed} />
      </div>
      <AccountsDrawer title={t`Accounts of this run`} filter={listed} of="run" onClose={() => setListed(undefined)} />
    </StepPage>
  );
}

/** A limit that is exceeded has a panel of its own. */
function otherFailure({ failure }: Snapshot) {
  return failure?.code === 'UF-4906' || failure?.code === 'UF-4907' ? undefined : failure;
}

function unnamed({ by, why }: TypedYes, inSpite: boolean): string | undefined {
  if (inSpite && (by === '' || why === '')) return t`Opens with a name and a reason`;
  return by === '' ? t`Opens with the name of who says yes` : undefined;
}
