import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import { productVersion } from '../../../electron/common/product.ts';
import type { LegacyConfig, LegacyDatabase } from '../../../electron/legacy/legacy.ts';
import { openLegacy } from '../../../electron/legacy/open-legacy.ts';
import { faultsSchema } from '../../../electron/practice/sql-server/wire/faults.ts';
import { PASSWORD, scriptedEngine } from '../practice-sql/scripted-engine.ts';
import { serve } from '../practice-sql/serve.ts';
import { certificateFor, contextOf } from './certificates.ts';
import { answering, diagnosed, refusing, stoppedAt } from './diagnosed.ts';
import { cancelDeafRelay, shaOneRelay } from './relays.ts';
import { accounts, configFor, quickClock, source } from './served-accounts.ts';
import {
  closedPort,
  listening,
  speaksEntra,
  speaksUnknownTds,
  sqlBrowser,
  sqlServer,
  strictSqlServer,
} from './servers.ts';
import { windowsServer } from './windows-server.ts';

// The rows are those of the project's table of SQL Server connection symptoms. Row 14 (no SSPI in the driver) is the sign-in as
// the Windows user; row 21 (memory) belongs to the benchmarks.

const engine = () => scriptedEngine(accounts(3));
const encrypted = (port: number, change: Partial<LegacyConfig> = {}) =>
  configFor(port, { encrypt: true, trust: { kind: 'system' }, ...change });
const unsent = expect.stringContaining('not been sent');

describe('certificates', () => {
  test('row 1: a self-signed certificate stops before the login, and is shown', async () => {
    const own = await certificateFor('localhost');
    const port = await sqlServer(engine(), contextOf(own));
    expect(await stoppedAt(encrypted(port, { server: 'localhost' }))).toMatchObject({
      name: 'encryption',
      failure: { code: 'UF-1104', kept: unsent, next: expect.stringContaining('fingerprint') },
      certificate: { issuer: 'itself', names: ['localhost'] },
    });
  });

  test('row 1: a short key with SHA-1, as SQL Server made them until 2016, can be pinned too', async () => {
    const weak = await certificateFor('SSL_Self_Signed_Fallback', null, true);
    const port = await sqlServer(engine(), contextOf(weak, { ciphers: 'DEFAULT@SECLEVEL=0' }));
    const stopped = await stoppedAt(encrypted(port));
    expect(stopped?.failure?.code).toBe('UF-1104');
    expect(stopped?.failure?.code).toBe('UF-1104');
    const fingerprint256 = stopped?.certificate?.fingerprint256 ?? '';
    expect(await stoppedAt(encrypted(port, { trust: { kind: 'fingerprint', fingerprint256 } }))).toBeUndefined();
  });

  test('row 2: an authority that this computer doesn’t know can be named', async () => {
    const authority = await certificateFor('Contoso Root');
    const port = await sqlServer(engine(), contextOf(await certificateFor('localhost', authority)));
    expect(await stoppedAt(encrypted(port, { server: 'localhost' }))).toMatchObject({
      failure: { code: 'UF-1105', kept: unsent, next: expect.stringContaining('authority') },
      certificate: { issuer: 'Contoso Root' },
    });
    const trust = { kind: 'authority', pem: authority.pem } as const;
    const checks = await diagnosed(encrypted(port, { server: 'localhost', trust }));
    expect(checks.find(({ name }) => name === 'encryption')).toMatchObject({ state: 'passed' });
    expect(checks.find(({ name }) => name === 'login')).toMatchObject({ state: 'passed' });
    const other = { kind: 'authority', pem: (await certificateFor('Contoso Root')).pem } as const;
    expect((await stoppedAt(encrypted(port, { server: 'localhost', trust: other })))?.failure?.code).toBe('UF-1105');
  });

  test('row 2: a certificate for another name, or a server called by its address, needs the name', async () => {
    const authority = await certificateFor('Contoso Root');
    const port = await sqlServer(engine(), contextOf(await certificateFor('sql-prod-07.corp', authority)));
    const trust = { kind: 'authority', pem: authority.pem } as const;
    for (const server of ['127.0.0.1', 'localhost']) {
      expect(await stoppedAt(encrypted(port, { server, trust }))).toMatchObject({
        failure: { code: 'UF-1110', kept: unsent, next: expect.stringContaining('name in the certificate') },
        certificate: { names: ['sql-prod-07.corp'] },
      });
      expect(await stoppedAt(encrypted(port, { server, trust, certificateName: 'sql-prod-07.corp' }))).toBeUndefined();
    }
  });
});

