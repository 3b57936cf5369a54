import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultsInput } from '../../../electron/practice/sql-server/wire/faults.ts';
import { type ActionName, actions } from '../../../electron/scripts/actions.ts';
import type { Container } from '../../../electron/scripts/container/container.ts';
import type { ScriptResult } from '../../../electron/scripts/container/result.ts';
import { renderScript } from '../../../electron/scripts/render/render.ts';
import { type FixtureDatabase, fixtureDatabase } from '../legacy/fixture-database.ts';
import { type CuttingRelay, cuttingRelay } from './cutting-relay.ts';
import { configurationFor, scriptContainer, templates } from './scripted-database.ts';
import { OLD_PASSWORD } from './writing-case.ts';
import { writingCases } from './writing-cases.ts';
import { type WritingStore, writingStore } from './writing-store.ts';

// The scripts' own times are minutes and seconds; here they are shortened in the text, so that nobody waits for them.

let database: FixtureDatabase;
let container: Container;
let relay: CuttingRelay;
let store: WritingStore;

beforeAll(async () => {
  database = await fixtureDatabase();
  container = scriptContainer();
  relay = await cuttingRelay(database.server.port);
  const example = writingCases.find(({ name }) => name === 'aspnet-identity-core');
  if (example === undefined) throw new Error('There is no such case.');
  store = await writingStore(database, container, example);
  await store.fill();
});
afterAll(async () => {
  container?.close();
  relay?.close();
  await database?.stop();
});

const calls = [
  ['login', 'ada@example.com', OLD_PASSWORD],
  ['getUser', 'ada@example.com'],
  ['changePassword', 'ada@example.com', OLD_PASSWORD],
] as const;

/** Runs an action through the relay with other times than its text has. */
function run(
  times: Readonly<Record<string, number>>,
  [action, ...args]: readonly [ActionName, ...string[]],
): Promise<ScriptResult> {
  const source = Object.entries(times).reduce(
    (text, [name, milliseconds]) => {
      const changed = text.replace(new RegExp(`const ${name} = \\d+;`), `const ${name} = ${milliseconds};`);
      if (changed === text) throw new Error(`${action} has no ${name}.`);
      return changed;
    },
    renderScript(action, store.plan, templates),
  );
  const configuration = { ...configurationFor(database.server), SQL_PORT: String(relay.port) };
  return container.run({ action, source, configuration }, args);
}

const cannotBeAsked = {
  outcome: { kind: 'error', error: { message: 'The user database can’t be asked just now.' } },
  breaches: [],
};

test.for(calls)(
  '%s goes over a new line where the kept one was quiet for long and is lost without a word',
  async (call) => {
    const answer = actions[call[0]].answers === 'profile' ? 'profile' : 'value';
    expect((await run({}, call)).outcome.kind).toBe(answer);
    relay.forget();
    expect(await run({ REQUEST_MS: 250 }, call)).toMatchObject(cannotBeAsked);
    expect((await run({}, call)).outcome.kind).toBe(answer);
    relay.forget();
    expect(await run({ QUIET_MS: -1 }, call)).toMatchObject({ outcome: { kind: answer }, breaches: [] });
  },
);

test.for(calls)('%s is over in its time, however many slow answers it needs', async (call) => {
  await run({}, call);
  await faults({ delay: 200 });
  try {
    expect(await run({ CALL_MS: 350 }, call)).toMatchObject(cannotBeAsked);
    // Each answer by itself was quick enough.
    expect((await run({ REQUEST_MS: 3000 }, call)).outcome.kind).toMatch(/profile|value/);
  } finally {
    await faults({});
  }
});

async function faults(wanted: FaultsInput): Promise<void> {
  const answer = await fetch(`${database.server.control}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });
  expect(answer.status).toBe(200);
}
