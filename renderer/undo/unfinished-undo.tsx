import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { UndoneRun } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { soFarSentence } from './undo-words.ts';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
    padding: '10px 16px',
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
  },
  text: { margin: 0, flexBasis: '320px', flexGrow: 1 },
  what: { fontWeight: tokens.fontWeightSemibold },
});

interface UnfinishedUndoProps {
  readonly undone: UndoneRun;
  readonly onOpen: () => void;
}

/** Says on whatever else is shown that a run is not undone to its end, and leads there. */
export function UnfinishedUndo({ undone, onOpen }: UnfinishedUndoProps) {
  const styles = useStyles();
  const { activity } = useSnapshot();
  const { run } = undone;
  return (
    <section className={styles.notice} aria-label={t`Undoing a run`} data-notice="undo">
      <p className={styles.text}>
        <span className={styles.what}>
          {activity?.kind === 'undo'
            ? t`Run ${run} is being undone.`
            : t`Undoing run ${run} has stopped before its end.`}
        </span>{' '}
        {soFarSentence(undone)} {t`Until its end no new run begins on the connection.`}
      </p>
      <Button size="small" onClick={onOpen}>{t`See how it stands`}</Button>
    </section>
  );
}
