import { loadWindowsDriver } from '../../legacy/windows-driver.ts';
import type { Wizard } from '../wizard/wizard.ts';

/** Finds out whether the signed-in Windows user can be offered as a way to sign in: only where the driver for it loads. */
export async function offerWindowsUser(wizard: Wizard): Promise<void> {
  const windowsUser = (await loadWindowsDriver()) !== null;
  wizard.state.update({ legacy: { ...wizard.state.state.legacy, windowsUser } });
}
