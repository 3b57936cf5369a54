import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { type ActionName, actions } from '../../../electron/assistant/contract/index.ts';
import { WayLine } from './deploy/way-line.tsx';

const useStyles = makeStyles({
  note: {
    margin: 0,
    padding: '0 16px 8px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

/** Which way to the accounts a script goes, and how to get the other one. */
export function WayNote({ action }: { readonly action: ActionName }) {
  const styles = useStyles();
  return (
    <div className={styles.note}>
      {actions[action].writes ? (
        t`Exists only direct: Auth0 must reach SQL Server itself for it, as the account service only reads.`
      ) : (
        <WayLine />
      )}
    </div>
  );
}