describe('encryption', () => {
  test('row 3: a server that knows TLS 1.0 alone is named, and let in only where that is allowed', async () => {
    const old = contextOf(await certificateFor('localhost'), {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    const port = await sqlServer(engine(), old);
    const config = encrypted(port, { trust: { kind: 'unchecked' } });
    expect(await stoppedAt(config)).toMatchObject({
      name: 'encryption',
      failure: {
        code: 'UF-1108',
        message: expect.stringContaining('TLS 1.0'),
        kept: unsent,
        next: expect.stringMatching(/update for TLS 1\.2 first/),
      },
    });
    const checks = await diagnosed({ ...config, oldEncryption: true });
    expect(checks.find(({ name }) => name === 'encryption')).toMatchObject({
      state: 'warned',
      finding: expect.stringContaining('TLS 1.0'),
    });
    expect(checks.find(({ name }) => name === 'login')?.state).toBe('passed');
  });

  test('row 4: a server that hangs up on a client without SHA-1 is told from one that is gone', async () => {
    const target = await sqlServer(engine(), contextOf(await certificateFor('localhost')));
    const port = await shaOneRelay(target);
    const config = encrypted(port, { trust: { kind: 'unchecked' } });
    expect(await stoppedAt(config)).toMatchObject({
      name: 'encryption',
      failure: { code: 'UF-1108', message: expect.stringContaining('SHA-1'), kept: unsent },
    });
    expect(await stoppedAt({ ...config, oldEncryption: true })).toBeUndefined();
  });

  test('row 5: a server that insists on encryption, and one that has none', async () => {
    const insists = await serve(accounts(3), { encryption: 'required' });
    const has = await serve(accounts(3), { encryption: 'off' });
    const config = encrypted(has.server.port);
    expect((await stoppedAt(config))?.failure).toMatchObject({ code: 'UF-1103', kept: unsent });
    const checks = await diagnosed(configFor(insists.server.port));
    expect(checks.at(-1)).toMatchObject({
      name: 'encryption',
      failure: { code: 'UF-1103', kept: unsent, next: expect.stringContaining('“Encrypted”') },
    });
    expect(insists.seen.logins).toEqual([]);
  });

  test('strict encryption checks the certificate, and says where a server has none', async () => {
    const authority = await certificateFor('Contoso Root');
    const context = contextOf(await certificateFor('localhost', authority), { maxVersion: 'TLSv1.3' });
    const strict = {
      server: 'localhost',
      encrypt: 'strict',
      trust: { kind: 'authority', pem: authority.pem },
    } as const;
    const checks = await diagnosed(configFor(await strictSqlServer(engine(), context), strict));
    expect(checks.find(({ name }) => name === 'encryption')).toMatchObject({
      state: 'passed',
      finding: expect.stringContaining('TLS 1.3'),
    });
    expect(checks.find(({ name }) => name === 'login')?.state).toBe('passed');
    const distrusted = configFor(await strictSqlServer(engine(), context), { ...strict, trust: { kind: 'system' } });
    expect((await stoppedAt(distrusted))?.failure).toMatchObject({ code: 'UF-1105', kept: unsent });
    const plain = await sqlServer(engine(), context);
    expect((await stoppedAt(configFor(plain, strict)))?.failure).toMatchObject({
      code: 'UF-1109',
      next: expect.stringContaining('SQL Server 2022'),
    });
  });
});

describe('finding the server', () => {
  const instance = (server = '127.0.0.1'): LegacyConfig => {
    const { port: _, ...rest } = configFor(1, { server });
    return { ...rest, instance: 'MEMBERS' };
  };

  test('rows 6 and 7: where the Browser is silent, the usual port is tried, and the sentence says so', async () => {
    const { port } = await sqlBrowser([], 99);
    const browser = { port, timeout: 20, fallbackPort: await closedPort() };
    const checks = await diagnosed(instance(), { browser });
    expect(checks.find(({ name }) => name === 'instance')).toMatchObject({
      state: 'warned',
      finding: expect.stringContaining('Browser doesn’t answer'),
    });
    expect(checks.at(-1)).toMatchObject({ name: 'port', failure: { code: 'UF-1001' } });
  });

  test('row 7: the instance behind the usual port must be the one that was meant', async () => {
    const { port } = await sqlBrowser([], 99);
    const other = await sqlServer(scriptedEngine(answering([['InstanceName', [['PAYROLL']]]])), null);
    const browser = { port, timeout: 20, fallbackPort: other };
    expect(await stoppedAt(instance(), { browser })).toMatchObject({
      name: 'instance',
      failure: {
        code: 'UF-1107',
        message: expect.stringContaining('“PAYROLL”'),
        kept: expect.stringContaining('nothing was read'),
      },
    });
    const right = await sqlServer(scriptedEngine(answering([['InstanceName', [['members']]]])), null);
    const checks = await diagnosed(instance(), { browser: { ...browser, fallbackPort: right } });
    expect(checks.find(({ name }) => name === 'database')?.state).toBe('passed');
  });

  test('row 8: a wrong instance comes with those that are there', async () => {
    const { port } = await sqlBrowser([{ name: 'SALES', port: 50_123 }]);
    expect(await stoppedAt(instance(), { browser: { port, timeout: 20 } })).toMatchObject({
      name: 'instance',
      failure: { code: 'UF-1102', kept: unsent },
      instances: [{ name: 'SALES', port: 50_123 }],
    });
  });

  test('row 8: an instance without TCP/IP is named as that', async () => {
    const { port } = await sqlBrowser([{ name: 'MEMBERS' }]);
    expect((await stoppedAt(instance(), { browser: { port, timeout: 20 } }))?.failure).toMatchObject({
      code: 'UF-1102',
      next: expect.stringContaining('enable TCP/IP'),
    });
  });

  test('row 9: a port that swallows everything ends in time', async () => {
    const port = await listening(() => {});
    const limits = { connectTimeout: 300 };
    expect(await stoppedAt(encrypted(port), { limits })).toMatchObject({
      failure: { code: 'UF-1002', next: expect.stringContaining('firewall') },
    });
  });

  test('row 10: a closed port', async () => {
    expect(await stoppedAt(configFor(await closedPort()))).toMatchObject({
      name: 'port',
      failure: { code: 'UF-1001', next: expect.stringContaining('Configuration Manager') },
    });
  });

  test('row 11: a name that nobody knows', async () => {
    expect(await stoppedAt(configFor(1, { server: 'sql.invalid' }))).toMatchObject({
      name: 'name',
      failure: { code: 'UF-1101', next: expect.stringContaining('VPN') },
    });
  });
});

describe('signing in', () => {
  test('row 12: a refused login says what may lie behind it', async () => {
    const { server } = await serve(accounts(3));
    expect(await stoppedAt(configFor(server.port), { secret: 'wrong' })).toMatchObject({
      name: 'login',
      failure: { code: 'UF-1111', next: expect.stringContaining('mixed mode') },
    });
  });

  test('row 12: a Windows name given as a SQL Server login', async () => {
    const { server } = await serve(accounts(3));
    const authentication = { type: 'sql-login', user: 'CORP\\ada' } as const;
    expect((await stoppedAt(configFor(server.port, { authentication })))?.failure).toMatchObject({
      code: 'UF-1111',
      next: expect.stringContaining('Windows account'),
    });
  });

  test.each([
    [18_470, 'Reason: The account is disabled.'],
    [18_486, 'because the account is currently locked out. The system administrator can unlock it.'],
    [18_487, 'Reason: The password of the account has expired.'],
    [18_488, 'Reason: The password of the account must be changed.'],
  ])('row 12: a login that is disabled, locked or expired (%i)', async (number, reason) => {
    const port = await sqlServer(refusing(number, `Login failed for user 'x'. ${reason}`), null);
    expect((await stoppedAt(configFor(port)))?.failure?.code).toBe('UF-1115');
  });

  test('row 13: a Windows account of a domain that the server doesn’t trust', async () => {
    const { server } = await serve(accounts(3));
    const authentication = { type: 'windows-domain', domain: 'CORP', user: 'ada' } as const;
    expect(await stoppedAt(configFor(server.port, { authentication }))).toMatchObject({
      name: 'login',
      failure: { code: 'UF-1113', next: expect.stringContaining('full DNS name') },
    });
  });

  test('rows 13 and 14: a Windows account signs in by domain, name and password', async () => {
    const { port, accepted } = await windowsServer('Pässw0rd');
    const config = configFor(port, { authentication: { type: 'windows-domain', domain: 'corp', user: 'ada' } });
    const checks = await diagnosed(config, { secret: 'Pässw0rd' });
    expect(checks.find(({ name }) => name === 'login')).toMatchObject({
      state: 'passed',
      finding: expect.stringContaining('corp\\ada'),
    });
    expect(new Set(accepted)).toEqual(new Set(['CORP\\ada']));
    const before = accepted.length;
    expect((await stoppedAt(config, { secret: 'wrong' }))?.failure?.code).toBe('UF-1113');
    expect(accepted).toHaveLength(before);
  });

  test('a directory that can’t be one is Entra’s matter, and nothing is asked of Entra for it', async () => {
    const port = await listening(speaksEntra);
    const authentication = { type: 'entra-service-principal', tenantId: 'contoso corp', clientId: 'app' } as const;
    expect(await stoppedAt(configFor(port, { authentication }), { secret: 'of the app' })).toMatchObject({
      name: 'login',
      failure: { code: 'UF-1117', next: expect.stringContaining('check tenant, application and secret') },
    });
  });

  test('a DBA sees whose session it is, and what it does', async () => {
    const { server, seen } = await serve(accounts(3));
    const legacy = await openLegacy(configFor(server.port), PASSWORD, { clock: quickClock(), purpose: 'run 3' });
    onTestFinished(() => legacy.close());
    await diagnosed(configFor(server.port));
    const names = new Set(seen.logins.map(({ applicationName }) => applicationName));
    expect([...names]).toEqual([`Userferry ${productVersion} (run 3)`, `Userferry ${productVersion} (diagnose)`]);
  });

  test('row 15: a database that can’t be opened comes with those that can', async () => {
    const databases = answering([['sys.databases', [['Members'], ['Members_Test']]]]);
    const text = 'Cannot open database "Scripted" requested by the login. The login failed.';
    const port = await sqlServer(refusing(4060, text, databases), null);
    const checks = await diagnosed(configFor(port));
    expect(checks.slice(-2)).toMatchObject([
      { name: 'login', state: 'passed' },
      { name: 'database', failure: { code: 'UF-1112' }, databases: ['Members', 'Members_Test'] },
    ]);
  });

  test('row 22: a server that answers in an unknown version of the protocol', async () => {
    const port = await listening(speaksUnknownTds);
    expect(await stoppedAt(configFor(port))).toMatchObject({
      name: 'login',
      failure: { code: 'UF-1119', next: expect.stringContaining('SQL Server 2008') },
    });
  });
});

describe('reading', () => {
  const firstPage = async (legacy: LegacyDatabase) => {
    for await (const { rows } of legacy.readAccounts(source, { after: null, upTo: null, pageSize: 9 })) return rows;
    return [];
  };
  const reader = async (port: number, limits = {}) => {
    const legacy = await openLegacy(configFor(port), PASSWORD, {
      clock: quickClock(),
      limits: { attempts: 2, ...limits },
    });
    onTestFinished(() => legacy.close());
    return legacy;
  };

  test('row 16: a page that takes too long', async () => {
    const { server } = await serve(accounts(3));
    const legacy = await reader(server.port, { requestTimeout: 150 });
    server.faults.set(faultsSchema.parse({ delay: 5_000 }));
    await expect(firstPage(legacy)).rejects.toMatchObject({
      code: 'UF-1005',
      next: expect.stringContaining('index'),
    });
  });

  test('row 17: a statement that the server doesn’t call off costs its connection alone', async () => {
    const { server } = await serve(accounts(3));
    const legacy = await reader(await cancelDeafRelay(server.port), { requestTimeout: 100, cancelTimeout: 100 });
    server.faults.set(faultsSchema.parse({ delay: 3_000 }));
    await expect(firstPage(legacy)).rejects.toMatchObject({ code: expect.stringMatching(/^UF-100[56]$/) });
    server.faults.set(faultsSchema.parse({}));
    const page = legacy.readAccounts(source, { after: null, upTo: null, pageSize: 9 });
    expect((await page[Symbol.asyncIterator]().next()).value?.rows).toHaveLength(3);
  });

  test('row 18: a line that breaks in mid-row every time', async () => {
    const { server } = await serve(accounts(30));
    const legacy = await reader(server.port);
    server.faults.set(faultsSchema.parse({ drop: { afterRows: 5, times: null } }));
    const read = async () => {
      for await (const _ of legacy.readAccounts(source, { after: null, upTo: null, pageSize: 20 }));
    };
    await expect(read()).rejects.toMatchObject({ code: 'UF-1003', kept: expect.stringContaining('Nothing was') });
  });

  test('row 19: statements at the same time wait for one another', async () => {
    const { server } = await serve(accounts(3));
    const legacy = await reader(server.port);
    const pages = Array.from({ length: 12 }, async () => {
      const page = legacy.readAccounts(source, { after: null, upTo: null, pageSize: 9 });
      for await (const { rows } of page) return rows.length;
      return 0;
    });
    expect(await Promise.all(pages)).toEqual(Array(12).fill(3));
  });

  test('row 20: connections that all stay busy', async () => {
    const { server } = await serve(accounts(3));
    const legacy = await reader(server.port, { acquireTimeout: 200, requestTimeout: 1_500, attempts: 1 });
    server.faults.set(faultsSchema.parse({ delay: 5_000 }));
    const all = await Promise.allSettled(Array.from({ length: 4 }, () => firstPage(legacy)));
    expect(all.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toContain('UF-1007');
  });
});

test('row 14: the signed-in Windows user needs a driver that is not here', async () => {
  const { server } = await serve(accounts(3));
  const config = configFor(server.port, { authentication: { type: 'windows-user' } });
  expect(await stoppedAt(config)).toMatchObject({
    name: 'login',
    failure: { code: 'UF-1114', next: expect.stringContaining('ODBC Driver') },
  });
  await expect(openLegacy(config, '', { clock: systemClock })).rejects.toMatchObject({ code: 'UF-1114' });
});
