import { type DeployTarget, type PreparedDeployment, prepareDeployment } from '../../migration/deploy/deploy.ts';
import type { DeployMode } from '../../migration/deploy/deploy-mode.ts';
import type { Consent } from '../../migration/deploy/plan-deployment.ts';
import { wishOfMode } from '../../migration/deploy/wishes.ts';
import type { Templates } from '../../scripts/render/templates.ts';
import type { Powers } from '../powers.ts';
import type { WorkspaceSession } from '../session.ts';
import { deployedConfiguration } from './deployed-configuration.ts';
import { type LeftOut, scriptsFor } from './scripts-of-mode.ts';

/** A mode to deploy, or the number of an earlier deployment to go back to. */
export type DeployChoice = { readonly mode: DeployMode } | { readonly back: number };

/**
 * Works out what a deployment to the environment's connection would change. Sends nothing, and writes nothing down.
 * @param given Plain values of the configuration beside the workspace's own
 * @throws UserferryError whatever stands against working it out; what stands against sending it is among its obstacles
 */
export async function prepareForSession(
  session: WorkspaceSession,
  { templates, clock }: { readonly templates: Templates } & Pick<Powers, 'clock'>,
  parts: {
    readonly choice: DeployChoice;
    readonly given: Readonly<Record<string, string>>;
    readonly consents: ReadonlySet<Consent>;
    readonly signal?: AbortSignal;
  },
): Promise<PreparedDeployment & { readonly leftOut: readonly LeftOut[] }> {
  const { choice, given, consents, signal } = parts;
  const { target, leftOut } = await targetOf(session, templates, choice, given, signal);
  const { deployments: book } = await session.migration();
  const prepared = await prepareDeployment(
    { connections: session.tenantConnections(), book, clock },
    { connection: session.environment.connection, target, consents, ...(signal === undefined ? {} : { signal }) },
  );
  return { ...prepared, leftOut };
}

async function targetOf(
  session: WorkspaceSession,
  templates: Templates,
  choice: DeployChoice,
  given: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<{ readonly target: DeployTarget; readonly leftOut: readonly LeftOut[] }> {
  if ('back' in choice) {
    // What was there before may have needed no login; what did is told of as unknown.
    const known = session.secrets.sqlPassword === '' ? given : deployedConfiguration(session, given);
    return { target: { kind: 'back', number: choice.back, configuration: known }, leftOut: [] };
  }
  const { mode } = choice;
  const configuration = deployedConfiguration(session, given);
  const { scripts, leftOut } = await scriptsFor(session, mode, templates, signal);
  const { applications = [], requiresUsername } = session.environment.deploy ?? {};
  const wish = wishOfMode(mode, {
    scripts,
    configuration,
    applications,
    ...(requiresUsername === undefined ? {} : { requiresUsername }),
  });
  return { target: { kind: 'mode', mode, wish }, leftOut };
}
