import type { Consent } from '../../common/deploy-consents.ts';
import type { UserferryError } from '../../common/userferry-error.ts';
import type { Warning } from '../../common/warning.ts';
import { lineBeforeBlanking, linesBeforeCutover, readyForCutover } from '../../migration/cutover/checklist.ts';
import type { CutoverLine } from '../../migration/cutover/checklist-types.ts';
import { type DeployTarget, type PreparedDeployment, prepareDeployment } from '../../migration/deploy/deploy.ts';
import { nobodySignedIn, peopleLeftBehind } from '../../migration/deploy/deploy-errors.ts';
import type { DeployMode } from '../../migration/deploy/deploy-mode.ts';
import { wishOfMode } from '../../migration/deploy/wishes.ts';
import { deployedScriptsDigest } from '../../migration/production/settings-digest.ts';
import type { ActionName } from '../../scripts/actions.ts';
import type { Templates } from '../../scripts/render/templates.ts';
import { examineCutover } from '../cutover/examine-cutover.ts';
import type { Powers } from '../powers.ts';
import { type Lock, type Override, productionLock } from '../production/lock.ts';
import type { WorkspaceSession } from '../session.ts';
import { workspaceMapping } from '../workspace-mapping.ts';
import { deployedConfiguration, knowsPassword } from './deployed-configuration.ts';
import { type LeftOut, scriptsFor } from './scripts-of-mode.ts';
import { prefixElsewhere, withoutApplications } from './warnings.ts';

/** A mode to deploy, the number of an earlier deployment to go back to, or taking away what scripts no longer need to know. */
export type DeployChoice =
  | { readonly mode: DeployMode }
  | { readonly back: number }
  | { readonly withoutSecrets: true };

export interface SessionDeployment extends PreparedDeployment {
  /** Yeses that are needed and were not given. */
  readonly needs: readonly Consent[];
  readonly leftOut: readonly LeftOut[];
  /** What stands against nothing and is to be known before it is sent, and after. */
  readonly warnings: readonly Warning[];
  /** Plain values that would be sent: with secrets, in memory alone. */
  readonly configuration: Readonly<Record<string, string>>;
}

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
    /** Scripts that somebody wrote or changed by hand. */
    readonly edited: ReadonlyMap<ActionName, string>;
    /** Configuration of scripts that ask the account service; null for scripts that ask SQL Server themselves. */
    readonly service: Readonly<Record<string, string>> | null;
    readonly given: Readonly<Record<string, string>>;
    readonly consents: ReadonlySet<Consent>;
    /** Who begins in production what was not tried, and why. */
    readonly override?: Override | null;
    readonly signal?: AbortSignal;
  },
): Promise<SessionDeployment> {
  const { consents, signal } = parts;
  const { target, leftOut } = await targetOf(session, templates, parts);
  const { deployments: book } = await session.migration();
  const prepared = await prepareDeployment(
    { connections: session.tenantConnections(), book, clock },
    { connection: session.environment.connection, target, consents, ...(signal === undefined ? {} : { signal }) },
  );
  const { configuration } = target.kind === 'mode' ? target.wish : target;
  const changes = prepared.plan.changes.length > 0;
  const cutsOver = changes && target.kind === 'mode' && target.mode === 'cutover' && !consents.has('leave-behind');
  const blanks = changes && target.kind === 'without-secrets';
  const lines = cutsOver || blanks ? (await examineCutover(session, templates, signal)).lines : [];
  const early = cutsOver ? whatComesFirst(lines) : blanks ? signInComesFirst(lines) : null;
  const { needs: asked } = prepared.plan;
  const needs: readonly Consent[] = cutsOver && early !== null ? [...asked, 'leave-behind'] : asked;
  const warnings = changes ? await warningsOf(session, prepared, target, signal) : [];
  const clear = early === null ? prepared : standingAgainst(prepared, early);
  const begins = changes ? unlocked(clear, await lockOf(session, target, parts)) : clear;
  return { ...begins, needs, leftOut, warnings, configuration };
}

