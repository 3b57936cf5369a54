import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { KeyboardRegular } from '@fluentui/react-icons/svg/keyboard';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { useSnapshot } from '../client/use-assistant.tsx';
import { helpIds, useHelp } from './help.tsx';
import { Key } from './key.tsx';
import { useOnceTrue } from './use-once-true.ts';

const KeysDialog = lazy(() => import('./keys-dialog.tsx'));

const useStyles = makeStyles({
  entries: { display: 'flex', flexShrink: 0 },
  below: { flexDirection: 'column', padding: '8px 4px 8px 8px' },
  entry: {
    justifyContent: 'flex-start',
    gap: '4px',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  key: { marginLeft: 'auto' },
});

interface HelpEntriesProps {
  /** Under the list of steps, or in a row. */
  readonly placed: 'below' | 'beside';
}

/** The ways to the guide, and to keys and look, each with the key that opens it. */
export function HelpEntries({ placed }: HelpEntriesProps) {
  const styles = useStyles();
  const { questionKey } = useSnapshot().host;
  const { place, open, close, keysShown, showKeys, closeKeys } = useHelp();
  // Stays once it was there: what is taken away open would leave the page hidden from screen readers.
  const keysUsed = useOnceTrue(keysShown);
  const shown = place.kind !== 'closed';
  return (
    <div className={mergeClasses(styles.entries, placed === 'below' && styles.below)}>
      <Button
        id={helpIds.guide}
        appearance="subtle"
        className={styles.entry}
        icon={<QuestionCircleRegular />}
        aria-expanded={shown}
        aria-keyshortcuts="F1"
        onClick={shown ? close : open}
      >
        {placed === 'below' ? <Trans>Guide to this step</Trans> : <Trans>Guide</Trans>}
        <span aria-hidden className={styles.key}>
          <Key name="F1" />
        </span>
      </Button>
      <Button
        appearance="subtle"
        className={styles.entry}
        icon={<KeyboardRegular />}
        aria-haspopup="dialog"
        {...(questionKey ? { 'aria-keyshortcuts': '?' } : {})}
        id={helpIds.keys}
        onClick={showKeys}
      >
        <Trans>Keys and look</Trans>
        {questionKey && (
          <span aria-hidden className={styles.key}>
            <Key name="?" />
          </span>
        )}
      </Button>
      {keysUsed && (
        <Suspense>
          <KeysDialog open={keysShown} onClose={closeKeys} />
        </Suspense>
      )}
    </div>
  );
}
