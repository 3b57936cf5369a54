import { legacyCheckNames } from '../../legacy/check-names.ts';
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
    let checks = waitingChecks(legacyCheckNames);
    show(checks, false);
    for await (const check of diagnoseLegacy(config, wizard.secrets.sqlPassword, {
      clock: wizard.powers.clock,
      signal,
    })) {
      checks = replaceCheck(checks, check);
      show(checks, false);
    }
    show(
      checks,
      checks.every(({ state }) => state === 'passed' || state === 'warned'),
    );
  });
}

/** Checks that are all still to come. */
export function waitingChecks(names: readonly string[]): readonly Check[] {
  return names.map((name) => ({ name, state: 'waiting', finding: '' }));
}

/** The list with one check's newest state, in the order in which checks first came. */
export function replaceCheck(checks: readonly Check[], check: Check): readonly Check[] {
  return checks.some(({ name }) => name === check.name)
    ? checks.map((known) => (known.name === check.name ? check : known))
    : [...checks, check];
}
