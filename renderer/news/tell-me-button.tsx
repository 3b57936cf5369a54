import { Button, makeStyles } from '@fluentui/react-components';
import { AlertRegular } from '@fluentui/react-icons/svg/alert';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { longWorkOf } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';

const useStyles = makeStyles({ button: { flexShrink: 0, whiteSpace: 'nowrap' } });

/**
 * Asks the browser for the right to notify, by a click and never by itself; there only while something long is under way and the browser
 * has not been asked yet. What was answered stays the browser's to change.
 */
export function TellMeButton() {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const [permission, setPermission] = useState(() =>
    typeof Notification === 'undefined' ? 'denied' : Notification.permission,
  );
  if (snapshot.host.kind === 'electron' || permission !== 'default' || longWorkOf(snapshot) === undefined) return null;
  return (
    <Button
      size="small"
      appearance="subtle"
      className={styles.button}
      icon={<AlertRegular />}
      onClick={() => void Notification.requestPermission().then(setPermission)}
    >
      <Trans>Notify me at its end</Trans>
    </Button>
  );
}
