import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runWritingScript, type WritingWish } from '../../../electron/assistant/scripts/write/run-writing-script.ts';
import type { WorkspaceSession } from '../../../electron/assistant/session.ts';
import { verifyPassword } from '../../../electron/practice/tenant/passwords/verify-password.ts';
import { renderScript } from '../../../electron/scripts/render/render.ts';
import type { FixtureDatabase } from '../legacy/fixture-database.ts';
import { OLD_SALT } from '../scripts/kept-passwords.ts';
import { scriptContainer, templates } from '../scripts/scripted-database.ts';
import { writingCases } from '../scripts/writing-cases.ts';
import { type WritingStore, writingStore } from '../scripts/writing-store.ts';
import { filesWith } from './support/files-with.ts';
import { type OpenLegacySession, openLegacySession } from './support/open-legacy-session.ts';

const NEW_PASSWORD = 'Kanarienvögel-im-Käfig-77';

let opened: OpenLegacySession;
let database: FixtureDatabase;
let home: OpenLegacySession['home'];
let session: WorkspaceSession;
const container = scriptContainer();

beforeAll(async () => {
  opened = await openLegacySession();
  ({ database, home, session } = opened);
});
afterAll(async () => {
  container.close();
  await opened?.close();
});

/** The two that most people have; what copies of the others take stands in copies.test.ts. */
const usual = writingCases.filter(({ name }) => ['aspnet-membership', 'aspnet-identity-core'].includes(name));

describe.for(usual)('$name', (example) => {
  let store: WritingStore;

  beforeAll(async () => {
    store = await writingStore(database, container, example);
  });
  beforeEach(() => store.fill());

  const run = (wish: Omit<WritingWish, 'source' | 'container'> & { readonly source?: string }) => {
    const { plan } = store;
    const source = wish.source ?? renderScript(wish.action, plan, templates);
    return runWritingScript(session, { plan, templates }, { ...wish, source, container: { watchMs: 5 } });
  };
  const change = { action: 'changePassword', args: { email: 'ada@example.com', newPassword: NEW_PASSWORD } } as const;

  test('changePassword is tried on copies, shown, and done with its code alone', async () => {
    const before = await store.account('ada@example.com');
    const tried = await run(change);
    expect(tried).toMatchObject({
      onCopies: { outcome: { kind: 'value', value: true }, breaches: [] },
      notCopied: [],
      differences: [{ what: 'changed' }],
      code: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/),
      written: null,
    });
    expect(tried.statements.map(({ sql }) => sql).join()).toMatch(/^UPDATE/);
    expect(await store.account('ada@example.com')).toEqual(before);
    // Neither the password nor what was made of the old or the new one.
    const told = JSON.stringify(tried);
    for (const secret of [NEW_PASSWORD, OLD_SALT, ...example.password.columns.map((name) => String(before?.[name]))]) {
      expect(told).not.toContain(secret);
    }

    await expect(run({ ...change, write: '0000-0000' })).rejects.toMatchObject({ code: 'UF-7236' });
    await expect(run({ ...change, write: '' })).rejects.toMatchObject({ code: 'UF-7236' });
    expect(await store.account('ada@example.com')).toEqual(before);

    const code = tried.code ?? '';
    const done = await run({ ...change, write: code.toLowerCase().replace('-', '') });
    expect(done).toMatchObject({ code, written: { outcome: { kind: 'value', value: true } } });
    const after = await store.account('ada@example.com');
    expect(after).not.toEqual(before);
    expect(await verifyPassword(NEW_PASSWORD, example.password.as(after ?? {}))).toBe(true);
    // The account is another one than that which was shown.
    await expect(run({ ...change, write: code })).rejects.toMatchObject({ code: 'UF-7236' });
    expect(await store.account('ada@example.com')).toEqual(after);
    expect(await filesWith(home.path, [NEW_PASSWORD])).toEqual([]);
  });

  test('deleteUser deletes the copy, and not the account', async () => {
    const login = await store.run('getUser', 'ada@example.com');
    const id = login.outcome.kind === 'profile' ? String(login.outcome.profile.user_id) : '';
    const tried = await run({ action: 'deleteUser', args: { id } });
    expect(tried).toMatchObject({
      onCopies: { outcome: { kind: 'value', value: null } },
      differences: [{ what: 'deleted' }],
    });
    expect(await store.account('ada@example.com')).not.toBeNull();
    const done = await run({ action: 'deleteUser', args: { id }, write: tried.code ?? '' });
    expect(done.written).toMatchObject({ outcome: { kind: 'value', value: null } });
    expect(await store.account('ada@example.com')).toBeNull();
    expect(await store.account('bob@example.com')).not.toBeNull();
  });

  if (example.created !== null) {
    test('create makes one among the copies, and meets whoever has the address', async () => {
      const user = { email: 'New.One@example.com', password: NEW_PASSWORD };
      const tried = await run({ action: 'create', args: { user } });
      expect(tried).toMatchObject({
        onCopies: { outcome: { kind: 'value', value: null } },
        differences: [{ what: 'made' }],
      });
      expect(JSON.stringify(tried)).not.toContain(NEW_PASSWORD);
      expect(await store.account('New.One@example.com')).toBeNull();
      const taken = await run({ action: 'create', args: { user: { ...user, email: 'ada@example.com' } } });
      expect(taken).toMatchObject({
        onCopies: { outcome: { kind: 'validation-error', code: 'user_exists' } },
        differences: [],
        code: null,
      });
      const done = await run({ action: 'create', args: { user }, write: tried.code ?? '' });
      expect(done.written).toMatchObject({ outcome: { kind: 'value', value: null } });
      expect(await store.account('New.One@example.com')).toEqual(example.created);
    });
  }

  test('changeEmail meets whoever has the new address', async () => {
    const args = { email: 'ada@example.com', newEmail: 'bob@example.com', verified: true };
    expect(await run({ action: 'changeEmail', args })).toMatchObject({
      onCopies: { outcome: { kind: 'validation-error', code: 'user_exists' } },
      code: null,
    });
    const free = await run({ action: 'changeEmail', args: { ...args, newEmail: 'Ada.New@example.com' } });
    expect(free).toMatchObject({
      onCopies: { outcome: { kind: 'value', value: true } },
      differences: [{ what: 'changed' }],
    });
    // Masked.
    expect(JSON.stringify(free.differences)).not.toContain('Ada.New');
  });
});
