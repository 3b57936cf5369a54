import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Snapshot, StoreChoice } from '../../../../electron/assistant/contract/index.ts';
import { SideDrawer } from '../../../components/side-drawer.tsx';
import { CandidateList } from './candidate-list.tsx';
import { NamedTable } from './named-table.tsx';
import { OwnSelect } from './own-select.tsx';

const useStyles = makeStyles({ note: { margin: 0, color: tokens.colorNeutralForeground3 } });

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
        <Trans>Choose another store</Trans>
      </Button>
      <SideDrawer title={t`Choose another store`} open={open} onClose={() => setOpen(false)}>
        <p className={styles.note}>
          <Trans>
            The likeliest first. What you choose is surveyed, and stays chosen until the legacy database is another one.
          </Trans>
        </p>
        <CandidateList
          candidates={candidates?.found ?? []}
          meant={candidates?.meant ?? null}
          locked={locked}
          onChoose={choose}
        />
        <NamedTable locked={locked} onChoose={choose} />
        <OwnSelect choice={choice} locked={locked} onChoose={choose} />
      </SideDrawer>
    </>
  );
}
