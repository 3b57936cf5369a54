import { isDeepStrictEqual } from 'node:util';
import { findAccounts } from '../find-accounts.ts';
import { surveyAccounts } from '../survey-accounts.ts';
import type { Wizard } from '../wizard/wizard.ts';

/** Surveys the legacy database and remembers the store that was found. */
export function survey(wizard: Wizard): Promise<void> {
  return wizard.begin('survey', async ({ signal, progress }) => {
    const session = wizard.session();
    // What an earlier survey proposed must not keep this one from seeing what is there now.
    const found = await findAccounts(session, { afresh: true }, signal);
    const surveyed = await surveyAccounts(session, wizard.powers, { signal, onProgress: progress }, found);
    const mapping = surveyed.store === 'custom' ? found.mapping : undefined;
    if (wizard.file.store !== surveyed.store || !isDeepStrictEqual(wizard.file.mapping, mapping)) {
      wizard.remember({ store: surveyed.store, mapping });
      await wizard.renewSession();
    }
    wizard.state.update({ accounts: { ...wizard.state.state.accounts, survey: surveyed } });
  });
}
