import { z } from 'zod';
import { capacityWith, type ToldLoad } from '../assistant/deploy/capacity.ts';
import { type DeployChoice, prepareForSession, type SessionDeployment } from '../assistant/deploy/prepare.ts';
import type { Consent } from '../common/deploy-consents.ts';
import { parsedJson } from '../common/json.ts';
import { plainFailure, UserferryError } from '../common/userferry-error.ts';
import { warningText } from '../common/warning.ts';
import { perhapsTheSame } from '../migration/deploy/change.ts';
import { changeText } from '../migration/deploy/change-text.ts';
import type { DeployMode } from '../migration/deploy/deploy-mode.ts';
import { capacityText } from '../migration/reach/capacity-text.ts';
import { readTemplates } from '../scripts/render/templates.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { deploymentList } from './deployment-list.ts';
import { exitCode, type VerbResult } from './output.ts';
import { type OverrideOptions, overrideOf } from './override.ts';
import type { ThroughOption } from './script.ts';
import { editedScripts } from './scripts-folder.ts';
import { asksService, type ServiceOptions, serviceConfiguration } from './service-configuration.ts';

/** What `deploy` takes beside the workspace: one of `mode`, `back` and `list`. */
interface DeployOptions extends WorkspaceOptions, ThroughOption, ServiceOptions, ToldLoad, OverrideOptions {
  readonly mode?: DeployMode;
  readonly back?: number;
  readonly list?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: readonly Consent[];
  /** A folder with scripts that go in the place of those that would be written. */
  readonly scripts?: string;
}

/** `deploy`: brings a mode's scripts to the environment's connection, or what an earlier deployment left. */
export function deployVerb(options: DeployOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const { connection, domain } = session.environment;
    if (options.list === true) {
      const { deployments } = await session.migration();
      return deploymentList(await deployments.of(session.tenantConnections().domain, connection), connection);
    }
    const { powers, signal } = context;
    const prepared = await prepareForSession(
      session,
      { templates: readTemplates(powers.templates), clock: powers.clock },
      {
        choice: choiceOf(options),
        edited: await editedScripts(options),
        service: asksService(session, options) ? serviceConfiguration(session, options) : null,
        given: givenConfiguration(),
        consents: new Set(options.yes),
        override: overrideOf(options),
        signal,
      },
    );
    const { mode, obstacles, leftOut, warnings, apply } = prepared;
    const { changes, foreign } = prepared.plan;
    const lines = deploymentLines(prepared);
    const capacity =
      options.dryRun === true && (options.mode === 'trickle' || options.mode === 'legacy')
        ? await capacityWith(await session.migration(), asksService(session, options) ? 'service' : 'direct', options)
        : null;
    const capacityLines = capacity === null ? [] : capacityText(capacity);
    const shown = {
      connection,
      tenant: domain,
      mode,
      changes,
      foreign,
      leftOut,
      warnings,
      dryRun: options.dryRun === true,
      capacity: capacity === null ? null : { ...capacity, sentences: capacityLines },
    };
    if (changes.length === 0) {
      return {
        json: { ...shown, obstacles: [], deployment: null },
        lines: [...lines, 'There is nothing to change.', ...capacityLines],
        exit: exitCode.done,
      };
    }
    if (options.dryRun === true) {
      const against = obstacles.map(({ code, message, next }) => `${message} (${code}) ${next}`);
      return {
        json: { ...shown, obstacles: obstacles.map(plainFailure), deployment: null },
        lines: [
          ...lines,
          ...(perhapsTheSame(changes) ? [onlyValues] : []),
          'Nothing was deployed: this was a dry run.',
          ...against,
          ...capacityLines,
        ],
        exit: exitCode.done,
      };
    }
    for (const line of lines) context.terminal.note(line);
    const applied = await apply(() => noteSending(connection, context));
    return {
      json: { ...shown, obstacles: [], deployment: applied?.number ?? null },
      lines: [`Deployed to ${connection} as deployment ${applied?.number}.`, ...warnings.map(warningText)],
      exit: exitCode.done,
    };
  });
}

/** What a deployment would change, what somebody else changed, which scripts there are not, and what is to be known beside. */
export function deploymentLines({
  plan: { changes, foreign },
  leftOut,
  warnings,
}: Pick<SessionDeployment, 'plan' | 'leftOut' | 'warnings'>): readonly string[] {
  return [
    ...changes.map(changeText),
    ...foreign.map((change) => `Changed by somebody else since the last deployment: ${changeText(change)}`),
    ...leftOut.map(({ action, failure }) => `Without ${action}: ${failure.message}`),
    ...warnings.map(warningText),
  ];
}

const onlyValues = 'But for values of the configuration, which Auth0 shows to nobody, there is nothing to change.';

/** Says that a deployment is on its way, and to Ctrl+C from now on that it ends by itself. */
export function noteSending(connection: string, { terminal, signal }: Pick<VerbContext, 'terminal' | 'signal'>): void {
  terminal.note(`Deploying to ${connection} …`);
  signal.addEventListener('abort', () => terminal.note(beingFoundOut));
}

/** What Ctrl+C gets to read while a deployment is on its way. */
const beingFoundOut =
  'The deployment is on its way already, and what becomes of it is being found out; it ends by itself. Ctrl+C once more ends Userferry without knowing: the next `deploy` then works out from the connection what became of it.';

function choiceOf({ mode, back }: DeployOptions): DeployChoice {
  if (mode !== undefined) return { mode };
  if (back !== undefined) return { back };
  throw new TypeError('deploy was called without mode, back and list.');
}

/**
 * Values of the configuration that the workspace doesn't have; in the environment, where no other user of the machine sees them.
 * @throws UserferryError UF-6121
 */
export function givenConfiguration(): Readonly<Record<string, string>> {
  const text = process.env.USERFERRY_CONFIGURATION ?? '';
  if (text === '') return {};
  const parsed = z.record(z.string().min(1), z.string()).safeParse(parsedJson(text));
  if (parsed.success) return parsed.data;
  throw new UserferryError({
    code: 'UF-6121',
    message: 'USERFERRY_CONFIGURATION is not a JSON object of texts.',
    kept: 'Nothing was sent.',
    next: 'Write it as {"KEY":"value"}.',
  });
}
