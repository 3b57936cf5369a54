import { nothingRead } from '../prove-account.ts';
import { writeList } from '../report/write-list.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { type ListWish, listOf, mannerOf } from './accounts-page.ts';

/** Writes the accounts that a list shows, all of them and in its order, as CSV into the workspace's folder, and opens it where the host can. */
export async function saveList(wizard: Wizard, wish: ListWish): Promise<{ opened: boolean; path: string }> {
  const listed = listOf(wizard.state.state, wish.of);
  if (listed === null) throw nothingRead();
  const session = wizard.session();
  const { lists } = workspaceFolder(wizard.powers.home, session.workspace.id);
  const path = await writeList(session, listed, mannerOf(wish), lists);
  return { opened: await wizard.powers.openFile(path), path };
}
