import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useCommand } from '../client/use-command.ts';
import type { AccountFilter } from './account-filter-bar.tsx';
import { RefusedCommand } from './refused-command.tsx';
import type { ListedAccounts } from './use-accounts.ts';

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

interface SaveListProps {
  readonly of: ListedAccounts;
  readonly filter: AccountFilter;
  readonly label: string;
}

/** Saves accounts as a CSV file on this computer, for the help desk or the DBA, and says where it is. */
export function SaveList({ of, filter, label }: SaveListProps) {
  const styles = useStyles();
  const { give, running, error } = useCommand('saveList');
  const [saved, setSaved] = useState<{ readonly opened: boolean; readonly path: string }>();
  return (
    <div>
      <RefusedCommand error={error} />
      <div className={styles.save}>
        <Button size="small" disabledFocusable={running} onClick={async () => setSaved(await give({ ...filter, of }))}>
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
              . It holds personal data in clear: delete it when it has served.
            </>
          )}
        </span>
      </div>
    </div>
  );
}
