import { useCommand } from '../client/use-command.ts';
import type { AccountFilter } from './account-filter-bar.tsx';
import { SaveFile } from './save-file.tsx';
import type { ListedAccounts } from './use-accounts.ts';

interface SaveListProps {
  readonly of: ListedAccounts;
  readonly filter: AccountFilter;
  readonly label: string;
}

/** Saves accounts as a CSV file on this computer, for the help desk or the DBA, and says where it is. */
export function SaveList({ of, filter, label }: SaveListProps) {
  const { give, running, error } = useCommand('saveList');
  return <SaveFile label={label} running={running} error={error} onSave={() => give({ ...filter, of })} />;
}
