import { isDeepStrictEqual } from 'node:util';
import { findAccounts } from '../find-accounts.ts';
import { surveyAccounts } from '../survey-accounts.ts';
import type { Watch, Wizard } from '../wizard/wizard.ts';

/** Surveys the legacy database and remembers the store that was found. */
export function survey(wizard: Wizard): Promise<void> {
  return wizard.begin('survey', (watch) => surveyAgain(wizard, watch));
}

/** Keeps which applications' accounts are meant, puts the plan of others aside, and surveys those. */
export function chooseApplications(wizard: Wizard, applications: readonly string[]): Promise<void> {
  return wizard.begin('survey', async (watch) => {
    wizard.remember({ applications: [...applications] });
    await wizard.renewSession();
    wizard.state.update({ accounts: { ...wizard.state.state.accounts, applications }, plan: undefined });
    await surveyAgain(wizard, watch);
  });
}

async function surveyAgain(wizard: Wizard, { signal, progress }: Watch): Promise<void> {
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
}
