import { randomBytes } from 'node:crypto';
import type { MachineKey } from '../accounts/passwords/machine-key.ts';
import type { Clock } from '../common/clock.ts';
import { UserferryError } from '../common/userferry-error.ts';
import { type CopiedAccounts, copyAccounts } from '../legacy/copy/copy-accounts.ts';
import type { LegacyDatabase } from '../legacy/legacy.ts';
import { openLegacy } from '../legacy/open-legacy.ts';
import { type Pace, paceOf } from '../legacy/pace.ts';
import type { Migration, MigrationOptions, RunEnds } from '../migration/migration.ts';
import { openMigration } from '../migration/open-migration.ts';
import { defaultSettings, type MigrationSettings, practiceSettings } from '../migration/settings.ts';
import { Container } from '../scripts/container/container.ts';
import { memoryOf } from '../scripts/container/memory-of.ts';
import type { ContainerSettings } from '../scripts/container/script.ts';
import type { Mapping } from '../stores/mapping/mapping.ts';
import { openConnections } from '../tenant/open-connections.ts';
import { openMails } from '../tenant/open-mails.ts';
import { openRoles } from '../tenant/open-roles.ts';
import { openTenant, type TenantOptions } from '../tenant/open-tenant.ts';
import { openPilotTenant } from '../tenant/pilot/open-pilot-tenant.ts';
import type { PilotTenant } from '../tenant/pilot/pilot-tenant.ts';
import type { SigningApplication } from '../tenant/pilot/sign-in.ts';
import type { Tenant, TenantConnection } from '../tenant/tenant.ts';
import type { TenantConnections } from '../tenant/tenant-connections.ts';
import type { TenantMails } from '../tenant/tenant-mails.ts';
import type { TenantRoles } from '../tenant/tenant-roles.ts';
import type { CopiesServer, Powers, RehearsalTenant } from './powers.ts';
import { workspaceFolder } from './workspace/home.ts';
import { legacyConfig, needsSecret } from './workspace/legacy-config.ts';
import { workspaceKey } from './workspace/secrets.ts';
import type { EnvironmentSettings, WorkspaceFile } from './workspace/workspace.ts';

/** Secrets for as long as a session lasts; they come from the environment, a form or the host's secret storage. */
export interface SessionSecrets {
  readonly sqlPassword: string;
  readonly clientSecret: string;
  /** Of the old application, for passwords that it encrypted. */
  readonly machineKey?: MachineKey | null;
  /** Of a nopCommerce shop, for passwords that it encrypted: scripts alone use it. */
  readonly shopKey?: string | null;
}

/** The connection of that name, fit for an import, or what stands against it. */
export function findConnection(connections: readonly TenantConnection[], name: string): TenantConnection {
  const connection = connections.find((candidate) => candidate.name === name);
  if (connection !== undefined) return connection;
  throw new UserferryError({
    code: 'UF-6101',
    message: `The tenant has no database connection named “${name}”.`,
    kept: 'Nothing has been sent.',
    next:
      connections.length === 0
        ? `${makesIt} For bulk alone, make a database connection in the Auth0 dashboard.`
        : `Choose one of: ${connections.map((candidate) => candidate.name).join(', ')}. ${makesIt}`,
  });
}

const makesIt =
  'For trickle or legacy Userferry makes it: `userferry deploy --yes create-connection`, or Scripts in the app.';

/** A workspace with its connections open, each opened when it is first needed, all closed together. */
export class WorkspaceSession {
  readonly workspace: WorkspaceFile;
  readonly environmentName: string;
  readonly environment: EnvironmentSettings;
  readonly #powers: Powers;
  readonly #secrets: SessionSecrets;
  /** One for all connections to the legacy database: together they read no faster than one. */
  readonly #pace: Pace;
  readonly #legacy = new Map<string, Promise<LegacyDatabase>>();
  #tenant: Tenant | undefined;
  #migration: Promise<Migration> | undefined;
  #container: Container | undefined;
  readonly #practiceServers = new Set<() => Promise<void>>();
  #closed = false;

  constructor(workspace: WorkspaceFile, environmentName: string, secrets: SessionSecrets, powers: Powers) {
    const environment = Object.hasOwn(workspace.environments, environmentName)
      ? workspace.environments[environmentName]
      : undefined;
    if (environment === undefined) throw noSuchEnvironment(workspace, environmentName);
    this.workspace = workspace;
    this.environmentName = environmentName;
    this.environment = environment;
    this.#secrets = secrets;
    this.#powers = powers;
    this.#pace = paceOf(workspace.legacy.rowsPerSecond, powers.clock);
  }

