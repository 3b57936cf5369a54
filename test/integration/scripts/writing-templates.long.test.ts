import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyPassword } from '../../../electron/practice/tenant/passwords/verify-password.ts';
import { actionNames } from '../../../electron/scripts/actions.ts';
import { checkScript } from '../../../electron/scripts/check/check-script.ts';
import { tenantNodes } from '../../../electron/scripts/check/check-settings.ts';
import type { Container } from '../../../electron/scripts/container/container.ts';
import { renderScript } from '../../../electron/scripts/render/render.ts';
import { type FixtureDatabase, fixtureDatabase } from '../legacy/fixture-database.ts';
import { type BothWays, bothWays } from './both-ways.ts';
import { scriptContainer, templates } from './scripted-database.ts';
import { startTokenIssuer, type TokenIssuer } from './token-issuer.ts';
import { OLD_PASSWORD } from './writing-case.ts';
import { writingCases } from './writing-cases.ts';
import { answeredNothing, done, notFound, taken, type WritingStore, writingStore } from './writing-store.ts';

let database: FixtureDatabase;
let container: Container;
let issuer: TokenIssuer;

beforeAll(async () => {
  database = await fixtureDatabase();
  container = scriptContainer();
  issuer = await startTokenIssuer();
});
afterAll(async () => {
  container?.close();
  await issuer?.stop();
  await database?.stop();
});

/** What people type who try, or whose names are no plain ones. */
const hostile = [
  ['quotes', "o'brien\"''--"],
  ['a statement', "'); DROP TABLE dbo.AspNetUsers; --"],
  ['a placeholder', '@key; ${configuration.SQL_PASSWORD}%_[a]'],
  ['NUL', 'a\u0000b'],
  ['10,000 characters', 'x'.repeat(10_000)],
  ['right to left', 'مريم\u202e'],
  ['emoji', '😀👩‍👩‍👧'],
] as const;

