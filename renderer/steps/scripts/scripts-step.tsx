import { makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import {
  type ActionName,
  type DeployTarget,
  deployTarget,
  type ScriptPlace,
  type Snapshot,
} from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { Term } from '../../help/term.tsx';
import { usePageWithin } from '../../wizard/page-within.ts';
import { Standing } from '../../wizard/standing.tsx';
import { StepPage } from '../../wizard/step-page.tsx';
import { isActive } from '../../wizard/step-state.ts';
import { ActionList } from './action-list.tsx';
import { CasesCard } from './cases-card.tsx';
import { DeployReview } from './deploy/deploy-review.tsx';
import { DeployedCard } from './deploy/deployed-card.tsx';
import { useDeployedScript } from './deploy/use-deployed-script.ts';
import type { CodeEditorHandle } from './editor/code-editor.tsx';
import { RunCard } from './run-card.tsx';
import { ScriptCard } from './script-card.tsx';
import { ScriptsButtons } from './scripts-buttons.tsx';
import { scriptsHeading, stepStanding } from './scripts-words.ts';
import { useFindings } from './use-findings.ts';
import { useRun } from './use-run.ts';
import { useScript, wayOf } from './use-script.ts';
import { useUnsavedScripts } from './use-unsaved-scripts.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: '168px minmax(0, 1fr)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    // The actions lie across both columns here.
    '@container (min-width: 1020px) and (max-width: 1299px)': { gridTemplateColumns: 'minmax(0, 1fr) 372px' },
    '@container (min-width: 1300px)': { gridTemplateColumns: '168px minmax(0, 1fr) 380px' },
  },
  beside: { display: 'grid', gap: '14px', minWidth: 0, alignContent: 'start' },
  matter: { display: 'grid', gap: '14px', minWidth: 0, '@container (min-width: 1020px)': { display: 'contents' } },
});

/** Step 5: the action scripts as they would be deployed, and a place to try them before anyone does. */
export default function ScriptsStep() {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const [action, setAction] = useState<ActionName>('login');
  const edited = useScript(action);
  const unsaved = useUnsavedScripts(undefined).actions.filter((each) => each !== action || edited.changed);
  const deployed = useDeployedScript(action, snapshot.deployment);
  const findings = useFindings(action, edited.text);
  const { tried, running, run } = useRun();
  const [account, setAccount] = useState('');
  const reviewed = usePageWithin(deployTarget);
  const [justDeployed, setJustDeployed] = useState<number>();
  const editor = useRef<CodeEditorHandle>(null);
  const reveal = (place: ScriptPlace) => editor.current?.reveal(place);
  const script = snapshot.scripts.find((known) => known.action === action) ?? { action, edited: false, running: false };
  const review = (target: DeployTarget) => {
    setJustDeployed(undefined);
    reviewed.open(target);
  };
  if (reviewed.shown !== undefined) {
    return (
      <DeployReview
        target={reviewed.shown}
        onBack={reviewed.back}
        onDeployed={(number) => {
          reviewed.back();
          setJustDeployed(number ?? undefined);
        }}
      />
    );
  }
  return (
    <StepPage
      heading={scriptsHeading(snapshot)}
      sentence={
        <Trans>
          Auth0 runs them at sign-in. Here they run in the same kind of <Term word="container">container</Term>, with
          the same limit, before anyone depends on them.
        </Trans>
      }
      underWay={['script-cases']}
      standing={<Standing {...stepStanding(snapshot, script, edited.changed, justDeployed)} />}
      buttons={<ScriptsButtons snapshot={snapshot} edited={edited} onReview={() => review({ kind: 'mode' })} />}
    >
      {snapshot.failure !== undefined && <FailurePanel failure={snapshot.failure} />}
      {edited.refused !== undefined && <FailurePanel failure={edited.refused} />}
      <DeployedCard snapshot={snapshot} onGoBack={(number) => review({ kind: 'back', number })} />
      <div className={styles.columns}>
        <ActionList
          scripts={snapshot.scripts}
          mode={snapshot.strategy.mode}
          current={action}
          unsaved={unsaved}
          onChoose={setAction}
        />
        <div className={styles.matter}>
          <ScriptCard
            key={`${wayOf(snapshot)} ${action}`}
            action={action}
            edited={edited}
            deployed={deployed}
            findings={findings}
            editor={editor}
            onReveal={reveal}
          />
          <div className={styles.beside}>
            <CasesCard
              key={`cases:${action}`}
              action={action}
              cases={script.cases}
              opensWhen={casesOpenWhen(snapshot, edited.changed)}
              onReveal={reveal}
            />
            <RunCard
              action={action}
              text={edited.text}
              account={account}
              onAccount={setAccount}
              running={script.running || running.includes(action)}
              tried={tried[action]}
              onRun={(args) => void run(action, edited.text ?? '', args)}
              onWrite={({ run: { writing }, source, args }, passwords) =>
                void run(action, source, { ...args, ...passwords }, writing?.code ?? '')
              }
              onReveal={reveal}
            />
          </div>
        </div>
      </div>
    </StepPage>
  );
}

/** Cases are kept with the workspace, so that they take the text that is kept there too. */
function casesOpenWhen({ activity, run }: Snapshot, changed: boolean): string | undefined {
  if (activity !== undefined)
    return activity.kind === 'script-cases' ? t`Running` : t`Opens when nothing else is under way`;
  if (run !== undefined && isActive(run.state)) return t`Opens when the run is over`;
  return changed ? t`Save the script first` : undefined;
}
