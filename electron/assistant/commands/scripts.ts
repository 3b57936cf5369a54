import { UserferryError } from '../../common/userferry-error.ts';
import { type ActionName, actions } from '../../scripts/actions.ts';
import { apiConfigurationKeys } from '../../scripts/api/render-api-script.ts';
import { checkScript } from '../../scripts/check/check-script.ts';
import { usualSettings } from '../../scripts/check/check-settings.ts';
import { moduleNames } from '../../scripts/container/modules.ts';
import { readTemplates } from '../../scripts/render/templates.ts';
import type { ScriptFinding, ScriptRun, ScriptState, ScriptToEdit } from '../contract/index.ts';
import { serviceOfWizard } from '../deploy/service-of-wizard.ts';
import { failureOf } from '../failure-of.ts';
import { holdsSecret } from '../scripts/holds-secret.ts';
import { inWords, writingInWords } from '../scripts/in-words.ts';
import { planOfSession } from '../scripts/plan-of-session.ts';
import { renderForWay } from '../scripts/render-for-way.ts';
import { runScript } from '../scripts/run-script.ts';
import { inOrder, type ScriptArguments } from '../scripts/script-arguments.ts';
import { configurationKeys } from '../scripts/script-configuration.ts';
import { runWritingScript } from '../scripts/write/run-writing-script.ts';
import { editedChange, editedForWay, wayOf } from '../wizard/edited-scripts.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { showDeployments } from './deployments.ts';
import { showKeptCases } from './script-cases.ts';

/** The script as it was edited, and as it is written from the mapping. */
export async function scriptToEdit(wizard: Wizard, action: ActionName): Promise<ScriptToEdit> {
  const written = await template(wizard, action).then(
    (source) => ({ kind: 'written' as const, source }),
    (error: unknown) => ({ kind: 'none' as const, failure: failureOf(error) }),
  );
  await showKeptCases(wizard);
  await showDeployments(wizard);
  return {
    edited: editedForWay(wizard.file)[action] ?? null,
    template: written,
    configuration: wayOf(wizard.file) === 'service' ? apiConfigurationKeys : configurationKeys,
    modules: moduleNames(),
  };
}

/** What can be said of a script without running it, for a tenant as Auth0 sets one up. */
export function problemsOf(action: ActionName, source: string): readonly ScriptFinding[] {
  return checkScript(action, source, usualSettings);
}

/**
 * Keeps an edited script; the template's own text is nothing to keep.
 * @throws UserferryError UF-7211 (a secret stands in it)
 */
export async function saveScript(wizard: Wizard, action: ActionName, source: string): Promise<{ saved: true }> {
  refuseSecrets(wizard, action, source);
  const asTemplate = await template(wizard, action).catch(() => null);
  keep(wizard, action, source === asTemplate ? undefined : source, source);
  await showKeptCases(wizard);
  await showDeployments(wizard);
  return { saved: true };
}

/** Back to the template. */
export async function dropScript(wizard: Wizard, action: ActionName): Promise<void> {
  keep(wizard, action, undefined, await template(wizard, action).catch(() => null));
  await showKeptCases(wizard);
  await showDeployments(wizard);
}

/** A call of a script, as a page asks for it. */
interface Trial {
  readonly action: ActionName;
  readonly source?: string | undefined;
  /** By the action's parameters; of create's user each property by itself. */
  readonly args: Readonly<Record<string, string>>;
  readonly write?: string | undefined;
}

/**
 * Calls a script: one that reads against the legacy database, one that writes on copies, and with the code of what it wrote there against
 * the legacy database. A password among the arguments is forgotten with the call.
 * @throws UserferryError UF-7212 (it is running), and what `runScript`, `runWritingScript` and rendering throw
 */
