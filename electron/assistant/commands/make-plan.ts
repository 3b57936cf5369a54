import { planAccounts } from '../plan-accounts.ts';
import type { Wizard } from '../wizard/wizard.ts';

/** Decides on every account; nothing is sent. */
export function makePlan(wizard: Wizard): Promise<void> {
  return wizard.begin('plan', async ({ signal, progress }) => {
    wizard.state.update({ plan: undefined });
    const plan = await planAccounts(wizard.session(), { signal, onProgress: progress });
    wizard.state.update({ plan });
  });
}
