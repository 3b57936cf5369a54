import { Badge, Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import type { WorkspaceEntry } from '../../electron/assistant/contract/index.ts';
import { useCommand } from '../client/use-command.ts';
import { AsWritten } from '../components/as-written.tsx';
import { SaveFile } from '../components/save-file.tsx';
import { StateIcon } from '../components/state-icon.tsx';
import { dateAndTime, inUtc } from '../words/times.ts';
import { RenameWorkspace } from './rename-workspace.tsx';
import { environmentWords, standingLine, wayOf } from './start-words.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2px 16px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none', paddingTop: 0 },
    ':last-child': { paddingBottom: 0 },
  },
  name: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '4px 8px' },
  way: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  standing: { display: 'flex', alignItems: 'center', gap: '6px', marginTop: '4px' },
  when: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
  all: { gridColumn: '1 / -1' },
});

interface WorkspaceRowProps {
  readonly workspace: WorkspaceEntry;
  /** A run of it goes on at this moment. */
  readonly active: boolean;
  /** Why another workspace can't be opened now. */
  readonly closed: string | undefined;
  readonly onChanged: () => void;
}

/** One migration: what it is called, from where to where, how it stands, and the way into it. */
export function WorkspaceRow({ workspace, active, closed, onChanged }: WorkspaceRowProps) {
  const styles = useStyles();
  const { id, name, environment, changed, open } = workspace;
  const [renaming, setRenaming] = useState(false);
  const opening = useCommand('openWorkspace');
  const handOn = useCommand('handOnWorkspace');
  const { standing, text } = standingLine(workspace, active);
  const row = useRef<HTMLLIElement>(null);
  const renamed = () => {
    setRenaming(false);
    onChanged();
    // Once it is there again.
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>('[data-rename]')?.focus());
  };
  const isClosed = closed !== undefined && !open;
  return (
    <li ref={row} className={styles.row} data-workspace={id}>
      <div>
        <div className={styles.name}>
          <Subtitle2 as="h3" block>
            <AsWritten text={name} />
          </Subtitle2>
          <Badge appearance="outline" color="informative">
            {environmentWords[environment]}
          </Badge>
          {open && (
            <Badge appearance="tint">
              <Trans>Open</Trans>
            </Badge>
          )}
        </div>
        <div className={styles.way}>{wayOf(workspace)}</div>
        <div className={styles.standing}>
          <StateIcon standing={standing} />
          <span>{text}</span>
        </div>
      </div>
      <time className={styles.when} dateTime={new Date(changed).toISOString()} title={inUtc(changed)}>
        {dateAndTime(changed)}
      </time>
      <div className={styles.all}>
        {renaming ? (
          <RenameWorkspace id={id} name={name} onDone={renamed} />
        ) : (
          <div className={styles.buttons}>
            <Button
              size="small"
              disabledFocusable={isClosed || opening.running}
              {...(isClosed ? { title: closed } : {})}
              aria-label={t`Open ${name}`}
              onClick={() => void opening.give({ id })}
            >
              <Trans>Open</Trans>
            </Button>
            <Button
              data-rename
              size="small"
              appearance="subtle"
              aria-label={t`Rename ${name}`}
              onClick={() => setRenaming(true)}
            >
              <Trans>Rename</Trans>
            </Button>
            {environment !== 'practice' && (
              <SaveFile
                label={t`Save for a colleague`}
                running={handOn.running}
                error={handOn.error}
                onSave={() => handOn.give({ id })}
                note={t`It holds forms, choices, mapping and scripts; no password, no account, no run. A run is resumed and undone, and a deployment taken back, on this computer alone.`}
              />
            )}
          </div>
        )}
      </div>
    </li>
  );
}
