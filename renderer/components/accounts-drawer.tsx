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
import type { ListedAccounts } from './use-accounts.ts';

const useStyles = makeStyles({
  drawer: { width: 'min(880px, 92vw)' },
  body: { display: 'flex', flexDirection: 'column', gap: '12px', paddingBottom: '16px' },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface AccountsDrawerProps {
  readonly title: string;
  /** What is listed at first; undefined while the drawer is closed. */
  readonly filter: AccountFilter | undefined;
  readonly of: ListedAccounts;
  readonly onClose: () => void;
}

/** The accounts behind a number, beside the screen that shows the number. */
export function AccountsDrawer({ title, filter, of, onClose }: AccountsDrawerProps) {
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
        {filter !== undefined && <Listed key={JSON.stringify(filter)} initial={filter} of={of} />}
      </DrawerBody>
    </OverlayDrawer>
  );
}

function Listed({ initial, of }: { readonly initial: AccountFilter; readonly of: ListedAccounts }) {
  const styles = useStyles();
  const [filter, setFilter] = useState(initial);
  // What the drawer was opened for says it all: a reason besides would only empty the list.
  const narrowed = initial.trait !== undefined || initial.experience !== undefined;
  return (
    <>
      {narrowed ? null : <AccountFilterBar filter={filter} ofRun={of === 'run'} onChange={setFilter} />}
      <AccountList key={JSON.stringify(filter)} of={of} filter={filter} />
      <p className={styles.note}>
        These are personal data. They rest encrypted on this computer and are shown only here; passwords are nowhere.
      </p>
    </>
  );
}
