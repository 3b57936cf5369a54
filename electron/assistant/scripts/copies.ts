import { UserferryError } from '../../common/userferry-error.ts';
import { applicationName } from '../../legacy/driver-options.ts';
import type { LegacyDatabase } from '../../legacy/legacy.ts';
import { openLegacy } from '../../legacy/open-legacy.ts';
import { indexOf } from '../../stores/catalog-index.ts';
import type { Mapping } from '../../stores/mapping/mapping.ts';
import { tablesOf } from '../../stores/mapping/tables-of.ts';
import type { CopiesServer } from '../powers.ts';
import type { WorkspaceSession } from '../session.ts';
import { fillCopies } from './copies/fill-copies.ts';
import { COPIES_PURPOSE, copiesConfig, openPracticeDatabase } from './copies/practice-database.ts';
import { shownStatement } from './copies/sent-statements.ts';
import type { NotCopied, SentStatement } from './copies/told.ts';
import { keysOf, type ScriptConfiguration } from './script-configuration.ts';

export type { NotCopied, SentStatement } from './copies/told.ts';

/** A practice database in memory with copies of some accounts: scripts that write are tried on it. Gone when it is closed. */
export interface Copies {
  /**
   * The connection's `configuration` with which scripts reach the copies instead of the legacy database. In memory alone. For a container
   * of its own (`WorkspaceSession.newContainer`): in another's `global` a script finds a connection to the legacy database.
   */
  readonly configuration: Readonly<Record<string, string>>;
  /** The copies, read as the legacy database is (by the mapping), to see what a script left there. */
  readonly legacy: LegacyDatabase;
  /** What the practice database could not take. */
  readonly notCopied: readonly NotCopied[];
  /**
   * What scripts have sent since the last call of this, oldest first. `source` is the script's text, and `secrets` are the passwords that it
   * was called with: nothing of these is shown, wherever it stands.
   */
  statements(source?: string, secrets?: readonly string[]): Promise<readonly SentStatement[]>;
  /** Puts everything back to what it was when it was copied. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Copies accounts with everything that belongs to them into a practice database in memory, and beside them the newest account and the
 * applications, by which scripts go that make new accounts. The legacy database is only read, by key.
 * @param keys canonical keys of the accounts (AccountKey.value)
 * @throws UserferryError UF-7231 (the accounts come from a view or a SELECT), UF-7232 (a table can't be made there), UF-7233 (too much
 *   belongs to them), UF-6301 (no practice database), UF-10xx, UF-11xx
 */
export async function openCopies(
  session: WorkspaceSession,
  mapping: Mapping,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<Copies> {
  await refuseViews(session, mapping, signal);
  const copied = await session.copyAccounts(mapping, keys, signal);
  const server = await session.copiesServer();
  try {
    const database = await openPracticeDatabase(server);
    try {
      const filled = await fillCopies(database, copied, tablesOf(mapping));
      signal?.throwIfAborted();
      const legacy = await openLegacy(copiesConfig(server), server.password, {
        clock: session.clock,
        purpose: COPIES_PURPOSE,
      });
      await server.record([applicationName(COPIES_PURPOSE)]);
      return {
        configuration: configurationOf(server, session),
        legacy,
        notCopied: filled.notCopied,
        async statements(source = '', secrets = []) {
          const { statements, left } = await server.taken();
          const more = { sql: `-- and ${left} more`, parameters: [], changes: true };
          return [...statements.map((each) => shownStatement(each, source, secrets)), ...(left === 0 ? [] : [more])];
        },
        restore: filled.restore,
        async close() {
          await Promise.all([legacy.close(), database.close()]);
          await server.stop();
        },
      };
    } catch (error) {
      await database.close();
      throw error;
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Scripts check the server's certificate by itself, as it is its own authority. */
function configurationOf(
  { host, port, database, user, password, certificate }: CopiesServer,
  { secrets }: WorkspaceSession,
): Copies['configuration'] {
  return {
    SQL_SERVER: host,
    SQL_PORT: String(port),
    SQL_DATABASE: database,
    SQL_USER: user,
    SQL_PASSWORD: password,
    SQL_CA: certificate,
    ...keysOf(secrets),
  } satisfies ScriptConfiguration;
}

async function refuseViews(session: WorkspaceSession, mapping: Mapping, signal?: AbortSignal): Promise<void> {
  if (mapping.origin.kind === 'statement') throw nothingToCopy('a SELECT');
  const index = indexOf(await (await session.legacy('scripts')).catalog(signal));
  const view = tablesOf(mapping).find((table) => index.table(table)?.kind === 'view');
  if (view !== undefined) throw nothingToCopy(`the view ${view.schema}.${view.name}`);
}

function nothingToCopy(source: string): UserferryError {
  return new UserferryError({
    code: 'UF-7231',
    message: `The accounts are read from ${source}, and no script writes there.`,
    kept: 'No script was run and nothing was copied.',
    next: 'Survey the tables behind it, if scripts are to write: a mapping of these names what is written to.',
  });
}
