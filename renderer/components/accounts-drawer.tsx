import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type AccountFilter, AccountFilterBar } from './account-filter-bar.tsx';
import { AccountList } from './account-list.tsx';
import { AccountSearch } from './account-search.tsx';
import { SaveList } from './save-list.tsx';
import { SideDrawer } from './side-drawer.tsx';
import type { AccountView, ListedAccounts } from './use-accounts.ts';

const useStyles = makeStyles({
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
  return (
    <SideDrawer title={title} open={filter !== undefined} onClose={onClose}>
      {filter !== undefined && <Listed key={JSON.stringify(filter)} initial={filter} of={of} />}
    </SideDrawer>
  );
}

function Listed({ initial, of }: { readonly initial: AccountFilter; readonly of: ListedAccounts }) {
  const styles = useStyles();
  const [view, setView] = useState<AccountView>(initial);
  // What the drawer was opened for says it all: a reason besides would only empty the list.
  const narrowed = initial.trait !== undefined || initial.experience !== undefined;
  return (
    <>
      {narrowed ? null : <AccountFilterBar filter={view} ofRun={of === 'run'} onChange={setView} />}
      <AccountSearch search={view.search} onSearch={(search) => setView(searched(view, search))} />
      <AccountList
        key={JSON.stringify({ ...view, sort: undefined, descending: undefined })}
        of={of}
        view={view}
        onView={setView}
      />
      <SaveList key={JSON.stringify(['save', view])} of={of} view={view} label={t`Save this list`} />
      <p className={styles.note}>
        <Trans>
          These are personal data. They rest encrypted on this computer and are shown only here, unless you save them;
          passwords are nowhere.
        </Trans>
      </p>
    </>
  );
}

function searched({ search: _, ...view }: AccountView, search: string | undefined): AccountView {
  return search === undefined ? view : { ...view, search };
}
