import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';

const useStyles = makeStyles({ place: { padding: '8px 28px 0', flexShrink: 0 } });

interface RefusedWorkspaceProps {
  /** What the assistant said; undefined where it opened the workspace, or nobody asked. */
  readonly refusal: string | undefined;
  readonly onRead: () => void;
}

/** Back or Forward led to another migration, which can’t be opened now: this one stays, and it is said why. */
export function RefusedWorkspace({ refusal, onRead }: RefusedWorkspaceProps) {
  const styles = useStyles();
  if (refusal === undefined) return null;
  return (
    <section className={styles.place} aria-label={t`Another migration`}>
      <MessageBar intent="warning" layout="multiline" data-notice="refused-workspace">
        <MessageBarBody>
          <Trans>
            <MessageBarTitle>This migration stays open.</MessageBarTitle> The other one was not opened: {refusal}
          </Trans>
        </MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={onRead}>{t`Close this notice`}</Button>
        </MessageBarActions>
      </MessageBar>
    </section>
  );
}