export async function tryScript(wizard: Wizard, wish: Trial): Promise<ScriptRun> {
  const { action } = wish;
  if (stateOf(wizard, action).running) throw alreadyRunning(action);
  show(wizard, { ...stateOf(wizard, action), running: true });
  try {
    const source = wish.source ?? editedForWay(wizard.file)[action] ?? (await template(wizard, action));
    const run = await called(wizard, { ...wish, source });
    const { kind, sound, breaches, durationMs } = run.writing?.written ?? run;
    wizard.triedScripts.set(action, source);
    const unsaved = source !== (editedForWay(wizard.file)[action] ?? wizard.writtenScripts.get(action));
    const last = { kind, sound, breaches: breaches.length, durationMs, at: wizard.powers.clock.now(), unsaved };
    show(wizard, { ...stateOf(wizard, action), last });
    return run;
  } finally {
    show(wizard, { ...stateOf(wizard, action), running: false });
  }
}

async function called(
  wizard: Wizard,
  { action, source, args, write }: Trial & { readonly source: string },
): Promise<ScriptRun> {
  const session = wizard.session();
  const given = typedArguments(action, args);
  if (!actions[action].writes) {
    const configuration = serviceOfWizard(wizard) ?? undefined;
    const result = await runScript(session, session.container(), { action, source, args: given, configuration });
    return { ...inWords(result), writing: null };
  }
  // What is missing is said before anything is read.
  inOrder(action, given);
  const scripts = { plan: await planOfSession(session), templates: readTemplates(wizard.powers.templates) };
  const run = await runWritingScript(session, scripts, { action, source, args: given, write });
  return writingInWords(run, session.workspace.legacy);
}

/** A page has texts alone: create's user is put together from its properties, and `verified` is a truth value. */
function typedArguments(action: ActionName, args: Trial['args']): ScriptArguments {
  if (action === 'create') return Object.keys(args).length === 0 ? {} : { user: args };
  const { verified } = args;
  return verified === undefined ? args : { ...args, verified: verified === 'true' };
}

async function template(wizard: Wizard, action: ActionName): Promise<string> {
  const plan = await planOfSession(wizard.session());
  const source = renderForWay(wayOf(wizard.file), action, plan, readTemplates(wizard.powers.templates));
  wizard.writtenScripts.set(action, source);
  return source;
}

/** `now` is the text that counts from here on: what another one came to says nothing of it. */
function keep(wizard: Wizard, action: ActionName, edited: string | undefined, now: string | null): void {
  const { [action]: _before, ...others } = editedForWay(wizard.file);
  wizard.remember(editedChange(wizard.file, edited === undefined ? others : { ...others, [action]: edited }));
  const { last, ...state } = stateOf(wizard, action);
  const holds = last !== undefined && wizard.triedScripts.get(action) === now;
  show(wizard, { ...state, edited: edited !== undefined, ...(holds ? { last: { ...last, unsaved: false } } : {}) });
}

function stateOf({ state }: Wizard, action: ActionName): ScriptState {
  return state.state.scripts.find((known) => known.action === action) ?? { action, edited: false, running: false };
}

function show({ state }: Wizard, changed: ScriptState): void {
  state.update({ scripts: state.state.scripts.map((known) => (known.action === changed.action ? changed : known)) });
}

function refuseSecrets(wizard: Wizard, action: ActionName, source: string): void {
  if (!holdsSecret(action, source, wizard)) return;
  throw new UserferryError({
    code: 'UF-7211',
    message: 'The script has a password or another secret in its text.',
    kept: 'It was not saved; what you typed is still in the editor.',
    next: 'Read it from configuration instead, such as configuration.SQL_PASSWORD: at Auth0 that is kept encrypted, and a script’s text is not.',
  });
}

function alreadyRunning(action: ActionName): UserferryError {
  return new UserferryError({
    code: 'UF-7212',
    message: `${action} is running already.`,
    kept: 'It goes on; nothing else was started.',
    next: 'Wait until it ends: at its limit at the latest.',
  });
}
