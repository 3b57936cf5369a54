import { existsSync } from 'node:fs';
import type { FoundPeople, SoughtPerson } from '../contract/index.ts';
import { findPerson, type PersonAnswer } from '../person/find-person.ts';
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
  const found = await findPerson(session, sought, inClear ? 'in-clear' : 'masked', signal);
  return { ...found, people: found.people.map(shown) };
}

/** As a page shows them: what is a part of a sentence in a terminal is a line of its own there. */
function shown({ state, advice, evidence, ...person }: PersonAnswer): FoundPeople['people'][number] {
  return {
    ...person,
    state: `${state}.`,
    advice: `${capital(advice)}.`,
    evidence: evidence.map(({ parts: [first = '', ...more], ...line }) => ({
      ...line,
      parts: [capital(first), ...more],
    })),
  };
}

/** An id stays as it is. */
function capital(text: string): string {
  return text.startsWith('auth0|') ? text : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
