import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FaultsInput } from '../../../electron/practice/sql-server/wire/faults.ts';
import { type ActionName, actions } from '../../../electron/scripts/actions.ts';
import type { Container } from '../../../electron/scripts/container/container.ts';
import type { Json } from '../../../electron/scripts/container/line.ts';
import { type FixtureDatabase, fixtureDatabase } from '../legacy/fixture-database.ts';
import { type CuttingRelay, cuttingRelay } from './cutting-relay.ts';
import { scriptContainer, scriptsOf } from './scripted-database.ts';
import { OLD_PASSWORD } from './writing-case.ts';
import { writingCases } from './writing-cases.ts';
import { done, taken, type WritingStore, writingStore } from './writing-store.ts';

let database: FixtureDatabase;
let container: Container;
let other: Container;
/** That never had a connection. */
let cutOff: Container;
let relay: CuttingRelay;

beforeAll(async () => {
  database = await fixtureDatabase();
  container = scriptContainer();
  other = scriptContainer();
  cutOff = scriptContainer();
  relay = await cuttingRelay(database.server.port);
});
afterAll(async () => {
  container?.close();
  other?.close();
  cutOff?.close();
  relay?.close();
  await database?.stop();
});

async function faults(wanted: FaultsInput): Promise<void> {
  const answer = await fetch(`${database.server.control}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });
  expect(answer.status).toBe(200);
}

const cannotBeAsked = {
  outcome: { kind: 'error', error: { message: 'The user database can’t be asked just now.' } },
  breaches: [],
};

describe.for(writingCases)('$name', (example) => {
  let store: WritingStore;
  /** Through a line that can be cut; without TLS, so that each packet of the client is one. */
  let run: ReturnType<typeof scriptsOf>;

  beforeAll(async () => {
    store = await writingStore(database, container, example);
    run = scriptsOf(container, database.server, store.plan, { SQL_PORT: String(relay.port), SQL_ENCRYPT: 'no' });
  });
  beforeEach(() => store.fill());

  const calls: readonly (readonly [ActionName, ...Json[]])[] = [
    ...(example.created === null
      ? []
      : [['create', { email: 'new@example.com', password: 'first password' }] as const]),
    ['changePassword', 'ada@example.com', 'a new password'],
    ['changeEmail', 'ada@example.com', 'new@example.com', true],
    ...(example.verified === null ? [] : [['verify', 'ada@example.com'] as const]),
    ['login', 'ada@example.com', OLD_PASSWORD],
    ['getUser', 'ada@example.com'],
  ];

  const whole = async () =>
    Promise.all([
      ...['ada@example.com', 'bob@example.com', 'new@example.com'].map((email) => store.account(email)),
      store.belonging(),
    ]);

  test('a database that is down is neither nobody nor a wrong password', async () => {
    const down = scriptsOf(cutOff, database.server, store.plan);
    const ada = await store.run('getUser', 'ada@example.com');
    const id = ada.outcome.kind === 'profile' ? (ada.outcome.profile.user_id ?? null) : null;
    for (const trouble of [{ refuse: true }, { loginFailures: 100 }]) {
      await faults(trouble);
      try {
        for (const [action, ...args] of [...calls, ['deleteUser', id] as const]) {
          expect({ action, ...(await down(action, ...args)) }).toMatchObject({ action, ...cannotBeAsked });
        }
      } finally {
        await faults({});
      }
    }
  });

  test('a connection that was lost between two calls is made again', async () => {
    for (const [action, ...args] of calls) {
      await store.fill();
      expect((await run('getUser', 'ada@example.com')).outcome.kind).toBe('profile');
      relay.cut();
      const result = await run(action, ...args);
      expect(result.outcome.kind, action).toMatch(/^(profile|value)$/);
      expect(result.breaches).toEqual([]);
      expect(result.outcome).not.toEqual({ kind: 'value', value: false });
    }
  });

  test('wherever a line breaks, all of it is done or nothing', async () => {
    for (const [action, ...args] of [
      ...calls.filter(([action]) => /^c/.test(action)),
      ['deleteUser', await idOf('ada@example.com')] as const,
    ]) {
      await store.fill();
      let before = await whole();
      for (let packet = 1, over = false; !over; packet += 1) {
        await run('getUser', 'bob@example.com');
        relay.cutAt(packet);
        const { outcome, breaches } = await run(action, ...args);
        relay.cutAt(null);
        expect(breaches).toEqual([]);
        over = outcome.kind === 'value';
        if (over) expect(await whole(), `${action}, packet ${packet}`).not.toEqual(before);
        else expect([outcome.kind, await whole()], `${action}, packet ${packet}`).toEqual(['error', before]);
        if (over && packet < 4) {
          // An early packet was sent again on another line; the next ones are tried on a store as it was.
          over = false;
          await store.fill();
          before = await whole();
        }
      }
    }
  });

  async function idOf(email: string): Promise<Json> {
    const { outcome } = await store.run('getUser', email);
    return outcome.kind === 'profile' ? (outcome.profile.user_id ?? null) : null;
  }

  if (example.created !== null) {
    test('of two who take the same address at the same time, one has it', async () => {
      const elsewhere = scriptsOf(other, database.server, store.plan);
      for (const second of [store.run, elsewhere]) {
        await store.fill();
        const person = { email: 'new@example.com', password: 'first password' };
        const results = await Promise.all([store.run('create', person), second('create', person)]);
        const kinds = results.map(({ outcome }) => outcome.kind).toSorted();
        expect(kinds).toEqual(['validation-error', 'value']);
        expect(results.find(({ outcome }) => outcome.kind !== 'value')).toMatchObject(taken);
        expect((await second('login', 'new@example.com', 'first password')).outcome.kind).toBe('profile');
      }
    });
  }

  test('two calls side by side don’t mix', async () => {
    const results = await Promise.all([
      store.run('changePassword', 'ada@example.com', 'ada’s new one'),
      store.run('changePassword', 'bob@example.com', 'bob’s new one'),
      store.run('changeEmail', 'ada@example.com', 'new@example.com', true),
      store.run('login', 'nobody@example.com', 'a'),
    ]);
    expect(results).toMatchObject([done, done, done, { outcome: { kind: 'wrong-password' }, breaches: [] }]);
    for (const [email, password] of [
      ['new@example.com', 'ada’s new one'],
      ['bob@example.com', 'bob’s new one'],
    ] as const) {
      expect((await store.run('login', email, password)).outcome.kind, email).toBe('profile');
    }
  });

  test('what SQL Server took back for another’s sake is done again', async () => {
    for (const [action, ...args] of calls) {
      await store.fill();
      const before = await whole();
      await faults({ deadlocks: 1 });
      const { outcome, breaches } = await store.run(action, ...args);
      await faults({});
      expect({ action, kind: outcome.kind, breaches }).toEqual({ action, kind: kindOf(action), breaches: [] });
      if (actions[action].writes) expect(await whole(), action).not.toEqual(before);
    }
  });
});

function kindOf(action: ActionName): 'profile' | 'value' {
  return actions[action].answers === 'profile' ? 'profile' : 'value';
}
