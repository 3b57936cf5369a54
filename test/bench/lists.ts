// `npm run bench -- lists [ACCOUNTS]`: a page at the middle and at the end of each list against one at its beginning, in a generated journal
// whose accounts a run has settled; and what opening each list takes, against reading the plan's accounts once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountView } from '../../electron/journal/account-views.ts';
import { type Journal, openJournal } from '../../electron/journal/journal.ts';
import type { PlannedAccount } from '../../electron/journal/records.ts';

const BATCH = 1_000;
const PAGE = 200;
const ROUNDS = 20;

type Generated = Journal<object, object>;

function planned(sequence: number): PlannedAccount {
  const email = `person.${sequence}@example.com`;
  const isHeld = sequence % 50 === 0;
  return {
    sequence,
    // Of a GUID's length, in an order of their own.
    key: `3f2c0000-0000-4000-8000-${String(sequence).padStart(12, '0')}`,
    decision: isHeld ? 'hold' : 'import',
    reason: isHeld ? 'no-password' : null,
    userId: isHeld ? null : `uf-3f2c0000-0000-4000-8000-${String(sequence).padStart(12, '0')}`,
    email,
    foldedEmail: email,
    phone: null,
    username: null,
    format: 'identity-v3-pbkdf2-sha256',
    blocked: false,
    traits: sequence % 3 === 0 ? 1 : 0,
    experience: isHeld ? 'no-account' : 'same-password',
    lastSeen: null,
    digest: new Uint8Array(32).fill(sequence % 251),
    aspects: new Uint8Array(24),
  };
}

function generate(journal: Generated, accounts: number): { readonly plan: string; readonly run: string } {
  const plan = journal.plans.begin('plan', {}, 1);
  const batches = Array.from({ length: Math.ceil(accounts / BATCH) }, (_, batch) =>
    Array.from({ length: Math.min(BATCH, accounts - batch * BATCH) }, (_, index) => batch * BATCH + index + 1),
  );
  for (const batch of batches) journal.plans.add(plan, batch.map(planned));
  journal.plans.finish(plan, {});
  const connection = { id: 'con', name: 'members', tenant: 'tenant' };
  const run = journal.runs.begin({ plan, connection, token: 't', cap: 1, now: 1 });
  inWaves(journal, run, accounts);
  for (const batch of batches) {
    journal.transaction(() =>
      journal.ledger.record(
        run,
        batch.map((sequence) => {
          if (sequence % 50 === 0) return { sequence, outcome: 'held', reason: 'no-password', detail: null };
          return sequence % 97 === 0
            ? { sequence, outcome: 'rejected', reason: 'field-refused', detail: 'MAX_LENGTH at name' }
            : { sequence, outcome: 'imported', reason: null, detail: null };
        }),
      ),
    );
  }
  return { plan, run };
}

/** Every tenth hundred is of the first wave, as where a wave names its people; the rest is of the second. */
function inWaves(journal: Generated, run: string, accounts: number): void {
  const hundreds = Array.from({ length: Math.ceil(accounts / 100) }, (_, hundred) => ({
    wave: hundred % 10 === 0 ? 1 : 2,
    first: hundred * 100 + 1,
    last: Math.min(accounts, (hundred + 1) * 100),
  }));
  journal.stagedWaves.begin();
  journal.stagedWaves.addRanges(hundreds);
  journal.waves.begin(run, {
    definition: 'named, rest',
    limits: { rejected: null, failedSignIns: null },
    waves: [1, 2].map((number) => ({ number, title: `wave ${number}`, accounts })),
    log: { position: null, readable: true },
  });
  journal.stagedWaves.end();
}

function milliseconds(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** The middle one of some rounds. */
function median(work: (round: number) => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => milliseconds(() => work(round)));
  return rounds.toSorted((one, other) => one - other)[ROUNDS / 2] ?? 0;
}

export async function run(args: readonly string[]): Promise<void> {
  const accounts = args[0] === undefined ? 1_000_000 : Number(args[0]);
  const folder = mkdtempSync(join(tmpdir(), 'userferry-lists-'));
  const journal: Generated = openJournal(join(folder, 'journal.sqlite'), new Uint8Array(32).fill(1));
  try {
    const { plan, run } = generate(journal, accounts);
    const once = milliseconds(() => {
      for (let after = 0; ; after += BATCH) {
        if (journal.plans.accounts(plan, after, BATCH).length === 0) return;
      }
    });
    console.log(`${accounts} accounts; all of them read once: ${once.toFixed(0)} ms`);
    const emailHash = journal.keys.emailHash(`person.${Math.round(accounts / 2)}@example.com`);
    const named = { keys: [], emailHash, usernameHash: null, keysBeginWith: [] };
    const views: Readonly<Record<string, AccountView>> = {
      everybody: { plan, run },
      'everybody, reversed': { plan, run, descending: true },
      'by outcome': { plan, run, sort: 'outcome' },
      imported: { plan, run, outcome: 'imported' },
      rejected: { plan, run, outcome: 'rejected' },
      'of a wave': { plan, run, wave: 2 },
      'with a trait': { plan, trait: 'locked' },
      'an address': { plan, run, search: named },
    };
    for (const [name, view] of Object.entries(views)) measure(journal, name, view, once);
  } finally {
    journal.close();
    rmSync(folder, { recursive: true });
  }
}

/** Another page each round, as far as there are any in the list's first quarter. */
function stepOf(round: number, total: number): number {
  return (round * PAGE) % Math.max(PAGE, Math.floor(total / 4));
}

function measure({ accountViews }: Generated, name: string, view: AccountView, once: number): void {
  const part = (from: number) => accountViews.entries(view, { opening: name, from, limit: PAGE });
  let total = 0;
  const opened = milliseconds(() => {
    ({ total } = part(0));
  });
  const at = (share: number) =>
    median((round) => part(Math.max(0, Math.round(share * (total - PAGE)) - stepOf(round, total))));
  const first = median((round) => part(stepOf(round, total)));
  const ratios = [0.5, 1].map((share) => (at(share) / first).toFixed(2));
  console.log(
    `${name.padEnd(20)} ${String(total).padStart(9)} rows, opened in ${opened.toFixed(0)} ms (${(opened / once).toFixed(2)} × reading all once); ` +
      `a page ${first.toFixed(1)} ms, in the middle ${ratios[0]} ×, at the end ${ratios[1]} ×`,
  );
}