describe.for(writingCases)('$name', (example) => {
  let store: WritingStore;
  let ways: BothWays;

  beforeAll(async () => {
    const made = await writingStore(database, container, example);
    ways = await bothWays(container, database.server, made.plan, issuer);
    store = { ...made, run: ways.run };
  });
  afterAll(() => ways?.service.stop());
  beforeEach(() => store.fill());

  if (example.created === null) {
    test('create is refused where nothing says all that a new row needs', () => {
      const person = { email: 'New.One@example.com', password: 'first password' };
      return expect(store.run('create', person)).rejects.toMatchObject({ code: 'UF-7104' });
    });
  } else {
    test('create writes what the framework would, and the login takes the password', async () => {
      const { run } = store;
      expect(await run('create', { email: 'New.One@example.com', password: 'first password' })).toMatchObject(
        answeredNothing,
      );
      const row = await store.account('New.One@example.com');
      expect(row).toEqual(example.created);
      expect(await verifyPassword('first password', example.password.as(row ?? {}))).toBe(true);
      const login = await run('login', 'new.one@EXAMPLE.com', 'first password');
      expect(login).toMatchObject({
        outcome: { kind: 'profile', profile: { email: 'new.one@example.com', email_verified: false } },
        breaches: [],
      });
      expect(await run('getUser', 'new.one@example.com')).toMatchObject({ outcome: login.outcome });
      expect((await run('login', 'new.one@example.com', OLD_PASSWORD)).outcome.kind).toBe('wrong-password');
    });

    test.for(['ada@example.com', 'ADA@Example.com'])('create refuses %s, who is there', async (email) => {
      const before = [await store.account('ada@example.com'), await store.belonging()];
      expect(await store.run('create', { email, password: 'first password' })).toMatchObject(taken);
      expect([await store.account('ada@example.com'), await store.belonging()]).toEqual(before);
    });
  }

  test.for(tenantNodes)('script check finds nothing in them, on Node %s', (node) => {
    const refused = [...(example.created === null ? ['create'] : []), ...(example.verified === null ? ['verify'] : [])];
    for (const action of actionNames.filter((name) => !refused.includes(name))) {
      const source = renderScript(action, store.plan, templates);
      expect(checkScript(action, source, { node, context: false }), action).toEqual([]);
    }
  });

  test('changePassword gives the account another password, and nobody else', async () => {
    const { run } = store;
    const [ada, bob] = [await store.account('ada@example.com'), await store.account('bob@example.com')];
    expect((await run('login', 'ada@example.com', OLD_PASSWORD)).outcome.kind).toBe('profile');
    expect(await run('changePassword', 'Ada@example.com', 'a new password')).toMatchObject(done);
    const row = (await store.account('ada@example.com')) ?? {};
    const written = Object.fromEntries(example.password.columns.map((name) => [name, row[name]]));
    expect(row).toEqual({ ...ada, ...example.passwordChanged, ...written });
    expect(await verifyPassword('a new password', example.password.as(row))).toBe(true);
    expect(await verifyPassword(OLD_PASSWORD, example.password.as(row))).toBe(false);
    expect((await run('login', 'ada@example.com', 'a new password')).outcome.kind).toBe('profile');
    expect((await run('login', 'ada@example.com', OLD_PASSWORD)).outcome.kind).toBe('wrong-password');
    expect(await store.account('bob@example.com')).toEqual(bob);
  });

  test('changeEmail gives the account another address, and nobody else', async () => {
    const { run } = store;
    const [ada, bob] = [await store.account('ada@example.com'), await store.account('bob@example.com')];
    const { outcome: before } = await run('getUser', 'ada@example.com');
    expect(await run('changeEmail', 'ada@example.com', 'Ada.New@example.com', true)).toMatchObject(done);
    expect(await store.account('Ada.New@example.com')).toEqual({ ...ada, ...example.emailChanged });
    expect((await run('getUser', 'ada@example.com')).outcome).toEqual({ kind: 'nobody' });
    const after = (await run('login', 'ada.new@example.com', OLD_PASSWORD)).outcome;
    expect(after).toMatchObject({
      kind: 'profile',
      profile: {
        user_id: before.kind === 'profile' ? before.profile.user_id : null,
        email: 'ada.new@example.com',
        email_verified: example.verified !== null,
      },
    });
    expect(await store.account('bob@example.com')).toEqual(bob);
    expect(await run('changeEmail', 'ada.new@example.com', 'ADA.NEW@example.com', false)).toMatchObject(done);
    expect((await run('getUser', 'ada.new@example.com')).outcome).toMatchObject({
      kind: 'profile',
      profile: { email_verified: false },
    });
  });

  test('changeEmail refuses an address that somebody else has', async () => {
    const before = [await store.account('ada@example.com'), await store.account('bob@example.com')];
    expect(await store.run('changeEmail', 'ada@example.com', 'BOB@example.com', true)).toMatchObject(taken);
    expect([await store.account('ada@example.com'), await store.account('bob@example.com')]).toEqual(before);
  });

  if (example.verified === null) {
    test('verify is refused where the store keeps no such thing', () => {
      return expect(store.run('verify', 'ada@example.com')).rejects.toMatchObject({ code: 'UF-7104' });
    });
  } else {
    test('verify says in the store that the address is proven', async () => {
      const [ada, bob] = [await store.account('ada@example.com'), await store.account('bob@example.com')];
      expect(await store.run('verify', 'ada@example.com')).toMatchObject(done);
      expect(await store.account('ada@example.com')).toEqual({ ...ada, ...example.verified });
      expect(await store.account('bob@example.com')).toEqual(bob);
      expect((await store.run('getUser', 'ada@example.com')).outcome).toMatchObject({
        profile: { email_verified: true },
      });
      expect(await store.run('verify', 'nobody@example.com')).toMatchObject(notFound);
    });
  }

  test('deleteUser takes the account with all that belongs to it, by the id that login gives', async () => {
    const { run } = store;
    const bob = await store.account('bob@example.com');
    const { outcome } = await run('login', 'ada@example.com', OLD_PASSWORD);
    const id = outcome.kind === 'profile' ? (outcome.profile.user_id ?? null) : null;
    const ofBob = (await run('getUser', 'bob@example.com')).outcome;
    expect(await run('deleteUser', id)).toMatchObject(answeredNothing);
    expect(await store.account('ada@example.com')).toBeNull();
    expect((await run('getUser', 'ada@example.com')).outcome).toEqual({ kind: 'nobody' });
    expect(await store.account('bob@example.com')).toEqual(bob);
    expect((await run('getUser', 'bob@example.com')).outcome).toEqual(ofBob);
    const left = await store.belonging();
    // Somebody who is gone is no error.
    expect(await run('deleteUser', id)).toMatchObject(answeredNothing);
    expect(await store.belonging()).toBe(left);
  });

  test.for(hostile)('%o is a name like any other', async ([, text = '']) => {
    const { run } = store;
    const email = `${text}@example.com`;
    const [ada, bob] = [await store.account('ada@example.com'), await store.account('bob@example.com')];
    for (const call of [
      () => run('changePassword', email, 'a'),
      () => run('changeEmail', email, 'new@example.com', true),
    ]) {
      expect(await call()).toMatchObject(notFound);
    }
    expect((await run('deleteUser', text)).outcome).toMatchObject({ kind: 'error' });
    if (example.created === null) return;
    const made = await run('create', { email, password: text });
    const row = await store.account(email);
    if (made.outcome.kind === 'validation-error') {
      expect([made.outcome.code, row]).toEqual(['too_long', null]);
    } else {
      expect([made, made.breaches, made.console]).toMatchObject([answeredNothing, [], []]);
      expect(await verifyPassword(text, example.password.as(row ?? {}))).toBe(true);
      expect((await run('login', email, text)).outcome.kind).toBe('profile');
      expect((await run('login', email, `${text}x`)).outcome.kind).toBe('wrong-password');
      expect(await run('changePassword', email, `${text}x`)).toMatchObject(done);
      expect((await run('login', email, `${text}x`)).outcome.kind).toBe('profile');
    }
    expect([await store.account('ada@example.com'), await store.account('bob@example.com')]).toEqual([ada, bob]);
  });

  test('nobody is nobody, whatever the action', async () => {
    const { run } = store;
    expect(await run('changePassword', 'nobody@example.com', 'a new password')).toMatchObject(notFound);
    expect(await run('changeEmail', 'nobody@example.com', 'new@example.com', true)).toMatchObject(notFound);
    expect((await run('login', 'nobody@example.com', 'a')).outcome.kind).toBe('wrong-password');
    expect((await run('getUser', 'nobody@example.com')).outcome.kind).toBe('nobody');
  });
});
