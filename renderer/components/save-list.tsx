import { useCommand } from '../client/use-command.ts';
import { SaveFile } from './save-file.tsx';
import type { AccountView, ListedAccounts } from './use-accounts.ts';

interface SaveListProps {
  readonly of: ListedAccounts;
  readonly view: AccountView;
  readonly label: string;
}

/** Saves accounts as they are listed as a CSV file on this computer, for the help desk or the DBA, and says where it is. */
export function SaveList({ of, view, label }: SaveListProps) {
  const { give, running, error } = useCommand('saveList');
  return <SaveFile label={label} running={running} error={error} onSave={() => give({ ...view, of })} />;
}
