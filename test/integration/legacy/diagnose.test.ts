import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import { diagnose, type LegacyCheck } from '../../../electron/legacy/diagnose.ts';
import type { LegacyConfig } from '../../../electron/legacy/legacy.ts';
import { openLegacy } from '../../../electron/legacy/open-legacy.ts';
import { faultsSchema } from '../../../electron/practice/sql-server/wire/faults.ts';
import { PASSWORD } from '../practice-sql/scripted-engine.ts';
import { serve } from '../practice-sql/serve.ts';
import { accounts, configFor, quickClock } from './served-accounts.ts';

/** How each check ended, in order. */
async function ends(config: LegacyConfig, password = PASSWORD): Promise<readonly LegacyCheck[]> {
  const checks: LegacyCheck[] = [];
  for await (const check of diagnose(config, password, { clock: systemClock, limits: { connectTimeout: 2_000 } })) {
    if (check.state !== 'running') checks.push(check);
  }
  return checks;
}

const states = (checks: readonly LegacyCheck[]) => checks.map(({ name, state }) => `${name} ${state}`);

describe('diagnosis of the legacy database', () => {
  test('goes through all nine checks of a server that is well', async () => {
    const { server } = await serve(accounts(10));
    const fingerprint256 = new X509Certificate(server.certificate).fingerprint256;
    const checks = await ends(
      configFor(server.port, { encrypt: true, trust: { kind: 'fingerprint', fingerprint256 } }),
    );
    expect(checks.map(({ name }) => name)).toEqual([
      'name',
      'instance',
      'port',
      'encryption',
      'login',
      'database',
      'rights',
      'version',
      'speed',
    ]);
    expect(checks.filter(({ state }) => state === 'failed')).toEqual([]);
  });

  test('stops on a self-signed certificate, shows it, and has not sent a login', async () => {
    const { server, seen } = await serve(accounts(10));
    const checks = await ends(configFor(server.port, { encrypt: true, trust: { kind: 'system' } }));
    expect(states(checks)).toEqual(['name passed', 'instance passed', 'port passed', 'encryption failed']);
    const shown = new X509Certificate(server.certificate);
    expect(checks.at(-1)).toMatchObject({
      failure: { code: 'UF-1104', kept: 'The password has not been sent and nothing was read.' },
      certificate: { fingerprint256: shown.fingerprint256, issuer: 'itself', key: expect.stringMatching(/bits|EC/) },
    });
    expect(seen.logins).toEqual([]);
  });

  test('sends no login to a server that shows another certificate than the pinned one', async () => {
    const { server, seen } = await serve(accounts(10));
    const config = configFor(server.port, {
      encrypt: true,
      trust: { kind: 'fingerprint', fingerprint256: 'AB'.repeat(32) },
    });
    await expect(openLegacy(config, PASSWORD, { clock: quickClock() })).rejects.toMatchObject({ code: 'UF-1106' });
    expect((await ends(config)).at(-1)).toMatchObject({ name: 'encryption', failure: { code: 'UF-1106' } });
    expect(seen.logins).toEqual([]);
  });

  test('connects to the pinned certificate, whatever name and authority it has', async () => {
    const { server } = await serve(accounts(3));
    const { fingerprint256 } = new X509Certificate(server.certificate);
    const config = configFor(server.port, {
      encrypt: true,
      trust: { kind: 'fingerprint', fingerprint256: fingerprint256.toLowerCase().replaceAll(':', ' ') },
    });
    const legacy = await openLegacy(config, PASSWORD, { clock: quickClock() });
    onTestFinished(() => legacy.close());
    expect(legacy.version).toBe('Scripted SQL Server');
  });

  test('names the login, or the database that it can’t open', async () => {
    const { server } = await serve(accounts(10));
    expect((await ends(configFor(server.port), 'wrong')).at(-1)).toMatchObject({
      name: 'login',
      failure: { code: 'UF-1111' },
    });
    const checks = await ends(configFor(server.port, { database: 'Elsewhere' }));
    expect(states(checks).slice(-2)).toEqual(['login passed', 'database failed']);
    expect(checks.at(-1)?.failure?.code).toBe('UF-1112');
  });

  test('says that a server insists on encryption', async () => {
    const { server, seen } = await serve(accounts(10), { encryption: 'required' });
    expect((await ends(configFor(server.port))).at(-1)).toMatchObject({
      name: 'encryption',
      failure: { code: 'UF-1103', kept: expect.stringContaining('not been sent') },
    });
    expect(seen.logins).toEqual([]);
  });

  test('says that a server has no encryption', async () => {
    const { server } = await serve(accounts(10), { encryption: 'off' });
    const config = configFor(server.port, { encrypt: true, trust: { kind: 'unchecked' } });
    expect((await ends(config)).at(-1)).toMatchObject({ name: 'encryption', failure: { code: 'UF-1103' } });
  });

  test('tells a wrong name from a closed port', async () => {
    const closed = createServer();
    const port = await new Promise<number>((resolve) =>
      closed.listen(0, '127.0.0.1', () => {
        const address = closed.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      }),
    );
    await new Promise((resolve) => closed.close(resolve));
    expect((await ends(configFor(port))).at(-1)).toMatchObject({ name: 'port', failure: { code: 'UF-1001' } });
    expect((await ends(configFor(port, { server: 'sql.invalid' }))).at(-1)).toMatchObject({
      name: 'name',
      failure: { code: 'UF-1101' },
    });
  });

  test('says that a connection broke off', async () => {
    const { server } = await serve(accounts(10));
    server.faults.set(faultsSchema.parse({ refuse: true }));
    expect((await ends(configFor(server.port))).at(-1)).toMatchObject({ failure: { code: 'UF-1003' } });
  });
});
