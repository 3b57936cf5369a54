// A process that plans, runs or resumes a migration on the practice environment, to be killed: its argument is a `ChildWish`.
import { createHash } from 'node:crypto';
import { systemClock } from '../../electron/common/clock.ts';
import { openLegacy } from '../../electron/legacy/open-legacy.ts';
import type { Migration } from '../../electron/migration/migration.ts';
import { openMigration } from '../../electron/migration/open-migration.ts';
import { practiceSettings } from '../../electron/migration/settings.ts';
import { stores } from '../../electron/stores/index.ts';
import { openTenant } from '../../electron/tenant/open-tenant.ts';
import type { ChildResult, ChildWish } from './child-messages.ts';

const wish = JSON.parse(process.argv[2] ?? '') as ChildWish;
const { journal, sql, tenant: address } = wish;

/** One digest over what became of every account that did not make it. */
async function fates(migration: Migration, run: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const page of migration.notImported(run)) {
    for (const { key, outcome, reason } of page) hash.update(JSON.stringify([key, outcome, reason]));
  }
  return hash.digest('hex');
}

const legacy = await openLegacy(
  { ...sql, encrypt: true, trust: { kind: 'fingerprint', fingerprint256: sql.fingerprint256 } },
  process.env.USERFERRY_SQL_PASSWORD ?? '',
  { clock: systemClock },
);
const tenant = openTenant({
  domain: address.origin,
  clientId: address.clientId,
  clientSecret: process.env.USERFERRY_CLIENT_SECRET ?? '',
  fetch,
  clock: systemClock,
});
const migration = await openMigration({
  journal,
  key: Buffer.from(wish.key, 'hex'),
  settings: { ...practiceSettings, probeBound: 1_500, attempts: 20 },
  clock: systemClock,
  random: Math.random,
});
const ends = { legacy, tenant, connection: address.connection };

async function plan(): Promise<string> {
  const made = await migration.latestPlan();
  if (made !== null) return made.id;
  const catalog = await legacy.catalog();
  for (const store of stores) {
    const recognition = store.recognise(catalog);
    if (recognition === null) continue;
    const rules = {
      blockedAccounts: 'import-blocked',
      sharedEmail: 'hold',
      withoutPassword: 'hold',
      membershipHash: 'auto',
    } as const;
    const storeSettings = { membershipHash: 'auto', applications: [] } as const;
    const basis = { store: store.name, recognition, storeSettings, prefix: 'soak-', rules, username: null };
    return (await migration.makePlan(legacy, basis)).id;
  }
  throw new Error('no store was recognised');
}

const planned = await plan();
process.send?.({ kind: 'planned' });
const begun = await migration.latestRun();
const handle = begun === null ? await migration.startRun(planned, ends) : await migration.resumeRun(begun.id, ends);
const snapshot = await handle.done;
const verification = await migration.verify(handle.id, ends);
const result: ChildResult = { kind: 'done', snapshot, verification, fates: await fates(migration, handle.id) };
await migration.close();
await legacy.close();
process.send?.(result, () => process.exit(0));
