import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { TestPage } from './page.ts';
import { type Ends, newHome, type Opened, openAssistant, usePractice } from './workbench.ts';

/** Practice servers, and an assistant on a home of its own whose forms point at them. */
export interface PracticeBench {
  readonly ends: Ends;
  /** The home's folder. */
  readonly home: string;
  readonly page: TestPage;
  readonly client: TestPage['client'];
  /** Ends the assistant in an orderly way, and opens it anew on the same home, with what was done there meanwhile. */
  reopen(meanwhile?: () => Promise<void>): Promise<void>;
}

/**
 * Has all tests of a file share a bench, or each one have its own.
 * @param prepare What else comes before the tests
 */
export function practiceBench(
  lifetime: 'file' | 'test',
  start: () => Promise<Ends>,
  prepare: (bench: PracticeBench) => Promise<void> = async () => undefined,
): PracticeBench {
  let ends: Ends | undefined;
  let home: Awaited<ReturnType<typeof newHome>> | undefined;
  let opened: Opened | undefined;
  const there = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('The bench is not there outside of tests.');
    return value;
  };
  const bench: PracticeBench = {
    get ends() {
      return there(ends);
    },
    get home() {
      return there(home).path;
    },
    get page() {
      return there(opened).page;
    },
    get client() {
      return there(opened).page.client;
    },
    async reopen(meanwhile) {
      await opened?.close();
      await meanwhile?.();
      opened = await openAssistant(bench.home, bench.ends);
    },
  };
  const [before, after] = lifetime === 'file' ? [beforeAll, afterAll] : [beforeEach, afterEach];
  before(async () => {
    [ends, home] = await Promise.all([start(), newHome()]);
    await bench.reopen();
    await usePractice(bench.page);
    await prepare(bench);
  });
  after(async () => {
    await opened?.close();
    await ends?.stop();
    await home?.remove();
    ends = home = opened = undefined;
  });
  return bench;
}
