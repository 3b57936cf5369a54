import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserferryError } from '../../../electron/common/userferry-error.ts';
import type { MailEntry } from '../../../electron/journal/mailings.ts';
import type { Migration } from '../../../electron/migration/migration.ts';
import type { CrashPoint } from './support/crashing-worker.ts';
import { addressOf, byState, idOf, type MailingBench, mailingBench, usual } from './support/mailing-bench.ts';
import { MemoryLegacy } from './support/memory-legacy.ts';
import type { MailAnswer } from './support/scripted-mails.ts';

const people = 8;
const withPassword = 2;
/** Those without a password, by number. */
const numbers = Array.from({ length: people }, (_, index) => withPassword + 1 + index);

async function entriesOf(migration: Migration, run: string): Promise<readonly MailEntry[]> {
  const entries: MailEntry[] = [];
  for await (const page of migration.resetMails.entries(run)) entries.push(...page);
  return entries;
}

function change(bench: MailingBench, number: number, changes: object): void {
  const user = bench.tenant.users.get(idOf(number));
  if (user === undefined) throw new Error('nobody there');
  bench.tenant.users.set(idOf(number), { ...user, ...changes });
}

describe('a mailing', () => {
  test('reaches everybody without a password once, in order and at its pace, and nobody else', async () => {
    const bench = await mailingBench(people);
    const { migration } = bench.open();
    expect(await migration.resetMails.standing(bench.run)).toBeNull();
    expect(await migration.resetMails.preview(bench.run, bench.ends, { remind: false })).toEqual([
      { state: 'waiting', reason: null, accounts: people },
    ]);
    expect(await migration.resetMails.standing(bench.run)).toBeNull();
    const told: number[] = [];
    const sent = await migration.resetMails.send(
      bench.run,
      bench.ends,
      { ...usual, perMinute: 30 },
      {
        onProgress: ({ waiting }) => told.push(waiting),
      },
    );
    expect(sent).toMatchObject({ requests: people, end: { kind: 'done' } });
    expect(byState(sent.standing.counts)).toEqual({ asked: people });
    expect(bench.mails.sent.map(({ email }) => email)).toEqual(numbers.map(addressOf));
    expect(told).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
    const times = bench.mails.sent.map(({ at }) => at);
    for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(2_000);

    const again = await migration.resetMails.send(bench.run, bench.ends, usual);
    expect(again).toMatchObject({ requests: 0, end: { kind: 'done' } });
    expect(bench.mails.sent).toHaveLength(people);
    await migration.close();
    const bytes = readFileSync(bench.journal).toString('latin1');
    for (const number of numbers) expect(bytes.toLowerCase()).not.toContain(addressOf(number));
  });

  test('skips who left, changed address, signed in, chose a password or was blocked, before it and during it', async () => {
    const bench = await mailingBench(people);
    bench.tenant.users.delete(idOf(3));
    change(bench, 4, { email: 'other@example.com' });
    change(bench, 5, { signIns: 1, lastLogin: 1_700_000_000_000 });
    const { migration } = bench.open();
    bench.mails.onAsk = (email) => {
      // While the first e-mail goes out, others act.
      if (email !== addressOf(6)) return 'asked';
      change(bench, 7, { lastPasswordReset: 1_700_000_000_000 });
      change(bench, 8, { blocked: true });
      change(bench, 9, { appMetadata: { userferry_trickle: { at: '2026-01-05T08:00:00.000Z', from: 'x' } } });
      return 'asked';
    };
    const { standing, requests } = await migration.resetMails.send(bench.run, bench.ends, usual);
    expect(requests).toBe(2);
    expect(bench.mails.sent.map(({ email }) => email)).toEqual([6, 10].map(addressOf));
    expect(
      Object.fromEntries(standing.counts.map(({ state, reason, accounts }) => [reason ?? state, accounts])),
    ).toEqual({ asked: 2, gone: 1, 'address-changed': 1, 'signed-in': 2, 'password-set': 1, blocked: 1 });
    const entries = await entriesOf(migration, bench.run);
    expect(entries.map(({ sequence, reason }) => [sequence, reason])).toEqual([
      [3, 'gone'],
      [4, 'address-changed'],
      [5, 'signed-in'],
      [6, null],
      [7, 'password-set'],
      [8, 'blocked'],
      [9, 'signed-in'],
      [10, null],
    ]);
    expect(entries[0]).toMatchObject({ key: '00000003', email: 'Person.3@Example.com', userId: idOf(3) });
    await migration.close();
  });

  test('in batches, stopped by Ctrl+C, goes on where it was; reminding begins anew with who has no password yet', async () => {
    const bench = await mailingBench(people);
    const first = bench.open().migration;
    const batch = await first.resetMails.send(bench.run, bench.ends, { ...usual, first: 3 });
    expect(batch).toMatchObject({ requests: 3, end: { kind: 'enough' } });
    expect(byState(batch.standing.counts)).toEqual({ asked: 3, waiting: 5 });
    const stop = new AbortController();
    bench.mails.onAsk = (_, request) => {
      if (request === 5) stop.abort(new Error('Ctrl+C'));
      return 'asked';
    };
    const stopped = await first.resetMails.send(bench.run, bench.ends, usual, { signal: stop.signal });
    expect(stopped).toMatchObject({ requests: 2, end: { kind: 'stopped' } });
    expect(byState(stopped.standing.counts)).toEqual({ asked: 5, waiting: 3 });
    await first.close();

    const { migration } = bench.open();
    await migration.resetMails.send(bench.run, bench.ends, usual);
    expect(bench.mails.sent.map(({ email }) => email)).toEqual(numbers.map(addressOf));
    for (const number of [3, 4]) change(bench, number, { lastPasswordReset: 1_700_000_000_000 });
    expect(byState(await migration.resetMails.preview(bench.run, bench.ends, { remind: true }))).toEqual({
      waiting: 6,
      skipped: 2,
    });
    const reminding = { ...usual, remind: true, first: 4 };
    expect(await migration.resetMails.send(bench.run, bench.ends, reminding)).toMatchObject({ requests: 4 });
    // The same command for the next batch goes on, and begins nothing anew.
    const reminded = await migration.resetMails.send(bench.run, bench.ends, reminding);
    expect(reminded).toMatchObject({ requests: 2, end: { kind: 'done' }, standing: { number: 2 } });
    expect(byState(reminded.standing.counts)).toEqual({ asked: 6, skipped: 2 });
    expect(bench.mails.sent.slice(8).map(({ email }) => email)).toEqual(numbers.slice(2).map(addressOf));
    await migration.close();
  });

  test('stops at three refusals in a row and lets those wait; one refusal is one person’s', async () => {
    const bench = await mailingBench(people);
    const { migration } = bench.open();
    const refused = new Set([3, 4, 6, 7, 8].map(addressOf));
    bench.mails.onAsk = (email) => (refused.has(email) ? 'refused' : 'asked');
    const stopped = await migration.resetMails.send(bench.run, bench.ends, usual);
    expect(stopped.end).toMatchObject({ kind: 'failed', failure: { code: 'UF-4306' } });
    expect(byState(stopped.standing.counts)).toEqual({ refused: 2, asked: 1, waiting: 5 });
    bench.mails.onAsk = (email) => (email === addressOf(9) ? 'nobody' : 'asked');
    const mended = await migration.resetMails.send(bench.run, bench.ends, usual);
    expect(mended.standing.counts).toContainEqual({ state: 'refused', reason: 'unknown-address', accounts: 1 });
    expect(byState(mended.standing.counts)).toEqual({ refused: 3, asked: 5 });
    await migration.close();
  });

  test('stops when three answers in a row are lost; the log settles what was sent, the rest only when asked to', async () => {
    const bench = await mailingBench(people);
    const { migration } = bench.open();
    bench.mails.onAsk = (email) => (email === addressOf(3) ? 'lost-after' : 'lost-before');
    const stopped = await migration.resetMails.send(bench.run, bench.ends, usual);
    expect(stopped.end).toMatchObject({ kind: 'failed', failure: { code: 'UF-4307' } });
    expect(byState(stopped.standing.counts)).toEqual({ uncertain: 3, waiting: 5 });
    bench.mails.onAsk = () => 'asked';
    bench.mails.logReadable = true;
    const settled = await migration.resetMails.send(bench.run, bench.ends, usual);
    expect(settled).toMatchObject({ settledByLog: 1, requests: 5, end: { kind: 'done' } });
    expect(byState(settled.standing.counts)).toEqual({ asked: 6, uncertain: 2 });
    const forced = await migration.resetMails.send(bench.run, bench.ends, { ...usual, uncertainAgain: true });
    expect(byState(forced.standing.counts)).toEqual({ asked: 8 });
    expect(bench.mails.sent.map(({ email }) => email).toSorted()).toEqual(numbers.map(addressOf).toSorted());
    await migration.close();
  });

  test('sits out rate limits and outages, and gives up in the end with everybody waiting', async () => {
    const bench = await mailingBench(people);
    const { migration } = bench.open();
    bench.mails.onAsk = (_, request) => (request < 4 ? 'busy' : request < 9 ? 'not-sent' : 'asked');
    expect((await migration.resetMails.send(bench.run, bench.ends, { ...usual, first: 1 })).standing.counts).toEqual([
      { state: 'waiting', reason: null, accounts: 7 },
      { state: 'asked', reason: null, accounts: 1 },
    ]);
    bench.mails.onAsk = () => 'not-sent';
    const stopped = await migration.resetMails.send(bench.run, bench.ends, usual);
    expect(stopped.end).toMatchObject({ kind: 'failed', failure: { code: 'UF-4308' } });
    expect(byState(stopped.standing.counts)).toEqual({ asked: 1, waiting: 7 });
    await migration.close();
  });

  test('is refused beside another that is under way, for a run that is not finished, and for another connection', async () => {
    const bench = await mailingBench(people);
    const one = bench.open().migration;
    const other = bench.open().migration;
    let refusal: unknown = null;
    bench.mails.onAsk = (_, request) => {
      if (request === 1) refusal = other.resetMails.send(bench.run, bench.ends, usual).catch((error: unknown) => error);
      return 'asked';
    };
    await one.resetMails.send(bench.run, bench.ends, usual);
    expect(await refusal).toMatchObject({ code: 'UF-4304' });
    expect(bench.mails.sent).toHaveLength(people);
    const elsewhere = { ...bench.ends, connection: { id: 'con_0000000000000009', name: 'others' } };
    await expect(one.resetMails.send(bench.run, elsewhere, usual)).rejects.toMatchObject({ code: 'UF-4012' });
    const plan = await one.latestPlan();
    const begun = await one.startRun(plan?.id ?? '', { ...bench.ends, legacy: new MemoryLegacy(0) });
    const early = one.resetMails.preview(begun.id, bench.ends, { remind: false });
    await expect(early).rejects.toMatchObject({ code: 'UF-4303' });
    await begun.done;
    await Promise.all([one.close(), other.close()]);
  });
});

