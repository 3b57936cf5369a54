import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useCallback, useState } from 'react';
import type { StepName } from '../../electron/assistant/contract/index.ts';
import { PlaceProvider, useAssistantView, useSnapshot } from '../client/use-assistant.tsx';
import { useCommand } from '../client/use-command.ts';
import { GuideBeside } from '../help/guide-beside.tsx';
import { SkipLink } from '../help/skip-link.tsx';
import { useHelpKeys } from '../help/use-help-keys.ts';
import { PersonHost } from '../person/person-host.tsx';
import { narrowWindow } from '../theme/windows.ts';
import { EnvironmentBanner } from './environment-banner.tsx';
import type { Place } from './history-entry.ts';
import { LineNotice } from './line-notice.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { awaitedStep, usePlaceInHistory } from './place-in-history.ts';
import { PracticeGone } from './practice-gone.tsx';
import { RefusedWorkspace } from './refused-workspace.tsx';
import { ShowStepProvider } from './show-step.ts';
import { StepList } from './step-list.tsx';
import { StepPanel } from './step-panel.tsx';
import { TitleBar } from './title-bar.tsx';
import { useStepPage } from './use-step-page.ts';

const useStyles = makeStyles({
  frame: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  body: { display: 'flex', flexGrow: 1, minHeight: 0, [narrowWindow]: { flexDirection: 'column' } },
  panel: {
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRight: 'none',
    borderBottom: 'none',
    borderTopLeftRadius: tokens.borderRadiusXLarge,
    [narrowWindow]: { borderLeft: 'none', borderTopLeftRadius: 0 },
  },
});

/** The whole window: steps on the left, the chosen one beside them. */
export function Wizard() {
  const styles = useStyles();
  const { line } = useAssistantView();
  const snapshot = useSnapshot();
  const { give } = useCommand('showStep');
  const showStart = useCommand('showStart');
  const openWorkspace = useCommand('openWorkspace');
  const workspace = snapshot.workspace?.id;
  const [chosen, setChosen] = useState(() => awaitedStep(workspace) ?? snapshot.step);
  const [isRead, setIsRead] = useState(false);
  const choose = useCallback(
    (step: StepName) => {
      setChosen(step);
      setIsRead(true);
      void give({ step });
    },
    [give],
  );
  const goTo = async (place: Place): Promise<boolean> => {
    if (place.at === 'step' && place.workspace === workspace) {
      choose(place.step);
      return true;
    }
    setIsRead(false);
    return place.at === 'start' ? showStart.given({}) : openWorkspace.given({ id: place.workspace });
  };
  usePlaceInHistory({ at: 'step', workspace: workspace ?? '', step: chosen }, goTo);
  useHelpKeys(chosen, { snapshot, onChoose: choose });
  return (
    <ShowStepProvider value={choose}>
      <PersonHost>
        <div className={styles.frame}>
          <SkipLink />
          <TitleBar
            workspace={snapshot.workspace?.name}
            onStart={() => void showStart.give({})}
            note={
              snapshot.workspace?.environment === 'practice' ? t`Practice environment: nothing here is real` : undefined
            }
          />
          <div className={styles.body}>
            <StepList snapshot={snapshot} current={chosen} onChoose={choose} />
            <StepPanel className={styles.panel}>
              <LineNotice line={line} />
              <EnvironmentBanner {...snapshot} />
              <PracticeGone />
              <RefusedWorkspace refusal={isRead ? undefined : openWorkspace.error} onRead={() => setIsRead(true)} />
              <PageBoundary key={chosen}>
                <PlaceProvider value={chosen}>
                  <StepContent step={chosen} />
                </PlaceProvider>
              </PageBoundary>
            </StepPanel>
            <GuideBeside of={chosen} />
          </div>
        </div>
      </PersonHost>
    </ShowStepProvider>
  );
}

/** Within the boundary, so that a page that can't be fetched is told of where it would stand. */
function StepContent({ step }: { readonly step: StepName }) {
  const Page = useStepPage(step);
  return Page === undefined ? null : <Page />;
}
