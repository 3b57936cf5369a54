import { checkNames, diagnose as diagnoseLegacy } from '../../legacy/diagnose.ts';
import type { Check } from '../contract/index.ts';
import { legacySettingsOf } from '../wizard/legacy-form.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { legacyConfig } from '../workspace/legacy-config.ts';

/** Connects to the legacy database step by step, each check shown as it comes. */
export function diagnose(wizard: Wizard): Promise<void> {
  return wizard.begin('diagnose', async ({ signal }) => {
    const config = legacyConfig(legacySettingsOf(wizard.file.legacy));
    const show = (checks: readonly Check[], connected: boolean) =>
      wizard.state.update({ legacy: { ...wizard.state.state.legacy, checks, connected } });
    wizard.accountTables = null;
    let checks = waitingChecks(checkNames);
    show(checks, false);
    for await (const found of diagnoseLegacy(config, wizard.secrets.sqlPassword, {
      clock: wizard.powers.clock,
      signal,
      ...(wizard.file.store === undefined ? {} : { store: wizard.file.store }),
      ...(wizard.file.mapping === undefined ? {} : { mapping: wizard.file.mapping }),
    })) {
      const { tables, ...check } = found;
      if (tables !== undefined) wizard.accountTables = tables;
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
