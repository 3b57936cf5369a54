import type { Powers } from '../assistant/powers.ts';
import { WorkspaceSession } from '../assistant/session.ts';
import { loadWorkspace } from '../assistant/workspace/load-workspace.ts';
import type { WorkspaceFile } from '../assistant/workspace/workspace.ts';
import { UserferryError } from '../common/userferry-error.ts';
import type { Terminal } from './output.ts';
import { readWebConfigFiles, withMembershipHash } from './web-config.ts';

/** What every verb works with. */
export interface VerbContext {
  readonly powers: Powers;
  readonly terminal: Terminal;
  /** Aborted by the first Ctrl+C; a second one ends the process. */
  readonly signal: AbortSignal;
}

export interface WorkspaceOptions {
  readonly workspace: string;
  readonly environment?: string;
  /** The old application's web.config and the files of its sections: how Membership hashes, and the key of what it encrypted. */
  readonly webConfig?: readonly string[];
  /** Instead of the pace that the workspace sets. */
  readonly rowsPerSecond?: number;
  /** Beside what the workspace allows. */
  readonly allowScan?: readonly string[];
}

/** Opens a workspace file for a verb; secrets come from USERFERRY_SQL_PASSWORD, USERFERRY_CLIENT_SECRET and USERFERRY_SHOP_KEY. */
export async function openSession(options: WorkspaceOptions, context: VerbContext): Promise<WorkspaceSession> {
  const workspace = withReading(await loadWorkspace(options.workspace), options);
  const { webConfig = [] } = options;
  const told = webConfig.length === 0 ? null : await readWebConfigFiles(webConfig, context.terminal);
  return new WorkspaceSession(
    told === null ? workspace : withMembershipHash(workspace, told.algorithm.hash),
    chooseEnvironment(workspace, options.environment),
    {
      sqlPassword: process.env.USERFERRY_SQL_PASSWORD ?? '',
      clientSecret: process.env.USERFERRY_CLIENT_SECRET ?? '',
      machineKey: told?.machineKey ?? null,
      shopKey: process.env.USERFERRY_SHOP_KEY ?? null,
    },
    context.powers,
  );
}

/** The workspace with what a command says of how the legacy database is read. */
function withReading(
  workspace: WorkspaceFile,
  { rowsPerSecond, allowScan = [] }: Pick<WorkspaceOptions, 'rowsPerSecond' | 'allowScan'>,
): WorkspaceFile {
  const { legacy } = workspace;
  return {
    ...workspace,
    legacy: {
      ...legacy,
      ...(rowsPerSecond === undefined ? {} : { rowsPerSecond }),
      ...(allowScan.length === 0 ? {} : { allowScans: [...(legacy.allowScans ?? []), ...allowScan] }),
    },
  };
}

/** Runs `work` on an open session and closes it, whatever happens. */
export async function withSession<Result>(
  options: WorkspaceOptions,
  context: VerbContext,
  work: (session: WorkspaceSession) => Promise<Result>,
): Promise<Result> {
  const session = await openSession(options, context);
  const { kind, domain, connection } = session.environment;
  if (kind === 'production') context.terminal.note(`Production: tenant ${domain}, connection ${connection}.`);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** What goes on with a run as it was begun, the latest one where none is named, to be copied into a terminal. */
export function resumeCommand({
  run,
  workspace,
  environment,
  webConfig = [],
  rowsPerSecond,
  settleHalfCreated = false,
}: Omit<WorkspaceOptions, 'allowScan'> & { readonly run?: string; readonly settleHalfCreated?: boolean }): string {
  return [
    'userferry resume',
    ...(run === undefined ? [] : [run]),
    `--workspace ${quoted(workspace)}`,
    ...(environment === undefined ? [] : [`--environment ${environment}`]),
    ...(settleHalfCreated ? ['--settle-half-created'] : []),
    ...(rowsPerSecond === undefined ? [] : [`--rows-per-second ${rowsPerSecond}`]),
    ...webConfig.map((file) => `--web-config ${quoted(file)}`),
  ].join(' ');
}

function quoted(path: string): string {
  if (!/[\s"']/.test(path)) return path;
  // No path on Windows has a quote in it, and doubled backslashes are none of its own.
  return path.includes('"') ? JSON.stringify(path) : `"${path}"`;
}

function chooseEnvironment(workspace: WorkspaceFile, named: string | undefined): string {
  if (named !== undefined) return named;
  const names = Object.keys(workspace.environments);
  const only = names[0];
  if (names.length === 1 && only !== undefined) return only;
  throw new UserferryError({
    code: 'UF-6103',
    message: `The workspace has ${names.length} environments, and none was named.`,
    kept: 'Nothing was changed.',
    next:
      names.length === 0
        ? 'Add an environment to the workspace file.'
        : `Name one with --environment: ${names.join(', ')}.`,
  });
}
