import { Button, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { AsWritten } from '../components/as-written.tsx';
import { TellMeButton } from '../news/tell-me-button.tsx';
import { FindButton } from '../person/find-button.tsx';
import { narrowWindow } from '../theme/windows.ts';
import { inSight } from '../words/unseen-characters.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    minHeight: '40px',
    [narrowWindow]: { flexWrap: 'wrap' },
    padding: '0 16px',
    flexShrink: 0,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  // The workspace's own name needs the room more.
  besideWorkspace: { [narrowWindow]: { display: 'none' } },
  workspace: {
    color: tokens.colorNeutralForeground3,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingLeft: '10px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  start: { flexShrink: 0, fontWeight: tokens.fontWeightRegular },
  find: { flexShrink: 0, marginLeft: 'auto', marginRight: 'auto' },
  end: {
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

interface TitleBarProps {
  readonly workspace: string | undefined;
  /** Shows all workspaces; missing where they are shown already. */
  readonly onStart?: () => void;
  /** Said at the right end: on the practice environment, that this is one. */
  readonly note: string | undefined;
  /** The ways to the guide, where no list of steps has them. */
  readonly help?: ReactNode;
}

/** Product and workspace, and, inside of one, the way to find a person; the window's own frame is drawn by the system. */
export function TitleBar({ workspace, onStart, note, help }: TitleBarProps) {
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      <img src="./mark.svg" width={20} height={20} alt="" />
      <span className={mergeClasses(styles.name, workspace !== undefined && styles.besideWorkspace)}>
        <Trans>Userferry</Trans>
      </span>
      {workspace !== undefined && (
        <span className={styles.workspace} title={inSight(workspace)}>
          <AsWritten text={workspace} />
        </span>
      )}
      {onStart !== undefined && (
        <Button size="small" appearance="subtle" className={styles.start} onClick={onStart}>
          <Trans>All migrations</Trans>
        </Button>
      )}
      {/* Without a workspace there is nobody to be found. */}
      <span className={styles.find}>{onStart !== undefined && <FindButton />}</span>
      {onStart !== undefined && <TellMeButton />}
      {note !== undefined && <Caption1 className={styles.end}>{note}</Caption1>}
      {help !== undefined && <div className={styles.end}>{help}</div>}
    </header>
  );
}
