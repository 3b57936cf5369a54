import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { lazy, Suspense } from 'react';
import { PlaceProvider, useAssistantView } from '../client/use-assistant.tsx';
import { useCommand } from '../client/use-command.ts';
import { RefusedCommand } from '../components/refused-command.tsx';
import { GuideBeside } from '../help/guide-beside.tsx';
import { HelpEntries } from '../help/help-entries.tsx';
import { useHelpKeys } from '../help/use-help-keys.ts';
import { LineNotice } from '../wizard/line-notice.tsx';
import { PageBoundary } from '../wizard/page-boundary.tsx';
import { usePlaceInHistory } from '../wizard/place-in-history.ts';
import { StepPanel } from '../wizard/step-panel.tsx';
import { TitleBar } from '../wizard/title-bar.tsx';

const StartPage = lazy(() => import('./start-page.tsx'));

const useStyles = makeStyles({
  frame: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
  body: { display: 'flex', flexGrow: 1, minHeight: 0 },
  refused: { padding: '8px 28px 0' },
  panel: {
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The window before a workspace is chosen: no steps yet. */
export function Start() {
  const styles = useStyles();
  const { line } = useAssistantView();
  const openWorkspace = useCommand('openWorkspace');
  usePlaceInHistory({ at: 'start' }, async (place) =>
    place.at === 'start' ? true : openWorkspace.given({ id: place.workspace }),
  );
  useHelpKeys('start');
  return (
    <div className={styles.frame}>
      <TitleBar workspace={undefined} note={undefined} help={<HelpEntries placed="beside" />} />
      <div className={styles.body}>
        <StepPanel className={styles.panel}>
          <LineNotice line={line} />
          {openWorkspace.error !== undefined && (
            <section className={styles.refused} aria-label={t`Another migration`}>
              <RefusedCommand error={openWorkspace.error} />
            </section>
          )}
          <PageBoundary>
            <Suspense>
              <PlaceProvider value="start">
                <StartPage />
              </PlaceProvider>
            </Suspense>
          </PageBoundary>
        </StepPanel>
        <GuideBeside of="start" />
      </div>
    </div>
  );
}
