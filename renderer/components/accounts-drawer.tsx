import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import { type AccountFilter, AccountFilterBar } from './account-filter-bar.tsx';
import { AccountList } from './account-list.tsx';

const useStyles = makeStyles({
  drawer: { width: 'min(880px, 92vw)' },
  body: { display: 'flex', flexDirection: 'column', gap: '12px', paddingBottom: '16px' },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface AccountsDrawerProps {
  readonly title: string;
  /** What is listed at first; undefined while the drawer is closed. */
  readonly filter: AccountFilter | undefined;
  /** A run's accounts have outcomes to filter by, a plan's only reasons. */
  readonly ofRun: boolean;
  readonly onClose: () => void;
}

/** The accounts behind a number, beside the screen that shows the number. */
export function AccountsDrawer({ title, filter, ofRun, onClose }: AccountsDrawerProps) {
  const styles = useStyles();
  return (
    <OverlayDrawer
      className={styles.drawer}
      position="end"
      open={filter !== undefined}
      onOpenChange={(_, { open }) => {
        if (!open) onClose();
      }}
      aria-label={title}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />}
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        {filter !== undefined && <Listed key={JSON.stringify(filter)} initial={filter} ofRun={ofRun} />}
      </DrawerBody>
    </OverlayDrawer>
  );
}

function Listed({ initial, ofRun }: { readonly initial: AccountFilter; readonly ofRun: boolean }) {
  const styles = useStyles();
  const [filter, setFilter] = useState(initial);
  return (
    <>
      <AccountFilterBar filter={filter} ofRun={ofRun} onChange={setFilter} />
      <AccountList key={JSON.stringify(filter)} of={ofRun ? 'run' : 'plan'} filter={filter} />
      <p className={styles.note}>
        These are personal data. They rest encrypted on this computer and are shown only here; passwords are nowhere.
      </p>
    </>
  );
}
