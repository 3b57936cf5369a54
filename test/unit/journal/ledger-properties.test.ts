import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Decision, Outcome } from '../../../electron/common/words.ts';
import { countsOf } from '../../../electron/journal/account-groups.ts';
import { openJournal } from '../../../electron/journal/journal.ts';
import type { PlannedAccount } from '../../../electron/journal/records.ts';

const folder = mkdtempSync(join(tmpdir(), 'userferry-ledger-'));
const journal = openJournal<object, object>(join(folder, 'journal.sqlite'), new Uint8Array(32).fill(3));
afterAll(() => {
  journal.close();
  rmSync(folder, { recursive: true });
});

const ACCOUNTS = 12;
const connection = { id: 'con', name: 'members', tenant: 'tenant' };

function planOf(accounts: readonly Pick<PlannedAccount, 'decision' | 'foldedEmail'>[]): string {
  const plan = journal.plans.begin('plan', {}, 1);
  journal.plans.add(
    plan,
    accounts.map(({ decision, foldedEmail }, index) => ({
      sequence: index + 1,
      key: String(index + 1),
      decision,
      reason: decision === 'import' ? null : 'no-password',
      userId: decision === 'import' ? `old-${index + 1}` : null,
      email: foldedEmail,
      foldedEmail,
      phone: null,
      username: null,
      format: 'none',
      blocked: false,
      traits: 0,
      experience: 'same-password' as const,
      lastSeen: null,
      digest: new Uint8Array(),
      aspects: new Uint8Array(24),
    })),
  );
  return plan;
}

const sequence = fc.integer({ min: 1, max: ACCOUNTS });
const outcome = fc.constantFrom<Outcome>('imported', 'present', 'rejected', 'held');
const change = fc.oneof(
  fc.record({
    kind: fc.constant('send' as const),
    file: fc.integer({ min: 1, max: 3 }),
    sequences: fc.uniqueArray(sequence),
  }),
  fc.record({ kind: fc.constant('record' as const), sequence, outcome }),
  fc.record({ kind: fc.constant('settle' as const), file: fc.integer({ min: 1, max: 3 }), outcome }),
  fc.record({ kind: fc.constant('withdraw' as const), file: fc.integer({ min: 1, max: 3 }) }),
);

test('whatever happens to files and accounts, every account has at most one outcome and the tally counts exactly the lines', () => {
  const plan = planOf(Array.from({ length: ACCOUNTS }, () => ({ decision: 'import' as const, foldedEmail: null })));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const run = journal.runs.begin({ plan, connection, token: 't', cap: 1, now: 1 });
      const lines = new Map<number, { readonly outcome: Outcome; readonly file: number | null }>();
      journal.transaction(() => {
        for (const step of changes) {
          if (step.kind === 'send') {
            const fresh = step.sequences.filter((each) => !lines.has(each));
            const sent = new Uint8Array([1]);
            journal.ledger.addSent(
              run,
              step.file,
              fresh.map((each) => ({ sequence: each, sent, metadata: new Uint8Array(), identifiers: false })),
            );
            for (const each of fresh) lines.set(each, { outcome: 'uncertain', file: step.file });
          }
          if (step.kind === 'record') {
            journal.ledger.record(run, [
              { sequence: step.sequence, outcome: step.outcome, reason: null, detail: null },
            ]);
            const file = lines.get(step.sequence)?.file ?? null;
            lines.set(step.sequence, { outcome: step.outcome, file });
          }
          if (step.kind === 'settle') {
            journal.ledger.settleRest(run, step.file, 1, ACCOUNTS, step.outcome);
            for (const [each, line] of lines) {
              if (line.file === step.file && line.outcome === 'uncertain') {
                lines.set(each, { ...line, outcome: step.outcome });
              }
            }
          }
          if (step.kind === 'withdraw') {
            journal.ledger.remove(run, step.file, 1, ACCOUNTS);
            for (const [each, { file }] of lines) if (file === step.file) lines.delete(each);
          }
        }
      });
      const kept = journal.ledger.lines(run, plan, 0, ACCOUNTS);
      expect(new Map(kept.map((line) => [line.sequence, { outcome: line.outcome, file: line.file }]))).toEqual(lines);
      const counted = new Map<string, number>();
      for (const line of lines.values()) counted.set(line.outcome, (counted.get(line.outcome) ?? 0) + 1);
      expect(new Map(journal.ledger.counts(run).map((count) => [count.outcome, count.accounts]))).toEqual(counted);
    }),
    { numRuns: 60 },
  );
});

test('of a plan nobody who shares an address is imported, nobody else is held for it, and the counts add up', () => {
  const decision = fc.constantFrom<Decision>('import', 'import', 'import', 'hold', 'skip', 'reject');
  const foldedEmail = fc.option(
    fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example', 'd@x.example', 'e@x.example'),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ decision, foldedEmail }), { maxLength: 12 }), (accounts) => {
      const plan = planOf(accounts);
      journal.plans.holdSharedEmails(plan);
      const decided = journal.plans.accounts(plan, 0, accounts.length);
      const sharing = (index: number) =>
        accounts[index]?.foldedEmail !== null &&
        accounts.filter((each) => each.decision !== 'skip' && each.foldedEmail === accounts[index]?.foldedEmail)
          .length > 1;
      expect(decided.map((account) => account.decision)).toEqual(
        accounts.map((account, index) => (account.decision === 'import' && sharing(index) ? 'hold' : account.decision)),
      );
      const counts = countsOf(journal.plans.groups(plan));
      expect(counts.import + counts.held + counts.skipped + counts.rejected).toBe(counts.total);
      expect(counts.total).toBe(accounts.length);
    }),
    { numRuns: 60 },
  );
});