  get secrets(): SessionSecrets {
    return this.#secrets;
  }

  /**
   * The legacy database, connected when it is first asked for, and again after an attempt that failed.
   * @param purpose What a DBA reads beside Userferry's name: sessions that do different things have different names.
   */
  async legacy(
    purpose: 'survey' | 'plan' | 'proof' | 'scripts' | 'person' | 'delta' | 'present' | `run ${string}`,
  ): Promise<LegacyDatabase> {
    this.#refuseWhenClosed();
    const { clock } = this.#powers;
    const config = legacyConfig(this.workspace.legacy);
    const { sqlPassword } = this.#secrets;
    if (sqlPassword === '' && needsSecret(config.authentication)) throw missingSqlPassword();
    const known = this.#legacy.get(purpose);
    if (known !== undefined) return known;
    const opening = openLegacy(config, sqlPassword, { clock, purpose, pace: this.#pace }).catch((error: unknown) => {
      this.#legacy.delete(purpose);
      throw error;
    });
    this.#legacy.set(purpose, opening);
    return opening;
  }

  /**
   * Some accounts with everything that belongs to them, read from the legacy database over a connection that ends with it.
   * @param keys canonical keys (AccountKey.value)
   */
  async copyAccounts(mapping: Mapping, keys: readonly string[], signal?: AbortSignal): Promise<CopiedAccounts> {
    const catalog = await (await this.legacy('scripts')).catalog(signal);
    const options = { clock: this.#powers.clock, purpose: 'copies', pace: this.#pace };
    return copyAccounts(
      legacyConfig(this.workspace.legacy),
      this.#secrets.sqlPassword,
      { mapping, catalog, keys },
      signal === undefined ? options : { ...options, signal },
    );
  }

  /** A SQL Server for copies of accounts; it ends with the session at the latest. */
  copiesServer(): Promise<CopiesServer> {
    return this.#started(() => this.#powers.startCopiesServer());
  }

  /** A practice tenant for a rehearsal; it ends with the session at the latest. */
  practiceTenant(): Promise<RehearsalTenant> {
    return this.#started(() => this.#powers.startPracticeTenant());
  }

  /** A practice server that ends with the session at the latest. */
  async #started<Server extends { stop(): Promise<void> }>(start: () => Promise<Server>): Promise<Server> {
    this.#refuseWhenClosed();
    const server = await start();
    const stop = async () => {
      this.#practiceServers.delete(stop);
      await server.stop();
    };
    this.#practiceServers.add(stop);
    if (this.#closed) await stop();
    this.#refuseWhenClosed();
    return { ...server, stop };
  }

  /** The tenant as a run needs it: patient with an outage. */
  tenant(): Tenant {
    this.#tenant ??= this.#openTenant({});
    return this.#tenant;
  }

  /** The tenant for whoever sits before the screen and would rather mend a wrong address than wait for it. */
  tenantToCheck(): Tenant {
    return openTenant(this.tenantOptionsToCheck());
  }

  /** The same for what is not a tenant's part of a run. */
  tenantOptionsToCheck(): TenantOptions {
    return this.#tenantOptions({ attempts: 2 });
  }

  /** The tenant's connections for whoever deploys to them. */
  tenantConnections(): TenantConnections {
    return openConnections(this.#tenantOptions({ attempts: 3 }));
  }

  /** The tenant for a pilot, which signs its accounts in to this application. */
  pilotTenant(application: SigningApplication): PilotTenant {
    return openPilotTenant(this.#tenantOptions({ attempts: 3 }), application);
  }

  /** The tenant for whoever has it send e-mails. */
  tenantMails(): TenantMails {
    return openMails(this.#tenantOptions({}));
  }

  /** The tenant for whoever gives its roles to users. */
  tenantRoles(): TenantRoles {
    return openRoles(this.#tenantOptions({}));
  }

  #openTenant(limits: { readonly attempts?: number }): Tenant {
    return openTenant(this.#tenantOptions(limits));
  }

  #tenantOptions(limits: { readonly attempts?: number }): TenantOptions {
    const { domain, clientId } = this.environment;
    const { clientSecret } = this.#secrets;
    if (clientSecret === '') throw missingSecret('the application’s client secret', 'USERFERRY_CLIENT_SECRET');
    return this.reaching({ domain, clientId, clientSecret }, limits);
  }

  /** How a tenant is reached from here, the environment's or another. */
  reaching(
    tenant: Pick<TenantOptions, 'domain' | 'clientId' | 'clientSecret'>,
    limits: { readonly attempts?: number },
  ): TenantOptions {
    const { fetch, clock, random } = this.#powers;
    return { ...tenant, fetch, clock, random, limits };
  }

  /** The workspace's journal, opened when it is first asked for, and again after an attempt that failed. */
  async migration(): Promise<Migration> {
    this.#refuseWhenClosed();
    this.#migration ??= this.#openMigration().catch((error: unknown) => {
      this.#migration = undefined;
      throw error;
    });
    return this.#migration;
  }

  /** Both ends of a run; `run` is its id, or says which plan it will carry out. */
  async ends(run: string, signal?: AbortSignal): Promise<RunEnds> {
    const tenant = this.tenant();
    const { id, name } = findConnection(await tenant.connections(signal), this.environment.connection);
    const legacy = await this.legacy(`run ${run}`);
    signal?.throwIfAborted();
    const log = this.tenantConnections();
    return {
      legacy,
      tenant,
      connection: { id, name },
      log: { read: (after, given) => log.log(after, given), end: (given) => log.logEnd(given) },
    };
  }

  /** The container in which the workspace's scripts run side by side and share `global`, as a connection's do at Auth0. */
  container(): Container {
    this.#refuseWhenClosed();
    this.#container ??= this.newContainer();
    return this.#container;
  }

  /** A container that shares its `global` with no other; whoever asks for it closes it. */
  newContainer(settings: Partial<ContainerSettings> = {}): Container {
    this.#refuseWhenClosed();
    const { fork, clock } = this.#powers;
    return new Container({ fork, clock, memoryOf }, settings);
  }

  get clock(): Clock {
    return this.#powers.clock;
  }

  /** The key under which digests of this workspace's data are made. */
  async digestKey(): Promise<Uint8Array> {
    return workspaceKey(this.#powers.secrets, this.workspace.id);
  }

  /** Closes what was opened, and opens nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#container?.close();
    // What never opened has nothing to close; its failure was reported where it was asked for.
    const opened = [this.#migration, ...this.#legacy.values()];
    await Promise.all(opened.map(async (end) => (await end?.catch(() => undefined))?.close()));
    await Promise.all([...this.#practiceServers].map((stop) => stop()));
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw sessionClosed();
  }

  async #openMigration(): Promise<Migration> {
    const { home, secrets } = this.#powers;
    return this.#migrationIn(workspaceFolder(home, this.workspace.id).journal, {
      key: await workspaceKey(secrets, this.workspace.id),
      settings: this.#settings(),
    });
  }

  /** A journal of its own for a trial on a practice tenant: whoever asks for it closes it, and does away with the file. */
  trialMigration(journal: string): Promise<Migration> {
    // Nobody needs the key again.
    return this.#migrationIn(journal, { key: randomBytes(32), settings: practiceSettings });
  }

  #migrationIn(journal: string, own: Pick<MigrationOptions, 'key' | 'settings'>): Promise<Migration> {
    const { clock, random, worker } = this.#powers;
    const machineKey = this.#secrets.machineKey ?? null;
    return openMigration({ ...own, journal, machineKey, clock, random, ...(worker === undefined ? {} : { worker }) });
  }

  #settings(): MigrationSettings {
    return this.environment.kind === 'practice' ? practiceSettings : defaultSettings;
  }
}

function noSuchEnvironment(workspace: WorkspaceFile, name: string): UserferryError {
  return new UserferryError({
    code: 'UF-6102',
    message: `The workspace has no environment named “${name}”.`,
    kept: 'Nothing was changed.',
    next: `Name one with --environment: ${Object.keys(workspace.environments).join(', ')}.`,
  });
}

function sessionClosed(): UserferryError {
  return new UserferryError({
    code: 'UF-6108',
    message: 'The workspace’s settings were changed meanwhile.',
    kept: 'What the journal holds is kept.',
    next: 'Try again: the settings as they are now hold.',
  });
}

/** UF-6105: a login by password, and none was given. */
export function missingSqlPassword(): UserferryError {
  return missingSecret('the SQL Server login’s password', 'USERFERRY_SQL_PASSWORD');
}

/** UF-6105: a secret that is needed now, by what it is and how a terminal is given it. */
export function missingSecret(what: string, variable: string): UserferryError {
  return new UserferryError({
    code: 'UF-6105',
    message: `Userferry was not given ${what}.`,
    kept: 'Nothing was read and nothing was sent.',
    next: `In a terminal, set ${variable} in the environment; in the app, type it into the form. It is kept in memory alone.`,
  });
}
