import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOfNow, keepRehearsal } from '../../../electron/assistant/rehearsal/keep-rehearsal.ts';
import { type Rehearsal, rehearse } from '../../../electron/assistant/rehearsal/rehearse.ts';
import { rehearsalWish } from '../../../electron/assistant/rehearsal/wish.ts';
import type { WorkspaceSession } from '../../../electron/assistant/session.ts';
import { eventsOf, type RehearsedEvent, type RehearsedMode } from '../../../electron/common/rehearsal-words.ts';
import { startCopiesServer } from '../../../electron/practice/start-copies-server.ts';
import { startPracticeTenant } from '../../../electron/practice/start-tenant.ts';
import type { ActionName } from '../../../electron/scripts/actions.ts';
import { asUtilityProcesses, isRunning } from '../hosts/utility-processes.ts';
import { type FixtureDatabase, fixtureDatabase } from '../legacy/fixture-database.ts';
import { accountService } from '../scripts/account-service.ts';
import { configurationFor, templates } from '../scripts/scripted-database.ts';
import { startTokenIssuer } from '../scripts/token-issuer.ts';
import { OLD_PASSWORD } from '../scripts/writing-case.ts';
import { filesWith } from './support/files-with.ts';
import { legacySession } from './support/legacy-session.ts';
import { digestOfTables, rehearsedStore } from './support/rehearsed-stores.ts';
import { newHome } from './support/workbench.ts';

const stores = ['aspnet-identity-core', 'aspnet-membership', 'custom'] as const;
type Store = (typeof stores)[number];

let database: FixtureDatabase;
let home: Awaited<ReturnType<typeof newHome>>;
const sessions = new Map<Store, WorkspaceSession>();

beforeAll(async () => {
  database = await fixtureDatabase();
  home = await newHome();
  for (const store of stores) {
    const mapping = await rehearsedStore(database, store);
    // The own table has user names, and its connection asks for them.
    const environments = {
      practice: {
        kind: 'practice' as const,
        domain: 'http://127.0.0.1:9',
        clientId: 'none',
        connection: 'none',
        deploy: { requiresUsername: store === 'custom' },
      },
    };
    sessions.set(store, legacySession(home.path, database.server, { store, mapping, environments }));
  }
});
afterAll(async () => {
  for (const session of sessions.values()) await session.close();
  await database?.stop();
  await home?.remove();
});

function sessionOf(store: Store): WorkspaceSession {
  const session = sessions.get(store);
  if (session === undefined) throw new Error(`There is no session of ${store}.`);
  return session;
}

/** Changes to scripts as they would be written; each must change something. */
type Edits = Partial<Record<ActionName, readonly [string | RegExp, string]>>;

async function rehearsed(
  store: Store,
  mode: RehearsedMode,
  edits: Edits = {},
  password = OLD_PASSWORD,
  service: Readonly<Record<string, string>> | null = null,
) {
  const session = sessionOf(store);
  const asWritten = { mode, edited: new Map(), service, given: {} };
  const written = await rehearsalWish(session, templates, asWritten);
  const edited = new Map<ActionName, string>();
  for (const [action, [what, by]] of Object.entries(edits) as [ActionName, readonly [string | RegExp, string]][]) {
    const source = written.scripts.get(action) ?? '';
    edited.set(action, source.replace(what, by));
    if (edited.get(action) === source) throw new Error(`Nothing of ${action} was changed.`);
  }
  const wish = edited.size === 0 ? written : await rehearsalWish(session, templates, { ...asWritten, edited });
  const rehearsal = await rehearse(session, wish, [{ name: 'ada@example.com', password }]);
  return { session, wish, rehearsal };
}

/** What came of each event with a kind of account. */
function rowOf({ kinds }: Rehearsal, kind: string) {
  const found = kinds.find(({ id }) => id === kind);
  if (found === undefined) throw new Error(`There is no kind ${kind}.`);
  return Object.fromEntries(found.cells.map((cell) => [cell.event, cell])) as Partial<
    Record<RehearsedEvent, (typeof found.cells)[number]>
  >;
}

const outcomesOf = (rehearsal: Rehearsal, kind: string) =>
  Object.fromEntries(Object.entries(rowOf(rehearsal, kind)).map(([event, { outcome }]) => [event, outcome]));
const failuresOf = ({ kinds }: Rehearsal) =>
  kinds.flatMap(({ id, cells }) =>
    cells.flatMap(({ event, outcome, words, said }) => (outcome === 'failed' ? [[id, event, words, said]] : [])),
  );

