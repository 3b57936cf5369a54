import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import type mssql from 'mssql';
import { failedCheck } from '../common/checks.ts';
import type { Clock } from '../common/clock.ts';
import { UserferryError } from '../common/userferry-error.ts';
import type { Mapping } from '../stores/mapping/mapping.ts';
import { checkEncryption } from './check-encryption.ts';
import { type ConnectLimits, defaultConnectLimits, type LegacyPool, openPool, type Reached } from './connect.ts';
import { classifyConnectError, signInName } from './connect-error.ts';
import { defaultPort, type FoundPort, findPort, refuseOtherInstance, UnknownInstance } from './find-port.ts';
import { inspectServer } from './inspect-server.ts';
import type { LegacyConfig } from './legacy.ts';
import type { LegacyCheck } from './legacy-check.ts';
import { readableDatabases } from './readable-databases.ts';
import type { BrowserOptions } from './sql-browser.ts';
import { createStatements, defaultRetryLimits, type Statements } from './statements.ts';

export interface DiagnoseOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<ConnectLimits>;
  readonly browser?: BrowserOptions;
  /** The store that the workspace names, where it is known: its tables must be readable as they are. */
  readonly store?: string;
  /** The mapping that it holds, where it has one. */
  readonly mapping?: Mapping;
}

/** The checks in their order. */
export const checkNames = [
  'name',
  'instance',
  'port',
  'encryption',
  'login',
  'database',
  'rights',
  'version',
  'latency',
] as const;

type Ending = Omit<LegacyCheck, 'name' | 'milliseconds'>;

/** Certificate and encryption failures: they show at the login where the handshake alone could not tell. */
const encryptionCodes = new Set(['UF-1103', 'UF-1104', 'UF-1105', 'UF-1106', 'UF-1108', 'UF-1109', 'UF-1110']);

/**
 * Connects to the legacy database step by step (see `checkNames`). Each check comes as `running` and again with its end; the
 * first failure ends the sequence. It only reads.
 */
export async function* diagnose(
  config: LegacyConfig,
  secret: string,
  options: DiagnoseOptions,
): AsyncGenerator<LegacyCheck, void, void> {
  const limits = { ...defaultConnectLimits, ...options.limits };
  const { clock, signal } = options;
  let found: FoundPort = { kind: 'default', port: config.port ?? defaultPort };
  let opened: LegacyPool | null = null;
  const reached = (): Reached => ({ ...config, port: found.port });

  const steps: readonly (readonly [name: string, run: () => Promise<Ending>])[] = [
    ['name', () => checkName(reached())],
    [
      'instance',
      async () => {
        found = await findPort(config, signal, options.browser);
        return describePort(found);
      },
    ],
    ['port', () => checkPort(reached(), limits.connectTimeout)],
    ['encryption', () => encryptionStep(reached(), limits)],
    [
      'login',
      async () => {
        opened = await openPool(reached(), secret, { limits, purpose: 'diagnose' });
        return passed(`The server accepts the login ${signInName(config.authentication)}`);
      },
    ],
  ];

  try {
    for (const [name, run] of steps) {
      signal?.throwIfAborted();
      yield { name, state: 'running', finding: '' };
      const started = clock.now();
      try {
        const ending = await run();
        yield { name, ...ending, milliseconds: clock.now() - started };
        if (ending.state === 'failed') return;
      } catch (error) {
        signal?.throwIfAborted();
        yield* failedStep(name, error, { reached: reached(), secret, limits });
        return;
      }
      signal?.throwIfAborted();
    }
    const pool = opened as LegacyPool | null;
    if (pool === null) return;
    const statements = createStatements({
      ...pool,
      context: reached(),
      clock,
      random: Math.random,
      // A diagnosis says what is wrong at once.
      limits: { ...defaultRetryLimits, attempts: 1 },
    });
    const guess = found as FoundPort;
    if (guess.kind === 'guessed') {
      const failed = await wrongInstance(statements, reached(), guess.instance, signal);
      if (failed !== null) {
        yield failed;
        return;
      }
    }
    yield* inspectServer({
      statements,
      clock,
      ...(options.store === undefined ? {} : { store: options.store }),
      ...(options.mapping === undefined ? {} : { mapping: options.mapping }),
      ...(signal === undefined ? {} : { signal }),
    });
  } finally {
    // Assigned in a closure above, which the type checker does not follow.
    const pool = opened as { readonly pool: mssql.ConnectionPool } | null;
    await pool?.pool.close();
  }
}

async function wrongInstance(
  statements: Statements,
  config: Reached,
  instance: string,
  signal: AbortSignal | undefined,
): Promise<LegacyCheck | null> {
  try {
    await refuseOtherInstance(statements, config, instance, signal);
    return null;
  } catch (error) {
    signal?.throwIfAborted();
    return failedCheck('instance', error);
  }
}

/** A failure counts for the step that it belongs to: a login refused for its database was accepted as a login. */
async function* failedStep(
  name: string,
  error: unknown,
  attempt: { readonly reached: Reached; readonly secret: string; readonly limits: ConnectLimits },
): AsyncGenerator<LegacyCheck, void, void> {
  if (error instanceof UnknownInstance) {
    yield { ...failedCheck(name, error), instances: error.instances };
    return;
  }
  if (name === 'login' && error instanceof UserferryError) {
    if (error.code === 'UF-1112') {
      const { reached, secret, limits } = attempt;
      yield { name, ...passed(`The server accepts the login ${signInName(reached.authentication)}`) };
      yield { ...failedCheck('database', error), databases: await readableDatabases(reached, secret, limits) };
      return;
    }
    if (encryptionCodes.has(error.code)) {
      yield { name, state: 'failed', finding: 'Not tried: the encryption failed first.' };
      yield failedCheck('encryption', error);
      return;
    }
  }
  yield failedCheck(name, error);
}

async function checkName(config: Reached): Promise<Ending> {
  try {
    // An empty name is answered with no address instead of an error.
    if (config.server.trim() === '') throw Object.assign(new Error('No name was given'), { code: 'ENOTFOUND' });
    const { address } = await lookup(config.server);
    return passed(address === config.server ? `${address} is an address` : `${config.server} is ${address}`);
  } catch (error) {
    throw classifyConnectError(error, config);
  }
}

function describePort(found: FoundPort): Ending {
  switch (found.kind) {
    case 'given':
      return passed(`Port ${found.port}, as given`);
    case 'default':
      return passed(`The default instance, port ${found.port}`);
    case 'listed':
      return passed(`${found.instance} listens on port ${found.port}`);
    case 'guessed':
      return {
        state: 'warned',
        finding: `The SQL Server Browser doesn’t answer on UDP port 1434, so the usual port ${found.port} is tried for ${found.instance}. If it listens on another one, enter it.`,
      };
  }
}

async function checkPort(config: Reached, timeout: number): Promise<Ending> {
  const socket = connect({ host: config.server, port: config.port });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.setTimeout(timeout, () => reject(Object.assign(new Error('No answer'), { code: 'ETIMEDOUT' })));
      socket.once('connect', resolve).once('error', reject);
    });
    return passed('The server answers');
  } catch (error) {
    throw classifyConnectError(error, config);
  } finally {
    socket.destroy();
  }
}

async function encryptionStep(config: Reached, limits: ConnectLimits): Promise<Ending> {
  const found = await checkEncryption(config, limits);
  if (found.state !== 'failed') return found;
  const { name: _, ...failed } = failedCheck('encryption', found.failure);
  return { ...failed, ...(found.certificate === undefined ? {} : { certificate: found.certificate }) };
}

function passed(finding: string): Ending {
  return { state: 'passed', finding };
}
