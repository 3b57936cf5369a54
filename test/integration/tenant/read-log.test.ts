import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '../../../electron/cli/practice/sign-ins.ts';
import { systemClock } from '../../../electron/common/clock.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import type { PracticeTenant, PracticeTenantOptions } from '../../../electron/practice/practice.ts';
import { startPracticeTenant } from '../../../electron/practice/start-tenant.ts';
import { openConnections } from '../../../electron/tenant/open-connections.ts';
import type { LogPage } from '../../../electron/tenant/read-log.ts';
import type { TenantConnections } from '../../../electron/tenant/tenant-connections.ts';

const day = 86_400_000;
/** The best plans keep the log for thirty days. */
const longer = 31 * day;

let practice: PracticeTenant;
let connections: TenantConnections;
/** Names that were typed so far, all of nobody, in order. */
const typed: string[] = [];

function opened({ origin: domain, clientId, clientSecret }: PracticeTenant): TenantConnections {
  return openConnections({ domain, clientId, clientSecret, fetch, clock: systemClock, limits: { backoff: 5 } });
}

// A clock that stands still lets no rate limit fill up again.
const start = (options: PracticeTenantOptions) => startPracticeTenant({ plan: 'unlimited', ...options }, nodeFork);

beforeAll(async () => {
  practice = await start({ clock: 'simulated' });
  connections = opened(practice);
});
afterAll(() => practice.stop());

async function pass(milliseconds: number) {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${practice.control}/clock`, { method: 'POST', headers, body: JSON.stringify({ milliseconds }) });
}

/** So many refused sign-ins of people whom nobody knows: the quickest events there are. */
async function happen(events: number) {
  const target = { origin: practice.origin, clientId: practice.signInClientId, connection: practice.connection };
  for (let number = 0; number < events; number += 1) {
    const name = `nobody.${typed.length}@example.com`;
    typed.push(name);
    await signIn(target, name, 'whatever');
  }
}

async function read(after: string | null, pages = Number.POSITIVE_INFINITY) {
  const read_: LogPage[] = [];
  for await (const page of connections.log(after)) {
    if (page === 'unreadable') throw new Error('the log can’t be read');
    read_.push(page);
    if (read_.length >= pages) break;
  }
  const events = read_.flatMap((page) => page.events);
  return { pages: read_, events, names: events.map((event) => event.typed), position: read_.at(-1)?.position ?? null };
}

describe('the tenant’s log', () => {
  test('is read from its oldest event to its newest, once each, and on from there', async () => {
    await happen(1_050);
    const all = await read(null);
    expect(all.names).toEqual(typed);
    expect(all.pages.length).toBeGreaterThan(10);
    expect(all.events[0]).toMatchObject({ type: 'fu', userId: null, connection: practice.connection });
    expect(all.pages.some(({ gap }) => gap)).toBe(false);
    expect((await read(all.position)).pages).toEqual([]);
    await happen(1);
    expect((await read(all.position)).names).toEqual(typed.slice(-1));
  });

  test('that is broken off goes on behind the last page that was taken', async () => {
    const first = await read(null, 3);
    const rest = await read(first.position);
    expect([...first.names, ...rest.names]).toEqual(typed);
  });

  test('that has forgotten the place to go on tells a gap, and gives what is left', async () => {
    const { position } = await read(null, 2);
    await pass(longer);
    await happen(2);
    const left = await read(position);
    expect(left.names).toEqual(typed.slice(-2));
    expect(left.pages.map(({ gap }) => gap)).toEqual([true, false]);
    expect((await read(left.position)).pages).toEqual([]);
  });

  test('that forgets while it is read begins anew with what is left, and tells the gap', async () => {
    await happen(150);
    const names: (string | null)[] = [];
    const gaps: boolean[] = [];
    for await (const page of connections.log(null)) {
      if (page === 'unreadable') throw new Error('the log can’t be read');
      names.push(...page.events.map((event) => event.typed));
      gaps.push(page.gap);
      if (gaps.length !== 2) continue;
      await pass(longer);
      await happen(3);
    }
    expect(names.slice(-3)).toEqual(typed.slice(-3));
    expect(gaps).toEqual([false, false, true, false]);
  });

  test('that has forgotten everything gives nothing, until something happens', async () => {
    const { position } = await read(null);
    await pass(longer);
    expect((await read(position)).pages).toEqual([]);
    await happen(1);
    expect((await read(position)).pages).toMatchObject([{ gap: true, events: [{ typed: typed.at(-1) }] }]);
  });

  test('that may not be read says so', async () => {
    const closed = await start({ grantLogs: false });
    try {
      const told: unknown[] = [];
      for await (const page of opened(closed).log(null)) told.push(page);
      expect(told).toEqual(['unreadable']);
    } finally {
      await closed.stop();
    }
  });
});
