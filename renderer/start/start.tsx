import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { useAssistantView } from '../client/use-assistant.tsx';
import { LineNotice } from '../wizard/line-notice.tsx';
import { PageBoundary } from '../wizard/page-boundary.tsx';
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
  panel: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The window before a workspace is chosen: no steps yet. */
export function Start() {
  const styles = useStyles();
  const { line } = useAssistantView();
  return (
    <div className={styles.frame}>
      <TitleBar workspace={undefined} note={undefined} />
      <div className={styles.panel}>
        <LineNotice line={line} />
        <PageBoundary>
          <Suspense>
            <StartPage />
          </Suspense>
        </PageBoundary>
      </div>
    </div>
  );
}
