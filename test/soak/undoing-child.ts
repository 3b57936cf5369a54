// A process that undoes the latest run of a journal, or goes on with it, to be killed: its argument is a `ChildWish`.
import { systemClock } from '../../electron/common/clock.ts';
import { openMigration } from '../../electron/migration/open-migration.ts';
import { practiceSettings } from '../../electron/migration/settings.ts';
import type { ChildMessage, ChildWish } from './child-messages.ts';
import { soakTenant } from './soak-tenant.ts';

const wish = JSON.parse(process.argv[2] ?? '') as ChildWish;
const migration = await openMigration({
  journal: wish.journal,
  key: Buffer.from(wish.key, 'hex'),
  settings: { ...practiceSettings, firstWait: 20, longestWait: 500 },
  clock: systemClock,
  random: Math.random,
});
const say = (message: ChildMessage, then: () => void = () => undefined) => process.send?.(message, then);
const run = await migration.latestRun();
if (run === null) throw new Error('There is no run.');
let told = false;
const result = await migration.undo.carryOut(
  run.id,
  { tenant: soakTenant(wish, process.env.USERFERRY_CLIENT_SECRET ?? ''), connection: wish.tenant.connection },
  { consents: ['undo'], by: 'the soak', why: null },
  {
    onProgress: () => {
      if (!told) say({ kind: 'under-way' });
      told = true;
    },
  },
);
await migration.close();
say({ kind: 'undone', result }, () => process.exit(0));
