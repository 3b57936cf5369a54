import { describe, expect, test } from 'vitest';
import { StateStore } from '../../../electron/assistant/state.ts';
import type { Clock } from '../../../electron/common/clock.ts';
import { sampleState } from './sample-state.ts';

/** A clock whose sleeps end when the test says so. */
function steppedClock(): Clock & { step(): void } {
  const sleepers: (() => void)[] = [];
  return {
    now: () => 0,
    sleep: (_milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        sleepers.push(resolve);
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
    step() {
      for (const wake of sleepers.splice(0)) wake();
    },
  };
}

const turns = () => new Promise((resolve) => setImmediate(resolve));

describe('the state that pages see', () => {
  test('comes whole at once, and then only the latest of what changed meanwhile', async () => {
    const clock = steppedClock();
    const store = new StateStore(sampleState(), clock);
    const aborter = new AbortController();
    const watching = store.watch(aborter.signal);
    expect((await watching.next()).value).toMatchObject({ sequence: 0, step: 'legacy-database' });

    store.update({ step: 'accounts' });
    store.update({ step: 'tenant' });
    const next = watching.next();
    clock.step();
    expect((await next).value).toMatchObject({ sequence: 2, step: 'tenant' });
    aborter.abort();
    expect((await watching.next()).done).toBe(true);
  });

  test('waits for a change when there is none, and ends with its page', async () => {
    const clock = steppedClock();
    const store = new StateStore(sampleState(), clock);
    const aborter = new AbortController();
    const watching = store.watch(aborter.signal);
    await watching.next();
    let answered = false;
    const next = watching.next().finally(() => {
      answered = true;
    });
    clock.step();
    await turns();
    expect(answered).toBe(false);
    aborter.abort();
    expect((await next).done).toBe(true);
  });

  test('loses an optional part that is set to undefined', () => {
    const store = new StateStore(sampleState(), steppedClock());
    store.update({ failure: { code: 'UF-1', message: 'm', kept: 'k', next: 'n', places: ['accounts'] } });
    expect(store.snapshot.failure?.code).toBe('UF-1');
    store.update({ failure: undefined });
    expect('failure' in store.snapshot).toBe(false);
  });
});
