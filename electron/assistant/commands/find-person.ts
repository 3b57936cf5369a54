import { existsSync } from 'node:fs';
import type { FoundPeople, SoughtPerson } from '../contract/index.ts';
import { findPerson } from '../person/find-person.ts';
import { nothingToFindIn } from '../wizard/refusals.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';

/** Looks somebody up, beside whatever else is under way; it ends with the signal. */
export async function findPersonHere(
  wizard: Wizard,
  { sought, inClear }: { readonly sought: SoughtPerson; readonly inClear: boolean },
  signal: AbortSignal,
): Promise<FoundPeople> {
  const session = wizard.session();
  // Before anything was read, looking would begin a journal.
  if (!existsSync(workspaceFolder(wizard.powers.home, session.workspace.id).journal)) throw nothingToFindIn();
  return findPerson(session, sought, inClear ? 'in-clear' : 'masked', signal);
}
