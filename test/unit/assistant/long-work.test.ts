import { describe, expect, test } from 'vitest';
import { longWorkOf, newsTeller, newsWords, type Snapshot } from '../../../electron/assistant/contract/index.ts';
import { running } from '../../e2e/scripted/runs.ts';

type Seen = Pick<Snapshot, 'run' | 'activity' | 'failure'>;
const begun = 1_000_000;

/** What is told of snapshots, each so many seconds after the first. */
function told(...seen: readonly (readonly [seconds: number, Seen])[]) {
  let now = begun;
  const newsIn = newsTeller(() => now);
  return seen.flatMap(([seconds, snapshot]) => {
    now = begun + seconds * 1_000;
    return newsIn(snapshot) ?? [];
  });
}

const down: Seen = { run: { ...running, waiting: { why: 'database-unreachable', until: begun } } };
const plan = (kind: 'plan' | 'trickle-look'): Seen => ({ activity: { kind, done: 3, total: 4, started: begun } });

describe('how far long work is', () => {
  test('a run counts whoever has an outcome, of those whom it concerns', () => {
    const { counts } = running;
    expect(longWorkOf({ run: running })).toEqual({
      share: (counts.imported + counts.rejected) / (counts.total - counts.held - counts.skipped),
      waits: false,
    });
    expect(longWorkOf({ run: { ...running, state: 'paused' } })?.waits).toBe(true);
    expect(longWorkOf(down)?.waits).toBe(true);
  });

  test.for(['stopped', 'finished', 'between-waves'] as const)(
    'of a run that is %s nobody waits for anything',
    (state) => {
      expect(longWorkOf({ run: { ...running, state } })).toBeUndefined();
    },
  );

  test('other work as far as it can be told, and none that was begun by itself', () => {
    expect(longWorkOf(plan('plan'))?.share).toBe(0.75);
    expect(longWorkOf({ activity: { kind: 'plan', done: 9, started: begun } })?.share).toBeNull();
    expect(longWorkOf(plan('trickle-look'))).toBeUndefined();
  });
});

describe('what is news', () => {
  test('a run that ends or stops while it is looked at, and none that was over before', () => {
    const { imported, rejected } = running.counts;
    expect(told([0, { run: running }], [1, { run: { ...running, state: 'finished' } }])).toEqual([
      { kind: 'finished', imported, rejected },
    ]);
    expect(told([0, { run: { ...running, state: 'stopped' } }])).toEqual([]);
    expect(told([0, { run: running }], [1, { run: { ...running, id: '8', state: 'stopped' } }])).toEqual([]);
  });

  test('an outage once, however often it is tried again, and anew when the next one comes much later', () => {
    const up: Seen = { run: running };
    const held = { kind: 'held-up', by: 'database' };
    expect(told([0, up], [1, down], [2, down], [60, up], [90, down])).toEqual([held]);
    expect(told([0, up], [1, down], [60, up], [2_000, down])).toEqual([held, held]);
  });

  test('other work that took a minute, and how it ended', () => {
    const failure = { code: 'UF-1', message: 'It broke.', kept: '', next: '', places: ['accounts' as const] };
    expect(told([0, plan('plan')], [59, {}])).toEqual([]);
    expect(told([0, plan('plan')], [61, {}])).toEqual([{ kind: 'work-over', failed: false }]);
    expect(told([0, plan('plan')], [61, { failure }])).toEqual([{ kind: 'work-over', failed: true }]);
    expect(told([0, plan('trickle-look')], [61, {}])).toEqual([]);
  });

  test('a stop is told with its reason', () => {
    const { body } = newsWords({ kind: 'stopped', why: 'Auth0 refused the application.' });
    expect(body).toMatch(/^Auth0 refused the application\. Nobody will be imported twice/);
  });
});
