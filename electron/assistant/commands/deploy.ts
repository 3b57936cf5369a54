import { assertNever } from '../../common/assert-never.ts';
import type { Consent } from '../../common/deploy-consents.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import { type DeployMode, deployModeOf } from '../../migration/deploy/deploy-mode.ts';
import { readTemplates } from '../../scripts/render/templates.ts';
import type { Capacity, DeploySettings, DeployTarget, WorkedOutDeployment } from '../contract/index.ts';
import { capacityWith } from '../deploy/capacity.ts';
import { type DeployChoice, prepareForSession, type SessionDeployment } from '../deploy/prepare.ts';
import { knownServiceOfWizard, serviceOfWizard, serviceToHandOver } from '../deploy/service-of-wizard.ts';
import { codeOf, workedOut } from '../deploy/worked-out.ts';
import type { Override } from '../production/lock.ts';
import { editedScriptsOf, wayOf } from '../wizard/edited-scripts.ts';
import { scriptsOf, tenantOf } from '../wizard/initial-state.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { examineAgain } from './cutover.ts';
import { showDeployments } from './deployments.ts';
import { showTrickleReport } from './reports.ts';
import { showKeptCases } from './script-cases.ts';

/** Keeps how Auth0's machines reach the legacy database; given values stay in memory, an empty one is forgotten. */
export function saveDeploySettings(
  wizard: Wizard,
  settings: DeploySettings,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  return wizard.alone(async () => {
    const before = wayOf(wizard.file);
    const given = Object.entries({ ...wizard.givenConfiguration, ...values }).filter(([, value]) => value !== '');
    wizard.givenConfiguration = Object.fromEntries(given);
    wizard.remember({ deploy: Object.keys(settings).length === 0 ? undefined : settings });
    await wizard.renewSession();
    // What was edited and tried for the other way says nothing of this one's scripts.
    if (wayOf(wizard.file) !== before) wizard.state.update({ scripts: scriptsOf(wizard.file) });
    await showKeptCases(wizard);
    await showDeployments(wizard);
    wizard.state.update({ failure: undefined });
  });
}

/**
 * Reads the connection and works out what a deployment would change. Sends nothing, and writes nothing down.
 * @throws UserferryError what `prepareForSession` throws, UF-6231 (bulk)
 */
export async function workOutDeployment(
  wizard: Wizard,
  { target, dropConfiguration }: { readonly target: DeployTarget; readonly dropConfiguration: boolean },
): Promise<WorkedOutDeployment> {
  const consents = new Set<Consent>(dropConfiguration ? ['drop-configuration'] : []);
  return workedOut(await prepared(wizard, target, { consents }), wizard.session().environment);
}

/**
 * Deploys exactly what was shown; gives the deployment's number, null where there was nothing to change.
 * @throws UserferryError UF-6232 (something else would change by now), and what a deployment is refused for
 */
export function deploy(
  wizard: Wizard,
  wish: {
    readonly target: DeployTarget;
    readonly consents: readonly Consent[];
    readonly code: string;
    readonly override?: Override | null | undefined;
  },
): Promise<{ readonly number: number | null }> {
  return wizard.alone(async (signal) => {
    try {
      const { target, consents, override = null } = wish;
      const deployment = await prepared(wizard, target, { consents: new Set(consents), override, signal });
      if (codeOf(deployment) !== wish.code) throw changedSinceShown();
      const applied = await deployment.apply();
      rememberRefusal(wizard, false);
      await examineAgain(wizard, signal);
      await showTrickleReport(wizard);
      return { number: applied?.number ?? null };
    } catch (error) {
      if (error instanceof UserferryError && error.code === 'UF-2052') rememberRefusal(wizard, true);
      throw error;
    } finally {
      await showDeployments(wizard);
    }
  });
}

/** Whether the tenant carries so many sign-ins a second. */
export async function capacity(wizard: Wizard, peakSignIns: number | undefined): Promise<Capacity> {
  const told = peakSignIns === undefined ? {} : { peakSignIns };
  const { load, underWay, signInsPossible, tenant } = await capacityWith(
    await wizard.session().migration(),
    wayOf(wizard.file),
    told,
  );
  const { scriptTime, concurrency } = load;
  return { scriptTime, concurrency, underWay: underWay?.bunched ?? null, signInsPossible, tenant };
}

async function prepared(
  wizard: Wizard,
  target: DeployTarget,
  yes: {
    readonly consents: ReadonlySet<Consent>;
    readonly override?: Override | null;
    readonly signal?: AbortSignal;
  },
): Promise<SessionDeployment> {
  const choice = choiceOf(wizard, target);
  const { templates, clock } = wizard.powers;
  return prepareForSession(
    wizard.session(),
    { templates: readTemplates(templates), clock },
    {
      choice,
      // The cutover's scripts are nobody's to edit.
      edited: 'mode' in choice && choice.mode !== 'cutover' ? editedScriptsOf(wizard.file, choice.mode) : new Map(),
      service: 'mode' in choice ? serviceOfWizard(wizard) : knownServiceOfWizard(wizard),
      given: wizard.givenConfiguration,
      ...yes,
    },
  );
}

/**
 * What a deployment of the chosen mode is made of where somebody else sends it: values come into play with their import alone.
 * @throws UserferryError UF-6231 (bulk)
 */
export function partsToHandOver(wizard: Wizard) {
  const mode = deployMode(wizard);
  const service = serviceToHandOver(wizard);
  return { mode, edited: editedScriptsOf(wizard.file, mode), service, given: wizard.givenConfiguration };
}

function choiceOf(wizard: Wizard, target: DeployTarget): DeployChoice {
  switch (target.kind) {
    case 'mode':
      return { mode: deployMode(wizard) };
    case 'back':
      return { back: target.number };
    case 'cutover':
      return { mode: 'cutover' };
    case 'without-secrets':
      return { withoutSecrets: true };
    default:
      return assertNever(target);
  }
}

function deployMode({ file }: Wizard): DeployMode {
  const mode = deployModeOf(file.mode ?? 'bulk');
  if (mode === null) throw bulkNeedsNone();
  return mode;
}

/** Whether this tenant takes connections with scripts at all shows when one is deployed, and is told where a mode is chosen. */
function rememberRefusal(wizard: Wizard, refused: boolean): void {
  const { scriptsRefusedBy: before, tenant } = wizard.file;
  const now = refused ? tenant.domain : undefined;
  if (!refused && before !== tenant.domain) return;
  wizard.remember({ scriptsRefusedBy: now });
  const { scriptsRefused } = tenantOf(wizard.file, { secretKnown: true });
  wizard.state.update({ tenant: { ...wizard.state.state.tenant, scriptsRefused } });
}

function bulkNeedsNone(): UserferryError {
  return new UserferryError({
    code: 'UF-6231',
    message: 'Bulk needs no scripts, so there is nothing to deploy.',
    kept: 'Nothing was deployed, and the tenant is as it was.',
    next: 'Choose trickle, hybrid or legacy on Strategy, if accounts are to be asked of the old database.',
  });
}

function changedSinceShown(): UserferryError {
  return new UserferryError({
    code: 'UF-6232',
    message: 'What would change is no longer what was shown.',
    kept: 'Nothing was deployed, and the tenant is as it was.',
    next: 'Look at what would change now, and deploy that.',
  });
}
