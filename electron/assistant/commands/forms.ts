import { isDeepStrictEqual } from 'node:util';
import { isConnectionString } from '../../common/server-address.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import type { LegacyForm, Mode, PlanRules, ScopeSettings, StepName, TenantForm } from '../contract/index.ts';
import { accountsOf, scriptsOf, strategyOf, tenantOf } from '../wizard/initial-state.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { nothingChosen, type WizardFile } from '../wizard/wizard-file.ts';
import { deploymentNow } from './deployments.ts';
import { pilotNow } from './pilot.ts';
import { showTrickleReport } from './reports.ts';
import { trickleNow } from './trickle.ts';
import { showUndoneHere } from './undo.ts';

/** Remembers the step that the wizard shows. */
export async function showStep(wizard: Wizard, step: StepName): Promise<void> {
  wizard.remember({ step });
  wizard.state.update({ step });
}

/**
 * Keeps the first step's form and password. A changed form means that nothing of what was found there holds any longer; the same
 * one with its password typed again, as after a restart, leaves survey and plan as they are, and so does another pace of reading.
 */
export function saveLegacy(wizard: Wizard, form: LegacyForm, password: string | undefined): Promise<void> {
  // What is kept of a form rests on the disk as it was typed.
  if (isConnectionString(form.server)) return Promise.reject(stringAsServer());
  return wizard.alone(async () => {
    const before = wizard.file.legacy;
    const changed = !isDeepStrictEqual(atFullPace(before), atFullPace(form));
    if (password !== undefined) wizard.secrets.sqlPassword = password;
    if (changed) {
      wizard.forgetApplication();
      wizard.accountTables = null;
      wizard.proposedMapping = null;
      const { SQL_PASSWORD: _, ...others } = wizard.givenConfiguration;
      wizard.givenConfiguration = others;
    }
    wizard.remember({ legacy: form, ...(changed ? nothingChosen : {}) });
    await wizard.renewSession();
    wizard.state.update({
      legacy: {
        ...wizard.state.state.legacy,
        form,
        passwordKnown: wizard.secrets.sqlPassword !== '',
        ...(changed || password !== undefined ? { checks: [], connected: false } : {}),
      },
      ...(changed ? { accounts: accountsOf(wizard.file), scripts: scriptsOf(wizard.file), rehearsals: [] } : {}),
      deployment: await deploymentNow(wizard),
      failure: undefined,
    });
    if (changed) wizard.putPlanAside();
  });
}

/** UF-6016: a password may stand in it. */
function stringAsServer(): UserferryError {
  return new UserferryError({
    code: 'UF-6016',
    message: 'The field Server holds a whole connection string, perhaps with a password in it.',
    kept: 'Nothing of it was written down, and what was saved before is as it was.',
    next: 'Empty the field, and use “Paste a connection string”: it puts each part where it belongs, the password into memory alone.',
  });
}

function atFullPace({ rowsPerSecond: _, ...form }: LegacyForm): LegacyForm {
  return form;
}

/** Keeps the tenant's form and secret; a plan rests on the connection, so one for another connection is put aside. */
export function saveTenant(wizard: Wizard, form: TenantForm, clientSecret: string | undefined): Promise<void> {
  return wizard.alone(async () => {
    const before = wizard.file.tenant;
    if (clientSecret !== undefined) wizard.secrets.clientSecret = clientSecret;
    const { workspace: known } = wizard.file;
    // Whoever leaves the practice tenant for a real one leaves practice, with its haste.
    const left = known.environment === 'practice' && !isPractice(form.domain);
    const workspace = left ? { ...known, environment: 'test' as const } : known;
    wizard.remember({ tenant: form, workspace });
    if (before.domain !== form.domain || before.connection !== form.connection) forgetConnection(wizard);
    await wizard.renewSession();
    wizard.state.update({
      workspace,
      tenant: {
        ...tenantOf(wizard.file, { secretKnown: wizard.secrets.clientSecret !== '' }),
        connections: before.domain === form.domain ? wizard.state.state.tenant.connections : [],
      },
      deployment: await deploymentNow(wizard),
      trickle: await trickleNow(wizard),
      pilot: await pilotNow(wizard),
      cutover: undefined,
      failure: undefined,
    });
    showUndoneHere(wizard);
    await showTrickleReport(wizard);
    if (!isDeepStrictEqual(before, form)) wizard.putPlanAside();
  });
}

/** Its address is an origin of this machine, which no real tenant's is. */
const isPractice = (domain: string) => domain.includes('://127.0.0.1');

function forgetConnection(wizard: Wizard): void {
  wizard.forgetGivenOfConnection();
  const { applications: _, ...settings } = wizard.file.deploy ?? {};
  wizard.remember({ deploy: Object.keys(settings).length === 0 ? undefined : settings });
}

/** Keeps the plan's rules; a plan made by other rules is put aside. */
export function saveRules(wizard: Wizard, rules: PlanRules): Promise<void> {
  return wizard.alone(() => changePlan(wizard, { rules }));
}

/** Keeps which accounts a plan covers; a plan of another scope is put aside. */
export function saveScope(wizard: Wizard, scope: ScopeSettings): Promise<void> {
  return wizard.alone(() => changePlan(wizard, { scope }));
}

/** Keeps how the accounts are to move. Sends nothing, and no plan depends on it. */
export function chooseMode(wizard: Wizard, mode: Mode): Promise<void> {
  return wizard.alone(async () => {
    wizard.remember({ mode });
    await wizard.renewSession();
    wizard.state.update({
      strategy: strategyOf(wizard.file),
      deployment: await deploymentNow(wizard),
      failure: undefined,
    });
  });
}

/** Changes what a plan is made from, and puts the plan aside that was made otherwise. Only while nothing is under way. */
export async function changePlan(wizard: Wizard, change: Partial<Pick<WizardFile, 'rules' | 'scope'>>): Promise<void> {
  const before = wizard.file;
  wizard.remember(change);
  await wizard.renewSession();
  const changed = !isDeepStrictEqual([before.rules, before.scope], [wizard.file.rules, wizard.file.scope]);
  wizard.state.update({
    accounts: { ...wizard.state.state.accounts, ...accountsOf(wizard.file) },
    failure: undefined,
  });
  if (changed) wizard.putPlanAside();
}
