import { describe, expect, onTestFinished, test } from 'vitest';
import type { LegacyDatabase } from '../../../electron/legacy/legacy.ts';
import { openLegacy } from '../../../electron/legacy/open-legacy.ts';
import { faultsSchema } from '../../../electron/practice/sql-server/wire/faults.ts';
import { PASSWORD, type Script } from '../practice-sql/scripted-engine.ts';
import { serve } from '../practice-sql/serve.ts';
import { accounts, configFor, quickClock, source } from './served-accounts.ts';

async function open(script: Script) {
  const served = await serve(script);
  const clock = quickClock();
  const legacy = await openLegacy(configFor(served.server.port), PASSWORD, { clock, random: () => 0.5 });
  onTestFinished(() => legacy.close());
  return { served, clock, legacy };
}

async function keys(legacy: LegacyDatabase, pageSize: number, range: { after?: string; upTo?: string } = {}) {
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
