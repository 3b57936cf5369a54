import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import type mssql from 'mssql';
import { type Check, failedCheck } from '../common/checks.ts';
import type { Clock } from '../common/clock.ts';
import { UserferryError } from '../common/userferry-error.ts';
import { readCertificate, type ShownCertificate } from './certificate.ts';
import { type ConnectLimits, defaultConnectLimits, openPool, sameFingerprint } from './connect.ts';
import { CertificateChanged, classifyConnectError } from './connect-error.ts';
import { inspectServer } from './inspect-server.ts';
import type { LegacyConfig } from './legacy.ts';
import { defaultPort, portOf } from './open-legacy.ts';

/** A step of the diagnosis; the certificate comes with the encryption check. */
export interface LegacyCheck extends Check {
  readonly certificate?: ShownCertificate;
}

export interface DiagnoseOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<ConnectLimits>;
}

type Reached = LegacyConfig & { readonly port: number };

/** Certificate and encryption failures: they show at the login where the handshake alone could not tell. */
const encryptionCodes = new Set(['UF-1103', 'UF-1104', 'UF-1105', 'UF-1106', 'UF-1108']);

/**
 * Connects to the legacy database step by step: name, instance, port, encryption, login, database, rights, version, speed. Each
 * check comes as `running` and again with its end; the first failure ends the sequence. It only reads.
 */
export async function* diagnose(
  config: LegacyConfig,
  password: string,
  options: DiagnoseOptions,
): AsyncGenerator<LegacyCheck, void, void> {
  const limits = { ...defaultConnectLimits, ...options.limits };
  const { clock, signal } = options;
  let reached: Reached = { ...config, port: config.port ?? defaultPort };
  let pool: mssql.ConnectionPool | null = null;

  const steps: readonly (readonly [name: string, run: () => Promise<Omit<LegacyCheck, 'name' | 'milliseconds'>>])[] = [
    ['name', () => checkName(reached)],
    [
      'instance',
      async () => {
        reached = { ...reached, port: await portOf(config, signal) };
        return passed(describeInstance(config, reached.port));
      },
    ],
    ['port', () => checkPort(reached, limits.connectTimeout)],
    ['encryption', () => checkEncryption(reached, limits)],
    [
      'login',
      async () => {
        ({ pool } = await openPool(reached, password, limits));
        return passed(`The server accepts “${reached.user}”`);
      },
    ],
  ];

  try {
    for (const [name, run] of steps) {
      signal?.throwIfAborted();
      yield { name, state: 'running', finding: '' };
      const started = clock.now();
      try {
        yield { name, ...(await run()), milliseconds: clock.now() - started };
      } catch (error) {
        yield* failedStep(name, error, reached);
        return;
      }
      signal?.throwIfAborted();
    }
    if (pool !== null) yield* inspectServer(pool, clock, signal);
  } finally {
    // Assigned in a closure above, which the type checker does not follow.
    await (pool as mssql.ConnectionPool | null)?.close();
  }
}

/** A failure counts for the step that it belongs to: a login refused for its database was accepted as a login. */
function* failedStep(name: string, error: unknown, reached: Reached): Generator<LegacyCheck, void, void> {
  if (error instanceof DistrustedCertificate) {
    yield { ...failedCheck(name, error.failure), certificate: error.certificate };
    return;
  }
  if (name === 'login' && error instanceof UserferryError) {
    if (error.code === 'UF-1112') {
      yield { name, ...passed(`The server accepts “${reached.user}”`) };
      yield failedCheck('database', error);
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

async function checkName(config: Reached) {
  try {
    // An empty name is answered with no address instead of an error.
    if (config.server.trim() === '') throw Object.assign(new Error('No name was given'), { code: 'ENOTFOUND' });
    const { address } = await lookup(config.server);
    return passed(address === config.server ? `${address} is an address` : `${config.server} is ${address}`);
  } catch (error) {
    throw classifyConnectError(error, config);
  }
}

function describeInstance(config: LegacyConfig, port: number): string {
  if (config.port !== undefined) return `Port ${port}, as given`;
  return config.instance ? `${config.instance} listens on port ${port}` : `The default instance, port ${port}`;
}

async function checkPort(config: Reached, timeout: number) {
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

/** Carries the certificate that stopped the check. */
class DistrustedCertificate extends Error {
  readonly failure: UserferryError;
  readonly certificate: ShownCertificate;
  constructor(failure: UserferryError, certificate: ShownCertificate) {
    super(failure.message);
    this.failure = failure;
    this.certificate = certificate;
  }
}

async function checkEncryption(config: Reached, limits: ConnectLimits): Promise<Omit<LegacyCheck, 'name'>> {
  if (!config.encrypt) {
    return {
      state: 'warned',
      finding:
        'Not encrypted: whoever is on the network path can read the password and the accounts. The report names it.',
    };
  }
  const { certificate, distrust } = await readCertificate(config, limits);
  switch (config.trust.kind) {
    case 'system':
      if (distrust === null)
        return { ...passed(`Encrypted; ${certificate.issuer} vouches for the server`), certificate };
      throw new DistrustedCertificate(
        classifyConnectError(Object.assign(new Error(distrust), { code: distrust }), config),
        certificate,
      );
    case 'fingerprint':
      if (sameFingerprint(certificate.fingerprint256, config.trust.fingerprint256)) {
        return { ...passed('Encrypted, with the certificate that was trusted'), certificate };
      }
      throw new DistrustedCertificate(
        classifyConnectError(new CertificateChanged(certificate.fingerprint256), config),
        certificate,
      );
    case 'unchecked':
      return {
        state: 'warned',
        finding: 'Encrypted, but nobody checks who the server is. The report names it.',
        certificate,
      };
  }
}

function passed(finding: string) {
  return { state: 'passed', finding } as const;
}
