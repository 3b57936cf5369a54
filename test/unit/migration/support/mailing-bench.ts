import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../../electron/common/clock.ts';
import type { Migration } from '../../../../electron/migration/migration.ts';
import { migrationOver } from '../../../../electron/migration/migration-over.ts';
import type { MailingEnds, MailingManner } from '../../../../electron/migration/reset-mails/mailing-types.ts';
import { defaultSettings } from '../../../../electron/migration/settings.ts';
import { type CrashingWorker, type CrashPoint, crashingWorker } from './crashing-worker.ts';
import { basis, legacyRow, MemoryLegacy } from './memory-legacy.ts';
import { quickClock } from './quick-clock.ts';
import { ScriptedMails } from './scripted-mails.ts';
import { connection, ScriptedTenant } from './scripted-tenant.ts';

const key = new Uint8Array(32).fill(7);

/** A workspace whose run is over: some of its people came without a password. */
export interface MailingBench {
  readonly run: string;
  readonly journal: string;
  readonly tenant: ScriptedTenant;
  readonly mails: ScriptedMails;
  readonly clock: Clock;
  readonly ends: MailingEnds;
  /** Opens the journal as a process of its own would. */
  open(point?: CrashPoint | null): { readonly migration: Migration; readonly worker: CrashingWorker };
  /** Another with the same past: the same journal, and users as they were. */
  copy(): MailingBench;
}

export const usual: MailingManner = { perMinute: 60, first: null, remind: false, uncertainAgain: false };

/** Everybody's address is as the tenant has it: `person.1@example.com`. */
export const addressOf = (number: number) => `person.${number}@example.com`;

export const idOf = (number: number) => `old-${String(number).padStart(8, '0')}`;

/** `withPassword` people with one, and after them `without`. */
export async function mailingBench(without: number, withPassword = 2): Promise<MailingBench> {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-mailing-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const legacy = new MemoryLegacy(0);
  legacy.rows = Array.from({ length: withPassword + without }, (_, index) => {
    const row = legacyRow(index + 1);
    return index < withPassword ? row : { ...row, hash: null };
  });
  const tenant = new ScriptedTenant();
  const clock = quickClock();
  const journal = join(folder, 'journal.sqlite');
  const migration = open(journal, clock, null).migration;
  const rules = { ...basis.rules, withoutPassword: 'import-without' } as const;
  const plan = await migration.makePlan(legacy, { ...basis, rules });
  const handle = await migration.startRun(plan.id, { legacy, tenant, connection });
  await handle.done;
  await migration.close();
  return benchOver(folder, journal, handle.id, tenant, clock);
}

function open(journal: string, clock: Clock, point: CrashPoint | null) {
  const worker = crashingWorker(journal, key, point);
  const settings = { ...defaultSettings, requestCap: 12_000, framing: 500 };
  return { worker, migration: migrationOver(worker, { settings, clock, random: () => 0.5 }) };
}

let copies = 0;

function benchOver(folder: string, journal: string, run: string, tenant: ScriptedTenant, clock: Clock): MailingBench {
  const mails = new ScriptedMails(tenant, clock);
  const ends = { tenant, mails, connection, application: 'application' };
  return {
    run,
    journal,
    tenant,
    mails,
    clock,
    ends,
    open: (point = null) => open(journal, clock, point),
    copy() {
      copies += 1;
      const copied = join(folder, `copy-${copies}.sqlite`);
      copyFileSync(journal, copied);
      const twin = new ScriptedTenant();
      for (const [userId, user] of tenant.users) twin.users.set(userId, user);
      return benchOver(folder, copied, run, twin, quickClock(clock.now()));
    },
  };
}

/** How many stand how, by state alone. */
export function byState(counts: readonly { readonly state: string; readonly accounts: number }[]) {
  const sums: Record<string, number> = {};
  for (const { state, accounts } of counts) sums[state] = (sums[state] ?? 0) + accounts;
  return sums;
}