const answers: readonly MailAnswer[] = ['asked', 'lost-before', 'lost-after', 'busy', 'not-sent', 'refused', 'nobody'];

/** One process: where it is killed, whether it is stopped by Ctrl+C, what the tenant answers, and who acts meanwhile. */
interface Attempt {
  readonly crash: CrashPoint | null;
  readonly stopAt: number;
  readonly answers: readonly MailAnswer[];
  readonly logReadable: boolean;
  readonly signsIn: number;
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  crash: fc.option(fc.record({ call: fc.integer({ min: 1, max: 40 }), when: fc.constantFrom('before', 'after') })),
  stopAt: fc.integer({ min: 1, max: 20 }),
  answers: fc.array(fc.constantFrom(...answers), { maxLength: 12 }),
  logReadable: fc.boolean(),
  signsIn: fc.integer({ min: 0, max: 20 }),
});

async function carryOut(bench: MailingBench, { crash, stopAt, ...attempted }: Attempt): Promise<void> {
  const { migration, worker } = bench.open(crash);
  const stop = new AbortController();
  let requests = 0;
  bench.mails.logReadable = attempted.logReadable;
  bench.mails.onAsk = () => {
    requests += 1;
    if (requests === stopAt) stop.abort(new Error('Ctrl+C'));
    const someone = idOf(attempted.signsIn);
    if (bench.tenant.users.has(someone)) change(bench, attempted.signsIn, { signIns: 1 });
    return attempted.answers[requests - 1] ?? 'asked';
  };
  const sending = migration.resetMails
    .send(bench.run, bench.ends, usual, { signal: stop.signal })
    .catch((error: unknown) => {
      if (!(error instanceof UserferryError) && !stop.signal.aborted) throw error;
    });
  await Promise.race([sending, worker.crashed]);
  await worker.close();
}

describe('whatever is killed, stopped or lost', () => {
  test('nobody is mailed twice, everybody has one outcome, and it tells the truth', { timeout: 300_000 }, async () => {
    const prepared = await mailingBench(people);
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 5 }), async (attempts) => {
        const bench = prepared.copy();
        for (const each of attempts) await carryOut(bench, each);
        bench.mails.onAsk = () => 'asked';
        const { migration } = bench.open();
        const { standing, end } = await migration.resetMails.send(bench.run, bench.ends, usual);
        expect(end.kind).toBe('done');
        expect(standing.counts.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(people);
        const letters = new Map<string, number>();
        for (const { email } of bench.mails.sent) letters.set(email, (letters.get(email) ?? 0) + 1);
        const entries = await entriesOf(migration, bench.run);
        expect(entries).toHaveLength(people);
        for (const { email, state } of entries) {
          const had = letters.get(email.toLowerCase()) ?? 0;
          if (state === 'asked') expect(had).toBe(1);
          else if (state === 'uncertain') expect(had).toBeLessThanOrEqual(1);
          else {
            expect(['skipped', 'refused']).toContain(state);
            expect(had).toBe(0);
          }
        }
        await migration.close();
      }),
      { numRuns: 60 },
    );
  });
});
