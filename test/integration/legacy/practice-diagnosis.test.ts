import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { checkNames, diagnose } from '../../../electron/legacy/diagnose.ts';
import type { LegacyCheck } from '../../../electron/legacy/legacy-check.ts';
import { startPracticeSqlServer } from '../../../electron/practice/start-sql-server.ts';

let server: Awaited<ReturnType<typeof startPracticeSqlServer>>;
beforeAll(async () => {
  server = await startPracticeSqlServer({ store: 'aspnet-membership', accounts: 20, seed: 1 }, nodeFork);
});
afterAll(() => server?.stop());

test('a practice server passes all nine checks, and its administrator is told to be more than is needed', async () => {
  const checks: LegacyCheck[] = [];
  const { host, port, database, user, password, certificate } = server;
  const config = {
    server: host,
    port,
    database,
    authentication: { type: 'sql-login', user },
    encrypt: true,
    trust: { kind: 'fingerprint', fingerprint256: new X509Certificate(certificate).fingerprint256 },
  } as const;
  for await (const check of diagnose(config, password, { clock: systemClock })) {
    if (check.state !== 'running') checks.push(check);
  }
  expect(checks.map(({ name }) => name)).toEqual(checkNames);
  expect(checks.filter(({ state }) => state !== 'passed')).toEqual([
    expect.objectContaining({ name: 'rights', state: 'warned', finding: expect.stringContaining('(sysadmin)') }),
  ]);
  expect(checks.find(({ name }) => name === 'encryption')?.finding).toContain('TLS 1.2');
});
