import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { type AccountFilter, AccountFilterBar } from './account-filter-bar.tsx';
import { AccountList } from './account-list.tsx';
import { AccountSearch } from './account-search.tsx';
import { PersonalDataNote } from './personal-data-note.tsx';
import { SaveList } from './save-list.tsx';
import { SideDrawer } from './side-drawer.tsx';
import type { AccountView, ListedAccounts } from './use-accounts.ts';

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
      <PersonalDataNote />
    </>
  );
}

function searched({ search: _, ...view }: AccountView, search: string | undefined): AccountView {
  return search === undefined ? view : { ...view, search };
}
