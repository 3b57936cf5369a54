// A process that plans, runs or resumes a migration on the practice environment, to be killed: its argument is a `ChildWish`.
import { createHash } from 'node:crypto';
import { defaultPlanRules } from '../../electron/accounts/plan-rules.ts';
import { wholeScope } from '../../electron/accounts/plan-scope.ts';
import { systemClock } from '../../electron/common/clock.ts';
import { openLegacy } from '../../electron/legacy/open-legacy.ts';
import { recogniseStore } from '../../electron/legacy/survey/recognise-store.ts';
import type { Migration } from '../../electron/migration/migration.ts';
import { openMigration } from '../../electron/migration/open-migration.ts';
import { practiceSettings } from '../../electron/migration/settings.ts';
import { type ChildResult, type ChildWish, userIdPrefix } from './child-messages.ts';
import { soakTenant } from './soak-tenant.ts';

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
  {
    ...sql,
    authentication: { type: 'sql-login', user: sql.user },
    encrypt: true,
    trust: { kind: 'fingerprint', fingerprint256: sql.fingerprint256 },
  },
  process.env.USERFERRY_SQL_PASSWORD ?? '',
  { clock: systemClock },
);
const tenant = soakTenant(wish, process.env.USERFERRY_CLIENT_SECRET ?? '');
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
  const { mapping } = recogniseStore(await legacy.catalog()).recognition;
  const basis = {
    mapping,
    applications: [],
    scope: wholeScope,
    prefix: userIdPrefix,
    rules: defaultPlanRules,
    username: null,
  };
  return (await migration.makePlan(legacy, basis)).id;
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
