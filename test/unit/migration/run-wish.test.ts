import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import { RunWish } from '../../../electron/migration/bulk/run-wish.ts';

const HOUR = 3_600_000;
const open = new AbortController().signal;

describe('a rest of a run', () => {
  test('ends when somebody pauses or stops it, or something fails, whatever the timer says', async () => {
    for (const windDown of [(w: RunWish) => w.ask('pause'), (w: RunWish) => w.ask('stop'), (w: RunWish) => w.fail()]) {
      const wish = new RunWish();
      const rest = wish.rest(systemClock, HOUR, open);
      windDown(wish);
      await rest;
      // And there is none while it winds down.
      await wish.rest(systemClock, HOUR, open);
    }
  });

  test('lasts again once the run goes on', async () => {
    const wish = new RunWish();
    wish.ask('pause');
    wish.ask('run');
    let over = false;
    const rest = wish.rest(systemClock, HOUR, open).then(() => {
      over = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(over).toBe(false);
    wish.ask('stop');
    await rest;
  });

  test('throws when the migration is closed', async () => {
    const closing = new AbortController();
    const rest = new RunWish().rest(systemClock, HOUR, closing.signal);
    closing.abort(new Error('closed'));
    await expect(rest).rejects.toThrow('closed');
  });
});
