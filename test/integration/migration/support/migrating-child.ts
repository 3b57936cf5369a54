// A process that plans, runs or resumes a migration, to be killed: `migrating-child.ts '{"journal":…,"accounts":…}'`.
import { systemClock } from '../../../../electron/common/clock.ts';
import { openMigration } from '../../../../electron/migration/open-migration.ts';
import { practiceSettings } from '../../../../electron/migration/settings.ts';
import { basis, MemoryLegacy } from '../../../unit/migration/support/memory-legacy.ts';
import { connection } from '../../../unit/migration/support/scripted-tenant.ts';
import { tenantOverIpc } from './tenant-over-ipc.ts';

const { journal, accounts } = JSON.parse(process.argv[2] ?? '') as { journal: string; accounts: number };

const legacy = new MemoryLegacy(accounts);
const migration = await openMigration({
  journal,
  key: new Uint8Array(32).fill(9),
  settings: {
    ...practiceSettings,
    pageSize: 200,
    requestCap: 60_000,
    firstPoll: 5,
    longestPoll: 20,
    probeBound: 400,
    firstProbe: 20,
    longestProbe: 50,
    secondLook: 50,
    firstWait: 5,
    longestWait: 50,
  },
  clock: systemClock,
  random: Math.random,
});
const ends = { legacy, tenant: tenantOverIpc('tenant.example.com'), connection };
const plan = (await migration.latestPlan()) ?? (await migration.makePlan(legacy, basis));
const begun = await migration.latestRun();
const handle = begun === null ? await migration.startRun(plan.id, ends) : await migration.resumeRun(begun.id, ends);
const snapshot = await handle.done;
const verification = await migration.verify(handle.id, ends);
await migration.close();
process.send?.({ snapshot, verification }, () => process.exit(0));
