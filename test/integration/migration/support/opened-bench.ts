import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { systemClock } from '../../../../electron/common/clock.ts';
import { openMigration } from '../../../../electron/migration/open-migration.ts';
import { practiceSettings } from '../../../../electron/migration/settings.ts';
import { openTenant } from '../../../../electron/tenant/open-tenant.ts';
import { MemoryLegacy } from '../../../unit/migration/support/memory-legacy.ts';
import { OpenedTenant } from '../../practice-tenant/opened-tenant.ts';
import { hashOfSecret } from './hash-of-secret.ts';

export const idOf = (number: number) => `old-${String(number).padStart(8, '0')}`;
export const addressOf = (number: number) => `person.${number}@example.com`;
/** Of whoever is made at Auth0. */
export const chosen = 'Pa55-word';
/** Nobody has to wait as for a tenant across an ocean. */
const limits = { firstPoll: 20, backoff: 25, longestBackoff: 500 };

/**
 * A workspace over so many accounts in memory, all with `secret` for a password, and a practice tenant over real sockets, whose clock can be
 * moved and which has a second connection, `partners`; closed when the test is over.
 */
export async function openedBench(
  accounts: number,
  options: Omit<Parameters<typeof OpenedTenant.open>[0], 'clock'> = {},
) {
  const practice = await OpenedTenant.open({ clock: { ahead: 0 }, ...options });
  const folder = mkdtempSync(join(tmpdir(), 'userferry-bench-'));
  const migration = await openMigration({
    journal: join(folder, 'journal.sqlite'),
    key: new Uint8Array(32).fill(5),
    settings: { ...practiceSettings, firstWait: 20, longestWait: 200 },
    clock: systemClock,
    random: Math.random,
  });
  onTestFinished(async () => {
    await migration.close();
    await practice.stop();
    rmSync(folder, { recursive: true });
  });
  const { origin, clientId, clientSecret, connection: name, connectionId: id } = practice.practice;
  const tenant = openTenant({ domain: origin, clientId, clientSecret, fetch, clock: systemClock, limits });
  const legacy = new MemoryLegacy(accounts);
  const hash = hashOfSecret();
  legacy.rows = legacy.rows.map((row) => ({ ...row, hash }));
  const call = async (status: number, method: string, path: string, body?: object) =>
    expect((await practice.call(method, path, body)).status, path).toBe(status);
  await call(201, 'POST', 'connections', { name: 'partners', strategy: 'auth0' });
  return {
    practice,
    migration,
    legacy,
    tenant,
    connection: { id, name },
    ends: { legacy, tenant, connection: { id, name } },
    /** A call of somebody else to the tenant's API. */
    call,
    make: (user: object) => call(201, 'POST', 'users', { connection: name, password: chosen, ...user }),
    signIn: async (email: string, password: string) => (await practice.signIn(email, password)).status,
  };
}
