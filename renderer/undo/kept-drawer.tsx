import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { WorkedOutUndo } from '../../electron/assistant/contract/index.ts';
import { SideDrawer } from '../components/side-drawer.tsx';
import { count } from '../words/numbers.ts';
import { causesText } from './undo-words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '4px 16px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  key: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  text: { margin: 0, color: tokens.colorNeutralForeground3 },
});

interface KeptDrawerProps {
  readonly kept: WorkedOutUndo['kept'];
  readonly total: number;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Who is kept, by key, and why each. */
export function KeptDrawer({ kept, total, open, onClose }: KeptDrawerProps) {
  const styles = useStyles();
  return (
    <SideDrawer title={t`Kept when the run is undone`} open={open} onClose={onClose}>
      <p className={styles.text}>
        {kept.length < total
          ? t`The first ${{ shown: count(kept.length) }} of ${{ all: count(total) }}, by the key of their account; the saved list names everybody, with addresses.`
          : t`By the key of their account; the saved list has their addresses.`}
      </p>
      <ul className={styles.list}>
        {kept.map(({ key, causes }) => (
          <li key={key} className={styles.row}>
            <bdi className={styles.key}>{key}</bdi>
            <span>{causesText(causes)}</span>
          </li>
        ))}
      </ul>
    </SideDrawer>
  );
}
