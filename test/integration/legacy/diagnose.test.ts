import { X509Certificate } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkNames } from '../../../electron/legacy/diagnose.ts';
import type { LegacyCheck } from '../../../electron/legacy/legacy-check.ts';
import { openLegacy } from '../../../electron/legacy/open-legacy.ts';
import { faultsSchema } from '../../../electron/practice/sql-server/wire/faults.ts';
import { PASSWORD } from '../practice-sql/scripted-engine.ts';
import { serve } from '../practice-sql/serve.ts';
import { diagnosed } from './diagnosed.ts';
import { accounts, configFor, quickClock } from './served-accounts.ts';

const states = (checks: readonly LegacyCheck[]) => checks.map(({ name, state }) => `${name} ${state}`);

describe('diagnosis of the legacy database', () => {
  test('goes through all nine checks of a server that is well', async () => {
    const { server } = await serve(accounts(10));
    const fingerprint256 = new X509Certificate(server.certificate).fingerprint256;
    const checks = await diagnosed(
      configFor(server.port, { encrypt: true, trust: { kind: 'fingerprint', fingerprint256 } }),
    );
    expect(checks.map(({ name }) => name)).toEqual(checkNames);
    expect(checks.filter(({ state }) => state === 'failed')).toEqual([]);
  });

  test('stops on a self-signed certificate, shows it, and has not sent a login', async () => {
    const { server, seen } = await serve(accounts(10));
    const checks = await diagnosed(configFor(server.port, { encrypt: true, trust: { kind: 'system' } }));
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
    expect((await diagnosed(config)).at(-1)).toMatchObject({ name: 'encryption', failure: { code: 'UF-1106' } });
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
    expect((await diagnosed(configFor(server.port), { secret: 'wrong' })).at(-1)).toMatchObject({
      name: 'login',
      failure: { code: 'UF-1111' },
    });
    const checks = await diagnosed(configFor(server.port, { database: 'Elsewhere' }));
    expect(states(checks).slice(-2)).toEqual(['login passed', 'database failed']);
    expect(checks.at(-1)?.failure?.code).toBe('UF-1112');
  });

  test('says that a connection broke off', async () => {
    const { server } = await serve(accounts(10));
    server.faults.set(faultsSchema.parse({ refuse: true }));
    expect((await diagnosed(configFor(server.port))).at(-1)).toMatchObject({ failure: { code: 'UF-1003' } });
  });
});
