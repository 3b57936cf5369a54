import { diagnose as diagnoseLegacy } from '../../legacy/diagnose.ts';
import type { Check } from '../contract/index.ts';
import { legacyConfig } from '../session.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { legacySettingsOf } from '../wizard/workspace-of-wizard.ts';

/** Connects to the legacy database step by step, each check shown as it comes. */
export function diagnose(wizard: Wizard): Promise<void> {
  return wizard.begin('diagnose', async ({ signal }) => {
    const config = legacyConfig(legacySettingsOf(wizard.file.legacy));
    const show = (checks: readonly Check[], connected: boolean) =>
      wizard.state.update({ legacy: { ...wizard.state.state.legacy, checks, connected } });
    show([], false);
    let checks: readonly Check[] = [];
    for await (const check of diagnoseLegacy(config, wizard.secrets.sqlPassword, {
      clock: wizard.powers.clock,
      signal,
    })) {
      checks = replaceCheck(checks, check);
      show(checks, false);
    }
    show(checks, checks.length > 0 && checks.every(({ state }) => state === 'passed' || state === 'warned'));
  });
}

/** The list with one check's newest state, in the order in which checks first came. */
export function replaceCheck(checks: readonly Check[], check: Check): readonly Check[] {
  return checks.some(({ name }) => name === check.name)
    ? checks.map((known) => (known.name === check.name ? check : known))
    : [...checks, check];
}
