import { defaultSignInLimits } from '../../common/sign-in-words.ts';
import { actionNames, type Snapshot } from '../contract/index.ts';
import type { Powers } from '../powers.ts';
import { editedForWay } from './edited-scripts.ts';
import type { WizardFile } from './wizard-file.ts';

/** The state with which a workspace opens: what was typed is there, nothing is connected. */
export function initialState(
  powers: Powers,
  file: WizardFile,
  {
    shows,
    questionKey,
    practiceRuns,
    passwordKnown,
    secretKnown,
  }: Pick<Snapshot, 'shows'> & {
    questionKey: boolean;
    /** The practice servers that the workspace points at are this process's own. */
    practiceRuns: boolean;
    passwordKnown: boolean;
    secretKnown: boolean;
  },
): Omit<Snapshot, 'sequence'> {
  return {
    shows,
    workspace: file.workspace,
    host: {
      kind: powers.host === 'electron' ? 'electron' : 'browser',
      platform: process.platform,
      pdf: powers.printToPdf !== null,
      questionKey,
    },
    step: file.step,
    ...(file.practice === undefined || file.workspace.environment !== 'practice'
      ? {}
      : { practice: { ...file.practice, running: practiceRuns } }),
    legacy: { form: file.legacy, passwordKnown, windowsUser: false, checks: [], connected: false },
    accounts: accountsOf(file),
    tenant: tenantOf(file, { secretKnown }),
    strategy: strategyOf(file),
    scripts: scriptsOf(file),
    deployment: deploymentOf(file, {}),
    rehearsals: [],
    trickle: {},
    signIns: { limits: file.signInLimits ?? defaultSignInLimits },
    reports: [],
    undone: [],
  };
}

/** The accounts' part of the state with what was chosen, and nothing surveyed. */
export function accountsOf({ rules, scope, applications, proven, choice }: WizardFile): Snapshot['accounts'] {
  return { rules, scope, applications, proven, ...(choice === undefined ? {} : { choice }) };
}

/** The tenant's part of the state, as nobody has asked the tenant yet. */
export function tenantOf(
  { tenant: form, scriptsRefusedBy }: WizardFile,
  { secretKnown }: Pick<Snapshot['tenant'], 'secretKnown'>,
): Snapshot['tenant'] {
  const scriptsRefused = form.domain !== '' && scriptsRefusedBy === form.domain;
  return { form, secretKnown, checks: [], connected: false, connections: [], scopesMissing: [], scriptsRefused };
}

/** The strategy's part of the state. */
export function strategyOf({ mode }: WizardFile): Snapshot['strategy'] {
  return mode === undefined ? {} : { mode };
}

/** The scripts' part of the state, none of them run yet. */
export function scriptsOf(file: WizardFile): Snapshot['scripts'] {
  const edited = editedForWay(file);
  return actionNames.map((action) => ({ action, edited: edited[action] !== undefined, running: false }));
}

/** What is deployed, as the journal has not been asked. */
export function deploymentOf(
  { deploy = {} }: WizardFile,
  given: Readonly<Record<string, string>>,
): Snapshot['deployment'] {
  return { settings: deploy, given: Object.keys(given), list: [], before: false };
}
