import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clock } from '../../../electron/common/clock.ts';
import { fullPace, paced, quietPace } from '../../../electron/legacy/pace.ts';
import type { Row, Statements } from '../../../electron/legacy/statements.ts';

/** Time that a test moves on: a sleeper wakes when it is over, and time that nobody waits for can pass too. */
function handClock() {
  let now = 1_000;
  const clock: Clock = {
    now: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      now += milliseconds;
    },
  };
  return { clock, pass: (milliseconds: number) => (now += milliseconds) };
}

const rowsOf = (count: number): Row[] => Array.from({ length: count }, (_, index) => [index]);

function statements(count: number, running: { now: number; most: number } = { now: 0, most: 0 }): Statements {
  return {
    async rows() {
      running.now += 1;
      running.most = Math.max(running.most, running.now);
      await Promise.resolve();
      running.now -= 1;
      return rowsOf(count);
    },
    async *stream() {
      for (let page = 0; page < 4; page += 1) yield rowsOf(count);
    },
    columns: async () => [],
  };
}

describe('reading quietly', () => {
  test('never reads more rows than the pace allows in the time that has passed, whatever the pages are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 10, max: 5_000 }),
        fc.array(fc.record({ rows: fc.nat(2_000), rest: fc.nat(3_000) }), { maxLength: 30 }),
        async (rate, pages) => {
          const { clock, pass } = handClock();
          const pace = quietPace(rate, clock);
          const started = clock.now();
          let read = 0;
          for (const { rows, rest } of pages) {
            await pace.turn();
            // All that was read before has been paid for with time.
            expect(read / rate).toBeLessThanOrEqual((clock.now() - started) / 1_000 + 1e-6);
            pace.spent(rows);
            read += rows;
            pass(rest);
          }
        },
      ),
    );
  });

  test('a rest buys no burst', async () => {
    const { clock, pass } = handClock();
    const pace = quietPace(100, clock);
    pass(3_600_000);
    await pace.turn();
    pace.spent(100);
    const before = clock.now();
    await pace.turn();
    expect(clock.now() - before).toBe(1_000);
  });

  test('a clock that is set back makes nobody wait longer', async () => {
    const { clock, pass } = handClock();
    const pace = quietPace(100, clock);
    await pace.turn();
    pace.spent(200);
    pass(-3_600_000);
    const before = clock.now();
    await pace.turn();
    expect(clock.now() - before).toBe(2_000);
  });

  test('several readers together read no faster than one', async () => {
    const { clock } = handClock();
    const pace = quietPace(1_000, clock);
    const started = clock.now();
    const readers = [500, 500, 500].map((count) => paced(statements(count), pace));
    for (let round = 0; round < 2; round += 1) {
      await Promise.all(readers.map((reader) => reader.rows('SELECT 1', [])));
    }
    await pace.turn();
    expect(clock.now() - started).toBe(3_000);
  });

  test('takes small pages, a quarter of a second each, and never larger ones than were wanted', () => {
    const { clock } = handClock();
    expect(quietPace(2_000, clock).pageSize(1_000)).toBe(500);
    expect(quietPace(100_000, clock).pageSize(1_000)).toBe(1_000);
    expect(quietPace(10, clock).pageSize(1_000)).toBe(3);
    expect(fullPace.pageSize(1_000)).toBe(1_000);
  });

  test('no statement has begun while it waits, and waiting ends with the signal’s reason', async () => {
    const running = { now: 0, most: 0 };
    const aborter = new AbortController();
    let asleep = () => {};
    const sleeping = new Promise<void>((resolve) => {
      asleep = resolve;
    });
    const clock: Clock = {
      now: () => 0,
      sleep: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
          asleep();
        }),
    };
    const reader = paced(statements(10, running), quietPace(10, clock));
    await reader.rows('SELECT 1', []);
    running.most = 0;
    const waiting = reader.rows('SELECT 1', [], aborter.signal);
    await sleeping;
    expect(running.most).toBe(0);
    aborter.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(running.most).toBe(0);
  });

  test('a long statement is fetched no faster', async () => {
    const { clock } = handClock();
    const started = clock.now();
    let rows = 0;
    for await (const some of paced(statements(250), quietPace(500, clock)).stream(
      () => ({ statement: '', parameters: [] }),
      250,
    )) {
      rows += some.length;
    }
    expect(rows).toBe(1_000);
    expect(clock.now() - started).toBe(2_000);
  });
});
