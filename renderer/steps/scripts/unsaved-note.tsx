import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import type { Mode } from '../../../electron/assistant/contract/index.ts';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { useUnsavedScripts } from './use-unsaved-scripts.ts';

const useStyles = makeStyles({ save: { margin: '8px 0 4px' } });

interface UnsavedNoteProps {
  readonly mode: Mode | undefined;
  /** What goes on with the scripts as they were saved. */
  readonly meanwhile: string;
  readonly onSaved?: () => void;
}

/** Says which scripts were changed here and not saved, before something goes on with those that were; and saves them. */
export function UnsavedNote({ mode, meanwhile, onSaved }: UnsavedNoteProps) {
  const styles = useStyles();
  const { actions, saving, refused, save } = useUnsavedScripts(mode);
  if (actions.length === 0) return null;
  const names = actions.join(' and ');
  return (
    <>
      {refused !== undefined && <FailurePanel failure={refused} />}
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>
            <Trans>Your changes of {names} are not saved.</Trans>
          </MessageBarTitle>{' '}
          {meanwhile}
          <div className={styles.save}>
            <Button
              size="small"
              disabledFocusable={saving}
              onClick={() => void save().then((all) => all && onSaved?.())}
            >
              <Trans>Save {names}</Trans>
            </Button>
          </div>
        </MessageBarBody>
      </MessageBar>
    </>
  );
}
