import { z } from 'zod';
import { UserferryError } from '../common/userferry-error.ts';
import type { LegacyConfig } from './legacy.ts';
import { askBrowser, type BrowserOptions, type InstanceListed } from './sql-browser.ts';
import type { Statements } from './statements.ts';

export const defaultPort = 1433;

/** The port of the legacy database, and how surely it is the right one. */
export type FoundPort =
  | { readonly kind: 'given' | 'default'; readonly port: number; readonly instance?: undefined }
  | { readonly kind: 'listed'; readonly port: number; readonly instance: string }
  /** The Browser is silent: the instance may listen here all the same, which has to be asked once there is a connection. */
  | { readonly kind: 'guessed'; readonly port: number; readonly instance: string };

/** The Browser answered, and has no such instance: those that it has are for choosing. */
export class UnknownInstance extends UserferryError {
  readonly instances: readonly InstanceListed[];
  constructor(config: LegacyConfig, instance: string, instances: readonly InstanceListed[]) {
    const names = instances.map(({ name }) => name).join(', ');
    const listed = instances.find(({ name }) => name.toLowerCase() === instance.toLowerCase());
    super({
      code: 'UF-1102',
      message:
        listed === undefined
          ? `${config.server} has no instance named “${instance}”.`
          : `The instance “${instance}” on ${config.server} doesn’t take connections over TCP/IP.`,
      kept: 'The password has not been sent and nothing was read.',
      next:
        listed === undefined
          ? `Choose one that is there${names === '' ? '' : `: ${names}`}. One that is hidden isn’t listed: enter its port.`
          : 'In SQL Server Configuration Manager, enable TCP/IP under Protocols for this instance and restart it, or enter its port.',
    });
    this.instances = instances;
  }
}

/**
 * The port to connect to: one that is given wins; else the named instance's, which the SQL Server Browser knows; else SQL Server's
 * own. A Browser that says nothing is no proof (SQL Server 2022 may register nothing with it: dbatools issue 10327), so the
 * default port is tried then.
 * @throws UnknownInstance UF-1102
 */
export async function findPort(
  config: LegacyConfig,
  signal?: AbortSignal,
  browser: BrowserOptions = {},
): Promise<FoundPort> {
  if (config.port !== undefined) return { kind: 'given', port: config.port };
  const { instance } = config;
  if (instance === undefined || instance === '') return { kind: 'default', port: defaultPort };
  const options = { ...browser, ...(signal === undefined ? {} : { signal }) };
  const named = await askBrowser(config.server, { instance }, options);
  const found = named?.find(({ name }) => name.toLowerCase() === instance.toLowerCase());
  if (found?.port !== undefined) return { kind: 'listed', port: found.port, instance: found.name };
  // A Browser does not answer at all for a name that it doesn't know (MS-SQLR 3.2.5.3): only its whole list tells silence apart.
  const all = await askBrowser(config.server, 'all', options);
  if (all === null && named === null) return { kind: 'guessed', port: browser.fallbackPort ?? defaultPort, instance };
  throw new UnknownInstance(config, instance, all ?? named ?? []);
}

const nameRow = z.tuple([z.tuple([z.string().nullable()])]);

/**
 * Holds a connection to a guessed port to the instance that was meant: another one has other databases.
 * @throws UserferryError UF-1107
 */
export async function refuseOtherInstance(
  statements: Statements,
  config: LegacyConfig & { readonly port: number },
  instance: string,
  signal?: AbortSignal,
): Promise<void> {
  const statement = "SELECT CAST(SERVERPROPERTY('InstanceName') AS nvarchar(128))";
  const [[name]] = nameRow.parse(await statements.rows(statement, [], signal));
  if (name?.toLowerCase() === instance.toLowerCase()) return;
  throw new UserferryError({
    code: 'UF-1107',
    message: `Port ${config.port} of ${config.server} belongs to ${name === null ? 'the default instance' : `the instance “${name}”`}, not to “${instance}”.`,
    kept: 'The login was accepted there, but nothing was read.',
    next: `The SQL Server Browser didn’t answer, so ${config.port} was tried. Ask the DBA for the port of “${instance}”, or have the Browser started and UDP port 1434 let through.`,
  });
}
