import { storeName } from '../contract/index.ts';
import { surveyAccounts } from '../survey-accounts.ts';
import type { Wizard } from '../wizard/wizard.ts';

/** Surveys the legacy database and remembers the store that was found. */
export function survey(wizard: Wizard): Promise<void> {
  return wizard.begin('survey', async ({ signal, progress }) => {
    const surveyed = await surveyAccounts(wizard.session(), wizard.powers, { signal, onProgress: progress });
    const store = storeName.parse(surveyed.store.name);
    if (wizard.file.store !== store) {
      wizard.remember({ store });
      await wizard.renewSession();
    }
    wizard.state.update({ accounts: { rules: wizard.file.rules, survey: { ...surveyed.survey, store } } });
  });
}
