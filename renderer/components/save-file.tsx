import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { RefusedCommand } from './refused-command.tsx';

const useStyles = makeStyles({
  save: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  said: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  path: { fontFamily: tokens.fontFamilyMonospace, userSelect: 'all' },
});

interface Written {
  readonly opened: boolean;
  readonly path: string;
}

interface SaveFileProps {
  readonly label: string;
  readonly running: boolean;
  readonly error: string | undefined;
  readonly onSave: () => Promise<Written | undefined>;
  /** What to keep in mind about what was written. */
  readonly note?: string;
  /** Not yet possible, for a reason that is said beside it. */
  readonly closed?: boolean;
}

/** Has something written to this computer, and says where it is. */
export function SaveFile({
  label,
  running,
  error,
  onSave,
  closed = false,
  note = 'It holds personal data in clear: delete it when it has served.',
}: SaveFileProps) {
  const styles = useStyles();
  const [saved, setSaved] = useState<Written>();
  return (
    <div>
      <RefusedCommand error={error} />
      <div className={styles.save}>
        <Button size="small" disabledFocusable={running || closed} onClick={async () => setSaved(await onSave())}>
          {label}
        </Button>
        <span role="status" className={styles.said}>
          {running && 'Writing the file …'}
          {!running && saved !== undefined && (
            <>
              {saved.opened ? 'Saved and opened: ' : 'Saved: '}
              <span className={styles.path} data-file="list">
                {saved.path}
              </span>
              . {note}
            </>
          )}
        </span>
      </div>
    </div>
  );
}
