import { makeStyles } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Snapshot, TrickleLook, TrickleStanding } from '../../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../../client/use-assistant.tsx';
import { useCommand } from '../../../client/use-command.ts';
import { FailurePanel } from '../../../components/failure-panel.tsx';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { Term } from '../../../help/term.tsx';
import { AfterUndoButton } from '../../../undo/after-undo-button.tsx';
import { undoneSince } from '../../../undo/open-undo.ts';
import { PrimaryButton } from '../../../wizard/primary-button.tsx';
import { useShowStep } from '../../../wizard/show-step.ts';
import { Standing } from '../../../wizard/standing.tsx';
import { StepPage } from '../../../wizard/step-page.tsx';
import { isCutOver } from '../../../wizard/step-state.ts';
import { count } from '../../../words/numbers.ts';
import { MarksCard } from '../marks-card.tsx';
import { DaysCard } from './days-card.tsx';
import { ForecastCard } from './forecast-card.tsx';
import { LogCard } from './log-card.tsx';
import { LookButton } from './look-button.tsx';
import { MovedCard } from './moved-card.tsx';
import { OnlyInAuth0Card } from './only-in-auth0-card.tsx';
import { RefusedCard } from './refused-card.tsx';
import { StandingDrawer } from './standing-drawer.tsx';
import { laterSentence, movedIn, weeksHeading } from './weeks-words.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 340px)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 740px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: '14px', minWidth: 0 },
});

interface WeeksViewProps {
  readonly look: TrickleLook;
  /** Leads to the run for those who are left, and says whether it has been, or was undone; undefined in a mode that has none. */
  readonly bulk: { readonly done: boolean; readonly undone: boolean; readonly onShow: () => void } | undefined;
}

/** How a trickle migration stands, over weeks: who came, who is refused and why, who is left. */
export function WeeksView({ look, bulk }: WeeksViewProps) {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const { activity, failure, trickle, plan } = snapshot;
  const cutOver = isCutOver(snapshot);
  const give = useCommand('lookAtTrickle');
  const [listed, setListed] = useState<TrickleStanding>();
  return (
    <StepPage
      heading={weeksHeading(look, cutOver)}
      sentence={
        cutOver
          ? t`Since the cutover Auth0 asks the old database no more, and nobody moves by signing in. Userferry counts who moved before by the mark that the scripts set; looking changes nothing.`
          : t`Each account moves when its owner signs in. Userferry counts them in Auth0 by the mark that the scripts set; looking changes nothing.`
      }
      actions={<LookButton activity={activity} running={give.running} onLook={() => void give.give({})} />}
      underWay={['trickle-look']}
      standing={<WeeksStanding look={look} bulk={bulk} cutOver={cutOver} />}
      buttons={<WeeksButtons look={look} bulk={bulk} />}
    >
      <RefusedCommand error={give.error} />
      <Failures failure={failure} trickle={trickle} />
      <MovedCard
        look={look}
        plan={plan?.id}
        undone={undoneSince(snapshot, look.at)?.run}
        cutOver={cutOver}
        onShow={setListed}
      />
      <div className={styles.columns}>
        <div className={styles.column}>
          <DaysCard look={look} />
          <RefusedCard failures={look.failures} log={look.log} />
        </div>
        <div className={styles.column}>
          {!cutOver && <ForecastCard look={look} />}
          <OnlyInAuth0Card look={look} />
          <LogCard log={look.log} />
          <MarksCard moved={movedIn(look)} />
        </div>
      </div>
      <StandingDrawer look={look} standing={listed} onClose={() => setListed(undefined)} />
    </StepPage>
  );
}

/** What failed that somebody asked for, and what failed by itself while nobody was waiting. */
function Failures({ failure, trickle }: Pick<Snapshot, 'failure' | 'trickle'>) {
  if (failure !== undefined) return <FailurePanel failure={failure} />;
  return trickle.failure === undefined ? null : <FailurePanel failure={trickle.failure} />;
}

function WeeksStanding({ look, bulk, cutOver }: WeeksViewProps & { readonly cutOver: boolean }) {
  const { secretKnown } = useSnapshot().tenant;
  const { straggler } = look.standings;
  const number = count(straggler);
  if (cutOver && straggler > 0) {
    return (
      <Standing
        fact={plural(straggler, {
          one: `${number} account had not moved at the latest look.`,
          other: `${number} accounts had not moved at the latest look.`,
        })}
        more={t`Verify and cut over says who accepted that.`}
      />
    );
  }
  if (straggler === 0) {
    return <Standing fact={t`Nobody is left who could still come.`} more={t`The cutover ends it.`} />;
  }
  return (
    <Standing
      fact={plural(straggler, { one: `${number} account has not moved.`, other: `${number} accounts have not moved.` })}
      more={
        bulk?.undone === true ? (
          t`The run of this plan was undone: wait for more to sign in, or make a new plan and move them in bulk.`
        ) : bulk?.done === false ? (
          <Trans>
            Wait for more to sign in, or move the <Term word="straggler">stragglers</Term> in bulk.
          </Trans>
        ) : (
          laterSentence(secretKnown, bulk === undefined)
        )
      }
    />
  );
}

/** Who is left after the run is held back by the plan: another run would not bring them. */
function WeeksButtons({ look, bulk }: WeeksViewProps) {
  const showStep = useShowStep();
  const next = () => showStep('verify-and-cut-over');
  const { straggler } = look.standings;
  if (bulk === undefined || bulk.done || straggler === 0) {
    return (
      <>
        {bulk?.done === true && (
          <PrimaryButton appearance="secondary" onClick={bulk.onShow}>
            <Trans>Show the run</Trans>
          </PrimaryButton>
        )}
        {bulk?.undone === true && straggler > 0 ? (
          <AfterUndoButton />
        ) : (
          <PrimaryButton onClick={next}>
            <Trans>Next: Verify and cut over</Trans>
          </PrimaryButton>
        )}
      </>
    );
  }
  return (
    <>
      <PrimaryButton appearance="secondary" onClick={next}>
        <Trans>Next: Verify and cut over</Trans>
      </PrimaryButton>
      <PrimaryButton onClick={bulk.onShow}>
        <Trans>Move the stragglers in bulk</Trans>
      </PrimaryButton>
    </>
  );
}
