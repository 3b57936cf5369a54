// A process that plans, runs or resumes a migration on the practice environment, to be killed: its argument is a `ChildWish`.
import { createHash } from 'node:crypto';
import { defaultPlanRules } from '../../electron/accounts/plan-rules.ts';
import { wholeScope } from '../../electron/accounts/plan-scope.ts';
import { systemClock } from '../../electron/common/clock.ts';
import { openLegacy } from '../../electron/legacy/open-legacy.ts';
import { recogniseStore } from '../../electron/legacy/survey/recognise-store.ts';
import type { RunSnapshot } from '../../electron/migration/bulk/run-types.ts';
import type { Migration, RunHandle } from '../../electron/migration/migration.ts';
import { openMigration } from '../../electron/migration/open-migration.ts';
import { practiceSettings } from '../../electron/migration/settings.ts';
import { parseWaves } from '../../electron/migration/waves/wave-definition.ts';
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

/** In waves where they are wished for, with a yes to each in its turn. */
async function begin(): Promise<RunHandle> {
  const parsed = wish.waves === null ? null : parseWaves(wish.waves);
  if (wish.waves === null || parsed?.kind !== 'parsed') return migration.startRun(planned, ends);
  const waves = parsed.waves.flatMap((wave) => (wave.kind === 'ids' ? [] : [wave]));
  const limits = { rejected: null, failedSignIns: null };
  return migration.startRun(planned, ends, {
    waves: { definition: wish.waves, waves, limits, by: 'soak', why: null },
  });
}

async function goOn(run: string): Promise<RunSnapshot> {
  const awaits = (await migration.report(run)).waves?.awaits ?? null;
  const manner = awaits === null ? {} : { yes: { wave: awaits.wave, by: 'soak', why: null } };
  return (await migration.resumeRun(run, ends, manner)).done;
}

/** From wherever the journal is to the end of the last wave. */
async function carriedOut(): Promise<RunSnapshot> {
  const run = (await migration.latestRun())?.id;
  let snapshot = run === undefined ? await (await begin()).done : await goOn(run);
  while (snapshot.state === 'between-waves') snapshot = await goOn(snapshot.id);
  return snapshot;
}

const planned = await plan();
process.send?.({ kind: 'planned' });
const snapshot = await carriedOut();
const verification = await migration.verify(snapshot.id, ends);
const result: ChildResult = { kind: 'done', snapshot, verification, fates: await fates(migration, snapshot.id) };
await migration.close();
await legacy.close();
process.send?.(result, () => process.exit(0));
