import { surveyAccounts } from '../survey-accounts.ts';
import type { Wizard } from '../wizard/wizard.ts';

/** Surveys the legacy database and remembers the store that was found. */
export function survey(wizard: Wizard): Promise<void> {
  return wizard.begin('survey', async ({ signal, progress }) => {
    const surveyed = await surveyAccounts(wizard.session(), wizard.powers, { signal, onProgress: progress });
    if (wizard.file.store !== surveyed.store) {
      wizard.remember({ store: surveyed.store });
      await wizard.renewSession();
    }
    wizard.state.update({ accounts: { ...wizard.state.state.accounts, survey: surveyed } });
  });
}
