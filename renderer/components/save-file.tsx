import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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

export interface SaveFileProps {
  readonly label: string;
  readonly running: boolean;
  readonly error: string | undefined;
  readonly onSave: () => Promise<Written | undefined>;
  /** What to keep in mind about what was written. */
  readonly note?: string;
  /** Not yet possible, for a reason that is said beside it. */
  readonly closed?: boolean;
}

function Path({ path }: { readonly path: string }) {
  const styles = useStyles();
  return (
    <span className={styles.path} data-file="list">
      {path}
    </span>
  );
}

/** Has something written to this computer, and says where it is. */
export function SaveFile({
  label,
  running,
  error,
  onSave,
  closed = false,
  note = t`It holds personal data in clear: delete it when it has served.`,
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
          {running && t`Writing the file …`}
          {!running && saved !== undefined && (
            <>
              {saved.opened ? (
                <Trans>
                  Saved and opened: <Path path={saved.path} />.
                </Trans>
              ) : (
                <Trans>
                  Saved: <Path path={saved.path} />.
                </Trans>
              )}{' '}
              {note}
            </>
          )}
        </span>
      </div>
    </div>
  );
}
