import { describe, expect, onTestFinished, test } from 'vitest';
import type { Clock } from '../../../electron/common/clock.ts';
import type { LegacyDatabase } from '../../../electron/legacy/legacy.ts';
import { openLegacy } from '../../../electron/legacy/open-legacy.ts';
import { paceOf } from '../../../electron/legacy/pace.ts';
import { faultsSchema } from '../../../electron/practice/sql-server/wire/faults.ts';
import { PASSWORD, type Script } from '../practice-sql/scripted-engine.ts';
import { serve } from '../practice-sql/serve.ts';
import { accounts, configFor, quickClock, source } from './served-accounts.ts';

async function open(script: Script, rowsPerSecond?: number) {
  const served = await serve(script);
  const clock = quickClock();
  const pace = paceOf(rowsPerSecond, clock);
  const legacy = await openLegacy(configFor(served.server.port), PASSWORD, { clock, pace, random: () => 0.5 });
  onTestFinished(() => legacy.close());
  return { served, clock, legacy };
}

async function keys(
  legacy: LegacyDatabase,
  pageSize: number,
  range: { after?: string; upTo?: string; inOnePass?: boolean } = {},
) {
  const read: string[] = [];
  for await (const { rows } of legacy.readAccounts(source, { after: null, upTo: null, ...range, pageSize })) {
    read.push(...rows.map(([key]) => String(key)));
  }
  return read;
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

describe('reading accounts', () => {
  test('gives every account once, in the order of the key, page by page', async () => {
    const script = accounts(1_050);
    const { legacy } = await open(script);
    expect(await keys(legacy, 100)).toEqual(upTo(1_050));
    expect(script.pages).toHaveLength(11);
  });

  test('stays behind the lower and within the upper bound', async () => {
    const { legacy } = await open(accounts(100));
    expect(await keys(legacy, 7, { after: '10', upTo: '31' })).toEqual(upTo(31).slice(10));
  });

  test('asks for one page ahead and no more', async () => {
    const script = accounts(1_000);
    const { legacy } = await open(script);
    const pages = legacy.readAccounts(source, { after: null, upTo: null, pageSize: 10 })[Symbol.asyncIterator]();
    await pages.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(script.pages.length).toBeLessThanOrEqual(2);
    await pages.return?.();
  });

  test('goes on behind the last key when the connection drops in the middle of a page', async () => {
    const { legacy, served, clock } = await open(accounts(500));
    served.server.faults.set(faultsSchema.parse({ drop: { afterRows: 130 } }));
    expect(await keys(legacy, 50)).toEqual(upTo(500));
    expect(clock.waits.length).toBeGreaterThan(0);
  });

  test('begins a page again after being chosen as a deadlock victim', async () => {
    const script = accounts(200, (_, asked) => (asked === 3 ? 1205 : null));
    const { legacy } = await open(script);
    expect(await keys(legacy, 50)).toEqual(upTo(200));
    expect(script.pages.map(({ after }) => after)).toEqual([0, 50, 100, 100, 150, 200]);
  });

  test('waits and begins a page again that somebody else kept locked', async () => {
    const script = accounts(200, (_, asked) => (asked === 3 || asked === 4 ? 1222 : null));
    const { legacy, clock } = await open(script);
    expect(await keys(legacy, 50)).toEqual(upTo(200));
    expect(script.pages.map(({ after }) => after)).toEqual([0, 50, 100, 100, 100, 150, 200]);
    expect(clock.waits).toEqual([250, 500]);
  });

  test('gives up on locks that stay, and says what was kept', async () => {
    const { legacy } = await open(accounts(100, ({ after }) => (after >= 50 ? 1222 : null)));
    await expect(keys(legacy, 50)).rejects.toMatchObject({ code: 'UF-1004', kept: expect.stringContaining('kept') });
  });

  test.each([
    [229, 'UF-1121'],
    [208, 'UF-1122'],
    [102, 'UF-1123'],
  ])('does not try again what waiting can’t mend (error %i)', async (number, code) => {
    const script = accounts(100, () => number);
    const { legacy, clock } = await open(script);
    await expect(keys(legacy, 50)).rejects.toMatchObject({ code });
    expect(script.pages).toHaveLength(1);
    expect(clock.waits).toEqual([]);
  });

  test('says that the server is gone when it stays away', async () => {
    const { legacy, served, clock } = await open(accounts(500));
    served.server.faults.set(faultsSchema.parse({ refuse: true, drop: { afterRows: 20, times: null } }));
    await expect(keys(legacy, 50)).rejects.toMatchObject({ code: expect.stringMatching(/^UF-100[123]$/) });
    expect(clock.waits).toHaveLength(7);
  });

  test('stops with the signal’s reason', async () => {
    const { legacy } = await open(accounts(500));
    const stop = new AbortController();
    const reading = (async () => {
      for await (const _ of legacy.readAccounts(source, { after: null, upTo: null, pageSize: 10 }, stop.signal)) {
        stop.abort(new Error('enough'));
      }
    })();
    await expect(reading).rejects.toThrow('enough');
  });
});

describe('reading accounts whose key no index leads to', () => {
  test('takes one statement for all of them', async () => {
    const script = accounts(1_050);
    const { legacy } = await open(script);
    expect(await keys(legacy, 100, { inOnePass: true })).toEqual(upTo(1_050));
    expect(script.pages).toHaveLength(1);
    expect(script.pages[0]?.statement).toMatch(/ORDER BY u\.\[Id\] OPTION \(MAXDOP 1\)$/);
  });

  test('goes on behind the last account when the connection drops, and gives nobody twice', async () => {
    const script = accounts(500);
    const { legacy, served, clock } = await open(script);
    served.server.faults.set(faultsSchema.parse({ drop: { afterRows: 130, times: 2 } }));
    expect(await keys(legacy, 50, { inOnePass: true })).toEqual(upTo(500));
    expect(script.pages.map(({ after }) => after)).toEqual([0, 100, 200]);
    expect(clock.waits).toEqual([250, 250]);
  });

  test('waits and begins again after a lock, and gives up on locks that stay', async () => {
    const passing = await open(accounts(100, (_, asked) => (asked === 1 ? 1222 : null)));
    expect(await keys(passing.legacy, 50, { inOnePass: true })).toEqual(upTo(100));
    const staying = await open(accounts(100, () => 1222));
    await expect(keys(staying.legacy, 50, { inOnePass: true })).rejects.toMatchObject({ code: 'UF-1004' });
    expect(staying.clock.waits).toHaveLength(7);
  });

  test('is not fetched faster than it is taken, and is called off by whoever has enough', async () => {
    const { legacy, served } = await open(accounts(200_000));
    const pages = legacy
      .readAccounts(source, { after: null, upTo: null, pageSize: 10, inOnePass: true })
      [Symbol.asyncIterator]();
    expect((await pages.next()).value?.rows).toHaveLength(10);
    await pages.return?.();
    await expect.poll(() => served.server.counters.attentions).toBe(1);
    expect(await keys(legacy, 500, { upTo: '600' })).toEqual(upTo(600));
  });

  test('stops with the signal’s reason', async () => {
    const { legacy } = await open(accounts(50_000));
    const stop = new AbortController();
    const range = { after: null, upTo: null, pageSize: 10, inOnePass: true };
    const reading = (async () => {
      for await (const _ of legacy.readAccounts(source, range, stop.signal)) stop.abort(new Error('enough'));
    })();
    await expect(reading).rejects.toThrow('enough');
  });
});

describe('reading quietly', () => {
  const secondsWaited = ({ waits }: { readonly waits: readonly number[] }) =>
    waits.reduce((sum, wait) => sum + wait, 0) / 1_000;

  test('takes small pages and the time that the pace asks for', async () => {
    const script = accounts(1_000);
    const { legacy, clock } = await open(script, 100);
    expect(await keys(legacy, 1_000)).toEqual(upTo(1_000));
    expect(new Set(script.pages.map(({ page }) => page))).toEqual(new Set([25]));
    expect(secondsWaited(clock)).toBeCloseTo(10);
  });

  test('holds for accounts in one pass, for the proof of a key and for one account alike', async () => {
    const { legacy, clock } = await open(accounts(1_000), 100);
    await keys(legacy, 1_000, { inOnePass: true });
    expect(secondsWaited(clock)).toBeCloseTo(10);
    await legacy.proveKey(source, { pageSize: 1_000 });
    await legacy.account(source, '7');
    expect(secondsWaited(clock)).toBeGreaterThan(10);
  });

  test('ends at once while it waits, with the signal’s reason', async () => {
    const { legacy, served } = await open(accounts(1_000));
    const waiting: Clock = {
      now: () => 0,
      sleep: (_, signal) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    };
    const quiet = await openLegacy(configFor(served.server.port), PASSWORD, {
      clock: waiting,
      pace: paceOf(100, waiting),
    });
    onTestFinished(() => quiet.close());
    const stop = new AbortController();
    const reading = (async () => {
      for await (const _ of quiet.readAccounts(source, { after: null, upTo: null, pageSize: 9 }, stop.signal)) {
        // The next page waits for its turn now, and for as long as this clock stands still.
        setImmediate(() => stop.abort(new Error('enough')));
      }
    })();
    await expect(reading).rejects.toThrow('enough');
    await legacy.close();
  });
});
