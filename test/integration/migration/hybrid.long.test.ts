// Hybrid on the practice tenant: many came by signing in before the run, some come while it is under way, over real sockets and with
// scripts that really run; what became of each is held against what the tenant itself counts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { runResult } from '../../../electron/cli/run-result.ts';
import { systemClock } from '../../../electron/common/clock.ts';
import type { Migration, RunHandle } from '../../../electron/migration/migration.ts';
import { openMigration } from '../../../electron/migration/open-migration.ts';
import { practiceSettings } from '../../../electron/migration/settings.ts';
import type { PracticeTenantOptions } from '../../../electron/practice/practice.ts';
import { openTenant } from '../../../electron/tenant/open-tenant.ts';
import { basis, MemoryLegacy } from '../../unit/migration/support/memory-legacy.ts';
import { authentication, followMail } from '../practice-tenant/events/observed.ts';
import { scriptedConnection } from '../practice-tenant/events/scripted-connection.ts';
import { OpenedTenant } from '../practice-tenant/opened-tenant.ts';
import { hashOfSecret, secret as old } from './support/hash-of-secret.ts';

const accounts = 600;
const chosen = 'chosen anew';
const address = (number: number) => `person.${number}@example.com`;
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

const cameBefore = range(1, 150);
const resetOnly = [301, 302, 303];
const resetAndCame = [304, 305];
const changesAddress = 306;
const removed = 307;
const signsUpAgain = 308;
/** Have no password that could be imported. */
const held = [309, 310, 311];
const comeMeanwhile = [...range(400, 520), 310];

const profile = `function profileOf(name) {
    const found = /^person\\.(\\d+)@example\\.com$/.exec(name.toLowerCase());
    if (found === null || Number(found[1]) > ${accounts}) return null;
    return {
      user_id: 'old-' + found[1].padStart(8, '0'),
      email: name.toLowerCase(),
      email_verified: true,
      app_metadata: { userferry_trickle: { at: new Date().toISOString(), from: 'aspnet-identity-core' } },
    };
  }`;
const scripts = {
  login: `function login(name, password, callback) {
  ${profile}
  const profile = password === '${old}' ? profileOf(name) : null;
  callback(profile === null ? new WrongUsernameOrPasswordError(name) : null, profile);
}`,
  get_user: `function getUser(name, callback) {
  ${profile}
  callback(null, profileOf(name));
}`,
};

function legacyDatabase(): MemoryLegacy {
  const legacy = new MemoryLegacy(accounts);
  const hash = hashOfSecret();
  legacy.rows = legacy.rows.map((row, index) => {
    const number = index + 1;
    const phone = number === 302 ? { phone: '+4930123456' } : {};
    return { ...row, ...phone, hash: held.includes(number) ? null : hash };
  });
  return legacy;
}

/** Somebody who tries again for as long as the tenant is in trouble; whether the password let them in. */
async function signIn(tenant: OpenedTenant, connection: string, email: string, password: string): Promise<boolean> {
  for (;;) {
    const status = await tenant.signIn(email, password, connection).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200 || status === 403) return status === 200;
  }
}

async function reset(tenant: OpenedTenant, connection: string, number: number): Promise<void> {
  const email = address(number);
  expect((await authentication(tenant, 'change_password', { connection, email })).status).toBe(200);
  await followMail(tenant, 'password-change', email, chosen);
}

async function weeksOfTrickle(tenant: OpenedTenant, connection: string): Promise<void> {
  for (const number of [...cameBefore, changesAddress, removed]) {
    expect(await signIn(tenant, connection, address(number), old)).toBe(true);
  }
  const idOf = (number: number) => `auth0|old-${String(number).padStart(8, '0')}`;
  await tenant.users.update(idOf(changesAddress), { email: 'elsewhere@example.org' });
  await tenant.users.delete(idOf(removed));
  const again = { connection, email: address(signsUpAgain), password: chosen };
  expect((await authentication(tenant, 'signup', again)).status).toBe(400);
  for (const number of [...resetOnly, ...resetAndCame, 309]) await reset(tenant, connection, number);
  for (const number of [...resetAndCame, 309]) await signIn(tenant, connection, address(number), chosen);
}

/** People come for as long as the run takes, several at a time, and somebody signs up once the connection was read. */
async function lifeMeanwhile(tenant: OpenedTenant, connection: string, run: RunHandle): Promise<void> {
  let over = false;
  void run.done.then(() => {
    over = true;
  });
  const baselineRead = new Promise<void>((resolve) => {
    run.onChange(() => run.snapshot().slots.length > 0 && resolve());
  });
  const newcomer = baselineRead.then(() => signUp(tenant, connection));
  const queue = comeMeanwhile.entries();
  const come = async () => {
    for (const [place, number] of queue) {
      // The others surely come after the connection was read, however long that takes.
      if (place >= comeMeanwhile.length / 2) await baselineRead;
      if (over) return;
      if (held.includes(number)) {
        await reset(tenant, connection, number).catch(() => undefined);
        continue;
      }
      expect(await signIn(tenant, connection, address(number), 'wrong')).toBe(false);
      expect(await signIn(tenant, connection, address(number), old)).toBe(true);
    }
  };
  await Promise.all([newcomer, come(), come(), come()]);
}

async function signUp(tenant: OpenedTenant, connection: string): Promise<void> {
  const person = { connection, email: 'new.here@example.org', password: chosen };
  // 400 once it was carried out and its answer was lost.
  while (![200, 400].includes((await authentication(tenant, 'signup', person).catch(() => ({ status: 0 }))).status));
}

const atTenant = z.object({ id: z.string(), imports: z.number(), loginsCount: z.number() });