async function warningsOf(
  session: WorkspaceSession,
  { plan }: PreparedDeployment,
  target: DeployTarget,
  signal: AbortSignal | undefined,
): Promise<readonly Warning[]> {
  const asksScripts = target.kind === 'mode' && target.mode !== 'cutover';
  return [
    ...(plan.wished.applications.length === 0 ? [withoutApplications(session.environment.connection)] : []),
    ...(asksScripts ? await prefixElsewhere(session, signal) : []),
  ];
}

/** Production is locked for scripts that ask the legacy database; going back and the cutover bring none that nobody has tried. */
async function lockOf(
  session: WorkspaceSession,
  target: DeployTarget,
  { override = null, signal }: Pick<Parameters<typeof prepareForSession>[2], 'override' | 'signal'>,
): Promise<Lock | null> {
  if (session.environment.kind !== 'production' || target.kind !== 'mode' || target.mode === 'cutover') return null;
  const { workspace } = session;
  const { mapping } = await workspaceMapping(workspace, await session.legacy('scripts'), signal);
  const { applications, userIdPrefix: prefix, strategy } = workspace;
  const settings = { mapping, applications, prefix, rules: strategy.rules };
  return productionLock(
    session,
    { step: 'deployment', settings, scripts: deployedScriptsDigest(target.wish.scripts) },
    override,
  );
}

/** A deployment that writes down right before it is sent who began it though it had not been tried. */
function unlocked(prepared: PreparedDeployment, lock: Lock | null): PreparedDeployment {
  if (lock === null) return prepared;
  if (lock.against !== null) return standingAgainst(prepared, lock.against);
  return {
    ...prepared,
    async apply(onSending) {
      if (prepared.obstacles.length === 0) await lock.open();
      return prepared.apply(onSending);
    },
  };
}

/** A deployment that something beside the connection stands against. */
function standingAgainst(prepared: PreparedDeployment, obstacle: UserferryError): PreparedDeployment {
  const obstacles = [...prepared.obstacles, obstacle];
  return {
    ...prepared,
    obstacles,
    async apply() {
      throw obstacles[0] ?? obstacle;
    },
  };
}

/** What of the checklist is not done that comes before a cutover; null where nothing is. */
function whatComesFirst(lines: readonly CutoverLine[]): UserferryError | null {
  if (readyForCutover(lines)) return null;
  return peopleLeftBehind(
    linesBeforeCutover(lines)
      .filter(({ state }) => state !== 'done')
      .map(({ evidence }) => evidence),
  );
}

/** Until somebody is seen to sign in without them, the values may be needed for the way back; null once somebody is. */
function signInComesFirst(lines: readonly CutoverLine[]): UserferryError | null {
  const line = lineBeforeBlanking(lines);
  return line === null ? null : nobodySignedIn(line.evidence);
}

async function targetOf(
  session: WorkspaceSession,
  templates: Templates,
  { choice, edited, service, given, signal }: Omit<Parameters<typeof prepareForSession>[2], 'consents' | 'override'>,
): Promise<{ readonly target: DeployTarget; readonly leftOut: readonly LeftOut[] }> {
  if ('withoutSecrets' in choice) return { target: { kind: 'without-secrets', configuration: given }, leftOut: [] };
  if ('back' in choice) {
    // What was there before may have needed no login; what did is told of as unknown.
    const direct = knowsPassword(session, given) ? deployedConfiguration(session, given) : {};
    const configuration = { ...direct, ...service, ...given };
    return { target: { kind: 'back', number: choice.back, configuration }, leftOut: [] };
  }
  const { mode } = choice;
  const configuration = service === null ? deployedConfiguration(session, given) : { ...service, ...given };
  const way = service === null ? 'direct' : 'service';
  const { scripts, leftOut } = await scriptsFor(session, mode, way, { templates, edited }, signal);
  const { applications = [], requiresUsername } = session.environment.deploy ?? {};
  const wish = wishOfMode(mode, {
    scripts,
    configuration,
    applications,
    ...(requiresUsername === undefined ? {} : { requiresUsername }),
  });
  return { target: { kind: 'mode', mode, wish }, leftOut };
}
