import type { LegacyForm, PlanRules, StepName, TenantForm } from '../contract/index.ts';
import type { Wizard } from '../wizard/wizard.ts';

/** Remembers the step that the wizard shows. */
export function showStep(wizard: Wizard, step: StepName): void {
  wizard.remember({ step });
  wizard.state.update({ step });
}

/** Keeps the first step's form; a changed address means that nothing of what was found there holds any longer. */
export async function saveLegacy(wizard: Wizard, form: LegacyForm, password: string | undefined): Promise<void> {
  wizard.refuseDuringRun();
  if (password !== undefined) wizard.secrets.sqlPassword = password;
  wizard.remember({ legacy: form });
  await wizard.renewSession();
  wizard.state.update({
    legacy: { form, passwordKnown: wizard.secrets.sqlPassword !== '', checks: [], connected: false },
    accounts: { rules: wizard.file.rules },
    plan: undefined,
    failure: undefined,
  });
}

/** Keeps the tenant's form. */
export async function saveTenant(wizard: Wizard, form: TenantForm, clientSecret: string | undefined): Promise<void> {
  wizard.refuseDuringRun();
  if (clientSecret !== undefined) wizard.secrets.clientSecret = clientSecret;
  wizard.remember({ tenant: form });
  await wizard.renewSession();
  const { connections } = wizard.state.state.tenant;
  const sameTenant = wizard.state.state.tenant.form.domain === form.domain;
  wizard.state.update({
    tenant: {
      form,
      secretKnown: wizard.secrets.clientSecret !== '',
      checks: [],
      connected: false,
      connections: sameTenant ? connections : [],
      scopesMissing: [],
    },
    plan: undefined,
    failure: undefined,
  });
}

/** Keeps the plan's rules; a plan made by other rules is put aside. */
export async function saveRules(wizard: Wizard, rules: PlanRules): Promise<void> {
  wizard.refuseDuringRun();
  wizard.remember({ rules });
  await wizard.renewSession();
  wizard.state.update({ accounts: { ...wizard.state.state.accounts, rules }, plan: undefined, failure: undefined });
}