/** What the tenant itself counts of each user. */
async function usersOf({ practice }: OpenedTenant) {
  const text = (await (await fetch(`${practice.control}/users`)).text()).trim();
  return new Map(text.split('\n').map((line) => [JSON.parse(line).id as string, atTenant.parse(JSON.parse(line))]));
}

async function outcomesOf(migration: Migration, plan: string, run: string) {
  const outcomes = new Map<string, string>();
  for await (const page of migration.entries({ plan, run })) {
    for (const { key, outcome, reason } of page) outcomes.set(`old-${key}`, reason ?? outcome ?? 'none');
  }
  return outcomes;
}

const faults = {
  kind: 'random',
  seed: 5,
  resetSeconds: 0.2,
  slowMilliseconds: 20,
  probabilities: {
    rateLimited: 0.03,
    serverErrorBefore: 0.06,
    serverErrorAfter: 0.06,
    lostBefore: 0.06,
    lostAfter: 0.06,
    slow: 0.06,
    tokensRevoked: 0.01,
    jobFails: 0.15,
    jobNeverEnds: 0,
    exportFails: 0.1,
  },
};

test.concurrent.for([
  [{}, false, false],
  [{ existingUserCode: 'CONFLICT', halfCreatedCure: 'by-email' }, true, false],
  [{ existingUserCode: 'DUPLICATED_USER', getUserAtSignIn: 'before-login' }, true, true],
  [{ existingUserCode: 'DUPLICATED_USER', resetBeforeMigration: 'created-when-confirmed' }, true, true],
  [{ resetBeforeMigration: 'through-change-password', logCorrelation: false }, false, true],
] as readonly (readonly [NonNullable<PracticeTenantOptions['variants']>, boolean, boolean])[])(
  'everybody has one true outcome, %j, half-created records removed: %s, faults: %s',
  { timeout: 300_000 },
  async ([variants, settleHalfCreated, faulty], { onTestFinished }) => {
    const tenant = await OpenedTenant.open({ variants, importSpeed: 300 });
    onTestFinished(() => tenant.stop());
    const { name: connection, id } = await scriptedConnection(tenant, true, scripts);
    await weeksOfTrickle(tenant, connection);

    const folder = mkdtempSync(join(tmpdir(), 'userferry-hybrid-'));
    const settings = { ...practiceSettings, requestCap: 60_000, singleLookups: 10, probeBound: 1_000, attempts: 30 };
    const migration = await openMigration({
      journal: join(folder, 'journal.sqlite'),
      key: new Uint8Array(32).fill(5),
      settings: { ...settings, halfCreatedRest: 100 },
      clock: systemClock,
      random: Math.random,
    });
    onTestFinished(async () => {
      await migration.close();
      rmSync(folder, { recursive: true });
    });
    const { origin, clientId, clientSecret } = tenant.practice;
    const legacy = legacyDatabase();
    const ends = {
      legacy,
      tenant: openTenant({ domain: origin, clientId, clientSecret, fetch, clock: systemClock }),
      connection: { id, name: connection },
    };
    const plan = await migration.makePlan(legacy, basis);
    if (faulty) await tenant.control('faults', faults);
    const handle = await migration.startRun(plan.id, ends, { settleHalfCreated });
    const [snapshot] = await Promise.all([handle.done, lifeMeanwhile(tenant, connection, handle)]);
    await tenant.control('no-faults');

    expect(snapshot.failure).toBeUndefined();
    expect(snapshot.counts).toMatchObject({ total: accounts, uncertain: 0, withTenant: 0, toSend: 0 });
    const verification = await migration.verify(handle.id, ends);
    expect(verification).toMatchObject({ reconciled: true, missing: 0, unexpected: 0, newcomers: 1 });
    // Or nobody came meanwhile, and all this shows nothing.
    expect(verification.cameBySignIn).toBeGreaterThan(0);

    const there = await usersOf(tenant);
    const outcomes = await outcomesOf(migration, plan.id, handle.id);
    const halfCreated = variants.resetBeforeMigration === undefined && !settleHalfCreated ? resetOnly : [];
    for (const number of range(1, accounts)) {
      const userId = `old-${String(number).padStart(8, '0')}`;
      const user = there.get(userId);
      const outcome = outcomes.get(userId);
      // Whom a job brought was imported, and once; who is there without one was present.
      if (user !== undefined) expect([number, outcome]).toEqual([number, user.imports === 0 ? 'present' : 'imported']);
      else
        expect([number, outcome]).toEqual([number, halfCreated.includes(number) ? 'half-created-user' : 'no-password']);
      if (cameBefore.includes(number) || number === changesAddress) expect(outcome).toBe('present');
    }
    const { lines } = runResult(await migration.report(handle.id), null);
    const settling = `userferry migrate --plan ${plan.id} --settle-half-created`;
    expect(lines.some((line) => line.endsWith(settling))).toBe(halfCreated.length > 0);
    expect(outcomes.get('old-00000307')).toBe('imported');
    expect(await tenant.state()).toMatchObject({ importedTwice: [], halfCreated: expect.any(Number) });

    for (const number of [...cameBefore.slice(0, 5), removed, signsUpAgain, 500, 599]) {
      expect(await signIn(tenant, connection, address(number), old), address(number)).toBe(true);
    }
    expect(await signIn(tenant, connection, 'elsewhere@example.org', old)).toBe(true);
    const resetHolds = variants.resetBeforeMigration !== 'through-change-password';
    for (const number of resetAndCame)
      expect(await signIn(tenant, connection, address(number), chosen)).toBe(resetHolds);
    const lost = settleHalfCreated && variants.resetBeforeMigration === undefined;
    for (const number of resetOnly) {
      expect(await signIn(tenant, connection, address(number), resetHolds && !lost ? chosen : old)).toBe(true);
    }
  },
);
