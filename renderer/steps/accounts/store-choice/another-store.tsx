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
import type { Snapshot, StoreChoice } from '../../../../electron/assistant/contract/index.ts';
import { CandidateList } from './candidate-list.tsx';
import { NamedTable } from './named-table.tsx';
import { OwnSelect } from './own-select.tsx';

const useStyles = makeStyles({
  drawer: { width: 'min(880px, 92vw)' },
  body: { display: 'flex', flexDirection: 'column', gap: '12px', paddingBottom: '16px', '& > *': { flexShrink: 0 } },
  note: { margin: 0, color: tokens.colorNeutralForeground3 },
});

interface AnotherStoreProps {
  readonly accounts: Snapshot['accounts'];
  readonly locked: boolean;
  readonly onChoose: (choice: StoreChoice) => void;
}

/** What else in the database may hold the accounts, and the way to survey that instead. */
export function AnotherStore({ accounts, locked, onChoose }: AnotherStoreProps) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { candidates, choice } = accounts;
  const choose = (chosen: StoreChoice) => {
    setOpen(false);
    onChoose(chosen);
  };
  return (
    <>
      <Button disabledFocusable={locked} onClick={() => setOpen(true)}>
        Choose another store
      </Button>
      <OverlayDrawer
        className={styles.drawer}
        position="end"
        open={open}
        onOpenChange={(_, data) => setOpen(data.open)}
        aria-label="Choose another store"
      >
        <DrawerHeader>
          <DrawerHeaderTitle
            action={
              <Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={() => setOpen(false)} />
            }
          >
            Choose another store
          </DrawerHeaderTitle>
        </DrawerHeader>
        <DrawerBody className={styles.body}>
          <p className={styles.note}>
            The likeliest first. What you choose is surveyed, and stays chosen until the legacy database is another one.
          </p>
          <CandidateList
            candidates={candidates?.found ?? []}
            meant={candidates?.meant ?? null}
            locked={locked}
            onChoose={choose}
          />
          <NamedTable locked={locked} onChoose={choose} />
          <OwnSelect choice={choice} locked={locked} onChoose={choose} />
        </DrawerBody>
      </OverlayDrawer>
    </>
  );
}
