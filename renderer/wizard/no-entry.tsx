import { makeStyles, Title3, tokens } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';

const useStyles = makeStyles({
  page: {
    height: '100%',
    boxSizing: 'border-box',
    padding: '28px',
    display: 'grid',
    placeContent: 'center',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  text: { maxWidth: '560px', lineHeight: tokens.lineHeightBase400 },
});

/** Shown when the host does not know this page: the address's code was used up, or the host was started anew. */
export function NoEntryPage() {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <div className={styles.text}>
        <Title3 as="h1" block>
          <Trans>This tab has no key to Userferry</Trans>
        </Title3>
        <p>
          <Trans>
            Nothing was changed: a run goes on as long as Userferry runs, and can be resumed where it was ended. The
            address that opens Userferry works once and for one tab; this one was used before, or Userferry was started
            again since.
          </Trans>
        </p>
        <p>
          <Trans>
            Go to the terminal where Userferry runs and open the address it shows there; the Enter key shows a new one.
            (UF-6304)
          </Trans>
        </p>
      </div>
    </main>
  );
}