/** Hybrid mode of the own table: every kind of account is told of, with what applies to it. */
async function expectEveryKind({ rehearsal, session, wish }: Awaited<ReturnType<typeof rehearsed>>): Promise<void> {
  expect(outcomesOf(rehearsal, 'address-not-proven')).toMatchObject({
    'user-name': 'worked',
    'right-password': 'not-tried',
    verify: 'worked',
    'bulk-present': 'worked',
    'bulk-straggler': 'worked',
  });
  expect(outcomesOf(rehearsal, 'test-account')).toMatchObject({ 'user-name': 'worked', verify: 'not-applicable' });
  for (const kind of ['locked', 'unapproved', 'shares-address']) {
    expect(rowOf(rehearsal, kind)).toMatchObject({
      'wrong-password': { outcome: 'worked' },
      'sign-up': { outcome: 'worked', words: 'Refused, as it should be.' },
      'new-password': { outcome: 'worked', words: 'Refused, as it should be.' },
      delete: { outcome: 'not-applicable' },
    });
  }
  expect(rowOf(rehearsal, 'shares-address')['bulk-straggler']).toMatchObject({
    outcome: 'not-applicable',
    words: 'The plan leaves the account out: shares an address with another account.',
  });
  expect(rowOf(rehearsal, 'no-password')).toMatchObject({
    'new-password': { outcome: 'worked' },
    'bulk-straggler': { outcome: 'not-applicable', words: expect.stringContaining('no password') },
  });
  for (const kind of ['no-address', 'unfit-address']) {
    expect(new Set(Object.values(outcomesOf(rehearsal, kind)))).toEqual(new Set(['not-applicable']));
  }
  expect(new Set(Object.values(outcomesOf(rehearsal, 'second-factor')))).toEqual(new Set(['not-applicable']));

  const kept = await keepRehearsal(session, wish, rehearsal);
  expect(await (await session.migration()).rehearsals()).toEqual([kept]);
  expect(isOfNow(kept, wish, session.workspace.legacy)).toBe(true);
  const changed = new Map(wish.scripts).set('login', 'function login() {}');
  expect(isOfNow(kept, { ...wish, scripts: changed }, session.workspace.legacy)).toBe(false);
  const hashes = (await database.pool.request().query('SELECT Hash FROM own.Member')).recordset
    .map(({ Hash }) => Hash)
    .filter((hash) => hash !== null);
  const secrets = [OLD_PASSWORD, database.server.password, 'Uf!', ...hashes];
  expect(secrets.filter((secret) => JSON.stringify(rehearsal).includes(secret))).toEqual([]);
  expect(await filesWith(home.path, [...secrets, 'ada@example.com'])).toEqual([]);
}

describe.for(stores)('the events of %s', (store) => {
  // Hybrid has all of trickle's.
  test.for(store === 'custom' ? (['trickle', 'hybrid', 'legacy'] as const) : (['hybrid', 'legacy'] as const))(
    'all work in %s mode with the scripts as they would be deployed, and the legacy database is as it was',
    { timeout: 300_000 },
    async (mode) => {
      const before = await digestOfTables(database);
      const all = await rehearsed(store, mode);
      const { rehearsal } = all;
      expect(failuresOf(rehearsal)).toEqual([]);
      expect(await digestOfTables(database)).toBe(before);
      const events = eventsOf(mode);
      for (const { cells } of rehearsal.kinds) {
        expect(cells.map(({ event }) => event)).toEqual(events);
        for (const { outcome, words } of cells) if (outcome !== 'worked') expect(words).toMatch(/\.$/);
      }
      const known = outcomesOf(rehearsal, 'test-account');
      expect(known).toMatchObject({
        'wrong-password': 'worked',
        'sign-up': 'worked',
        'api-create': 'worked',
        'address-taken': 'worked',
        'right-password': 'worked',
        'new-password': 'worked',
        'set-password': 'worked',
        'new-address': 'worked',
        delete: 'worked',
      });
      if (mode !== 'legacy') expect(known).toMatchObject({ 'come-back': 'worked' });
      if (mode === 'hybrid') expect(known).toMatchObject({ 'bulk-present': 'worked', 'bulk-straggler': 'worked' });
      expect(outcomesOf(rehearsal, 'new-person')).toMatchObject({ 'sign-up': 'worked', 'right-password': 'worked' });
      if (store === 'custom' && mode === 'hybrid') await expectEveryKind(all);
    },
  );
});

test('scripts that ask the account service are rehearsed as well; in legacy mode nothing of theirs is written', async () => {
  const session = sessionOf('aspnet-membership');
  const issuer = await startTokenIssuer();
  const { plan } = await rehearsalWish(session, templates, {
    mode: 'trickle',
    edited: new Map(),
    service: null,
    given: {},
  });
  const service = await accountService(plan, issuer, configurationFor(database.server));
  try {
    const { rehearsal } = await rehearsed('aspnet-membership', 'trickle', {}, OLD_PASSWORD, service.configuration);
    expect(failuresOf(rehearsal)).toEqual([]);
    expect(outcomesOf(rehearsal, 'test-account')).toMatchObject({ 'right-password': 'worked', 'come-back': 'worked' });
    const legacy = await rehearsed('aspnet-membership', 'legacy', {}, OLD_PASSWORD, service.configuration);
    expect(rowOf(legacy.rehearsal, 'ordinary')).toMatchObject({
      'wrong-password': { outcome: 'worked' },
      'sign-up': { outcome: 'worked' },
      'new-password': { outcome: 'not-applicable', words: expect.stringContaining('account service') },
      delete: { outcome: 'not-applicable' },
    });
  } finally {
    await service.stop();
    await issuer.stop();
  }
});

