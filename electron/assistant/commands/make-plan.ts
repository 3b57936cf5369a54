import { planAccounts } from '../plan-accounts.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { askingAboutScans } from './survey.ts';

/** Decides on every account; nothing is sent. */
export function makePlan(wizard: Wizard): Promise<void> {
  return wizard.begin('plan', async ({ signal, progress }) => {
    wizard.state.update({ plan: undefined });
    const plan = await askingAboutScans(wizard, undefined, () =>
      planAccounts(wizard.session(), { signal, onProgress: progress }),
    );
    wizard.state.update({ plan });
  });
}
