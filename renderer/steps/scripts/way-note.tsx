import { makeStyles, tokens } from '@fluentui/react-components';
import { type ActionName, actions } from '../../../electron/assistant/contract/index.ts';

const useStyles = makeStyles({
  note: {
    margin: 0,
    padding: '0 16px 8px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  command: { fontFamily: tokens.fontFamilyMonospace },
});

/** Which way to the database a template goes, and how to get the other one. */
export function WayNote({ action }: { readonly action: ActionName }) {
  const styles = useStyles();
  if (actions[action].writes) {
    return (
      <p className={styles.note} data-way="direct">
        Exists only direct: Auth0 must reach SQL Server itself for it, as the account service only reads.
      </p>
    );
  }
  return (
    <p className={styles.note} data-way="either">
      Asks SQL Server direct. To open no database to the internet, let it ask the account service instead:{' '}
      <code className={styles.command}>userferry export --format api --workspace FILE --out FOLDER</code> writes the
      service for your mapping, and the two scripts that ask it.
    </p>
  );
}