describe('a script that is wrong shows in the cells that it spoils', () => {
  const failedEvents = (rehearsal: Rehearsal, kind: string) =>
    Object.entries(rowOf(rehearsal, kind)).flatMap(([event, { outcome }]) => (outcome === 'failed' ? [event] : []));

  test('getUser with another user_id than login, and with the stored hash on its console', async () => {
    const { rehearsal } = await rehearsed('aspnet-identity-core', 'trickle', {
      getUser: ['return profileOf(account);', 'console.log(account); return { ...profileOf(account), user_id: "x" };'],
    });
    const row = rowOf(rehearsal, 'test-account');
    expect(row['right-password']).toMatchObject({ outcome: 'worked' });
    expect(row['new-password']).toMatchObject({
      outcome: 'failed',
      words: expect.stringMatching(/user_id.*the same person twice/),
    });
    expect(row['sign-up']).toMatchObject({
      outcome: 'failed',
      words: expect.stringMatching(/^getUser writes what the database keeps of a password/),
    });
    expect(row['sign-up']?.said).toMatchObject([{ action: 'getUser', console: [expect.stringContaining('•••')] }]);
  });

  test('a login that ends with an error, and a getUser that leaves the mark out', async () => {
    const { rehearsal } = await rehearsed('aspnet-identity-core', 'trickle', {
      login: ['return profileOf(account);', 'throw new Error("no luck");'],
      getUser: ['return profileOf(account);', 'const { app_metadata, ...rest } = profileOf(account); return rest;'],
    });
    const row = rowOf(rehearsal, 'test-account');
    expect(failedEvents(rehearsal, 'test-account')).toEqual(['right-password', 'new-password', 'come-back']);
    expect(row['right-password']).toMatchObject({
      words: 'The right password is not taken: login ends with an error.',
      said: [{ action: 'login', text: expect.stringContaining('no luck') }],
    });
    expect(row['new-password']?.words).toMatch(/^The user differs .*app_metadata|without app_metadata/);
  });

  test('a login that calls a wrong password an error; a password that is not the test account’s says nothing of it', async () => {
    const { rehearsal } = await rehearsed(
      'aspnet-identity-core',
      'trickle',
      { login: ['throw new WrongUsernameOrPasswordError(usernameOrEmail);', 'throw new Error("no");'] },
      'another one',
    );
    expect(failedEvents(rehearsal, 'test-account')).toEqual(['wrong-password']);
    const row = rowOf(rehearsal, 'test-account');
    expect(row['wrong-password']?.words).toMatch(/^login ends with an error of its own/);
    expect(row['right-password']).toMatchObject({ outcome: 'not-tried' });
  });

  test('a changePassword that changes nothing; a deleteUser that may go past the copies is not let near them', async () => {
    const { rehearsal } = await rehearsed('aspnet-identity-core', 'legacy', {
      changePassword: [
        /^.*$/s,
        'function changePassword(email, newPassword, callback) { configuration; callback(null, true); }',
      ],
      deleteUser: [/^.*$/s, 'function deleteUser(id, callback) { callback(null); }'],
    });
    const row = rowOf(rehearsal, 'ordinary');
    expect(row['new-password']).toMatchObject({
      outcome: 'failed',
      words:
        'What is kept of the new password does not fit it by the store’s own way: the old application would refuse it. The new password is called wrong.',
    });
    expect(row.verify).toMatchObject({ outcome: 'not-tried' });
    expect(row.delete).toMatchObject({
      outcome: 'not-tried',
      words: expect.stringMatching(/^deleteUser does not take the way to its database from configuration/),
    });
  });
});

test.for(['hybrid', 'legacy'] as const)('cancelled midway in %s mode, it leaves no process behind', async (mode) => {
  const { fork, pids } = asUtilityProcesses();
  const mapping = (
    await rehearsalWish(sessionOf('custom'), templates, {
      mode,
      edited: new Map(),
      service: null,
      given: {},
    })
  ).plan.mapping;
  const session = legacySession(
    home.path,
    database.server,
    { store: 'custom', mapping },
    {
      startPracticeTenant: () => startPracticeTenant({}, fork),
      startCopiesServer: () => startCopiesServer(fork),
    },
  );
  const stop = new AbortController();
  const reason = new Error('enough');
  const wish = await rehearsalWish(session, templates, { mode, edited: new Map(), service: null, given: {} });
  const running = rehearse(session, wish, [], {
    signal: stop.signal,
    onProgress: (done, total) => {
      if (done > total * (mode === 'hybrid' ? 0.55 : 0.7)) stop.abort(reason);
    },
  });
  await expect(running).rejects.toBe(reason);
  // The tenant, its container, and in legacy mode the copies with a container of their own.
  expect(pids.length).toBeGreaterThan(mode === 'legacy' ? 3 : 1);
  await expect.poll(() => pids.filter(isRunning)).toEqual([]);
  await session.close();
});
