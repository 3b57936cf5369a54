import { Button, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { UndoneRun } from '../../electron/assistant/contract/index.ts';
import { Card } from '../components/card.tsx';
import { Term } from '../help/term.tsx';
import { undoneSentence } from './undo-words.ts';

const useStyles = makeStyles({ text: { margin: '0 0 10px' } });

interface UndoCardProps {
  /** Undefined before anybody asked for it. */
  readonly undone: UndoneRun | undefined;
  readonly onOpen: () => void;
}

/** The way to undoing a run, or to how that stands. */
export function UndoCard({ undone, onOpen }: UndoCardProps) {
  const styles = useStyles();
  return (
    <Card title={t`Undo this run`} hint={t`for the wrong scope, mapping or tenant`}>
      <p className={styles.text}>
        {undone === undefined ? (
          <Trans>
            <Term word="undo">Undo</Term> deletes exactly the users whom it brought, less those who have done something
            since: the sooner, the fewer have. The next page says whom; nobody is deleted by looking.
          </Trans>
        ) : (
          undoneSentence(undone)
        )}
      </p>
      <Button onClick={onOpen}>{undone === undefined ? t`See who would be deleted` : t`See how it stands`}</Button>
    </Card>
  );
}
