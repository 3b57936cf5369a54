import { planAccounts } from '../plan-accounts.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { showPilot } from './pilot.ts';
import { askingAboutScans } from './survey.ts';

/** Decides on every account; nothing is sent. Where it is stopped, the plan from before is there again. */
export function makePlan(wizard: Wizard): Promise<void> {
  return wizard.begin('plan', async ({ signal, progress }) => {
    const { plan: before } = wizard.state.state;
    wizard.state.update({ plan: undefined });
    try {
      const plan = await askingAboutScans(wizard, undefined, () =>
        planAccounts(wizard.session(), { signal, onProgress: progress }),
      );
      wizard.state.update({ plan });
      await showPilot(wizard);
    } catch (error) {
      if (signal.aborted) wizard.state.update({ plan: before });
      throw error;
    }
  });
}
