import { describe, expect, test } from 'vitest';
import { keepCases } from '../../../electron/assistant/scripts/cases/keep-cases.ts';
import { type FinishedCase, runCases } from '../../../electron/assistant/scripts/cases/run-cases.ts';
import { scriptTexts } from '../../../electron/assistant/scripts/cases/texts.ts';
import type { ActionName } from '../../../electron/scripts/actions.ts';
import { accountMapper } from '../../../electron/stores/mapping/account-mapper.ts';
import { accountSource } from '../../../electron/stores/mapping/account-source.ts';
import { templates } from '../scripts/scripted-database.ts';
import { caseBench } from './support/case-bench.ts';
import { filesWith } from './support/files-with.ts';

const outcomeOf = (cases: readonly FinishedCase[], action: ActionName, id: string) =>
  cases.find((each) => each.action === action && each.id === id)?.verdict;
const failedOf = (cases: readonly FinishedCase[]) =>
  cases.filter(({ verdict }) => verdict.outcome === 'failed').map(({ action, id }) => `${action} ${id}`);

describe('a script that is wrong', () => {
  const opened = caseBench('aspnet-identity-core');

  /** The cases of an action with its template changed; `change` of it must find something. */
  async function withChanged(
    action: ActionName,
    change: readonly [string | RegExp, string],
    run: readonly ActionName[] = [action],
  ) {
    const { session, plan, texts } = opened;
    const text = texts[action];
    const source = text.kind === 'text' ? text.source.replace(...change) : '';
    if (text.kind === 'none' || source === text.source) throw new Error(`Nothing of ${action} was changed.`);
    return runCases(session, {
      actions: run,
      plan,
      texts: scriptTexts(plan, templates, { [action]: source }),
      known: null,
    });
  }

  test('getUser with another user_id fails where somebody is found, and says what that leads to', async () => {
    const cases = await withChanged('getUser', [/user_id: /, "user_id: 'x' + "]);
    expect(outcomeOf(cases, 'getUser', 'found')).toMatchObject({
      outcome: 'failed',
      why: expect.stringMatching(
        /^getUser hands over a profile that differs from what a bulk import sends: user_id\. With another user_id/,
      ),
    });
    expect(outcomeOf(cases, 'getUser', 'unknown')).toEqual({ outcome: 'passed' });
    expect(outcomeOf(cases, 'getUser', 'database-silent')).toEqual({ outcome: 'passed' });
  });

  test('login that lets people in who are locked out', async () => {
    const cases = await withChanged('login', ['refuseBarred(account);', ''], ['changePassword']);
    expect(failedOf(cases)).toEqual(['changePassword locked']);
    expect(outcomeOf(cases, 'changePassword', 'locked')).toMatchObject({
      why: 'login hands over a profile instead of UnauthorizedError. Somebody gets in who may not.',
    });
  });

  test('login that takes any password', async () => {
    const cases = await withChanged('login', ['!(await passwordFits(password, account))', 'false']);
    expect(failedOf(cases)).toEqual(
      expect.arrayContaining(['login empty-password', 'login stored-value', 'login no-password']),
    );
    expect(outcomeOf(cases, 'login', 'stored-value')).toMatchObject({
      why: 'login hands over a profile instead of WrongUsernameOrPasswordError. Somebody gets in who must not.',
    });
  });

  test('login whose faults show only with the right password, though nobody knows one', {
    timeout: 240_000,
  }, async () => {
    const faults = [
      [
        ['return;'],
        /throw new UnauthorizedError\([^)]*\);/,
        'locked-right-password',
        /^login hands over a profile instead/,
      ],
      [['passwordFits(password.trim(), account)'], 'passwordFits(password, account)', 'nearly-new-password', /gets in/],
      [["userIdOfText('x-'"], "userIdOfText('uf-'", 'new-password', /user_id/],
      [['email_verified: true'], /email_verified: flagOf\([^)]*\)/, 'new-password-not-proven', /email_verified/],
      [[''], /userferry_trickle: .*/, 'new-password', /userferry_trickle/],
      [
        ['console.log(account); return profileOf'],
        /return profileOf/,
        'new-password',
        /^login writes what the database keeps of a password/,
      ],
    ] as const;
    await Promise.all(
      faults.map(async ([[to], from, id, why]) => {
        const cases = await withChanged('login', [from, to]);
        expect(outcomeOf(cases, 'login', id)).toMatchObject({ outcome: 'failed', why: expect.stringMatching(why) });
      }),
    );
  });

  test('SQL that is put together from text fails where somebody’s name has an apostrophe', async () => {
    const built = "upperInvariant(identifier.trim()) + '\\'',";
    const cases = await withChanged('getUser', [
      "'WHERE u.[NormalizedEmail] = @upper',",
      `'WHERE u.[NormalizedEmail] = N\\'' + ${built}`,
    ]);
    expect(outcomeOf(cases, 'getUser', 'hostile')).toMatchObject({
      outcome: 'failed',
      why: expect.stringMatching(/^getUser ends with an error instead of nobody/),
    });
  });

  test('create that takes an address for proven', async () => {
    const cases = await withChanged('create', ["  0,',\n      '  @hash", "  1,',\n      '  @hash"]);
    expect(outcomeOf(cases, 'create', 'new')).toMatchObject({
      outcome: 'failed',
      why: expect.stringMatching(/email_verified/),
    });
  });

  test('changePassword that takes the blanks off a password', async () => {
    const cases = await withChanged('changePassword', ['passwordMade(newPassword', 'passwordMade(newPassword.trim()']);
    expect(outcomeOf(cases, 'changePassword', 'blanks')).toMatchObject({ outcome: 'failed' });
  });

  test('login that takes a database that is down for a wrong password', async () => {
    const cases = await withChanged('login', [
      '(error) => callback(error)',
      '() => callback(new WrongUsernameOrPasswordError(usernameOrEmail))',
    ]);
    expect(outcomeOf(cases, 'login', 'database-down')).toMatchObject({
      why: expect.stringContaining('Everybody would be told that their password is wrong.'),
    });
  });

  test('changePassword whose hash its own login takes, and the old application can’t read', async () => {
    const cases = await withChanged('changePassword', [".toString('base64') }", ".toString('base64url') }"]);
    const changed = cases.filter(({ id }) => id.startsWith('changed '));
    expect(changed.length).toBeGreaterThan(0);
    for (const { verdict } of changed) {
      expect(verdict).toMatchObject({
        outcome: 'failed',
        why: expect.stringContaining('the old application would refuse it'),
      });
    }
  });

  test('changePassword that says true and changes nothing', async () => {
    const cases = await withChanged('changePassword', [/return inTransaction\([^;]*;/, 'return true;']);
    expect(outcomeOf(cases, 'changePassword', 'other-letter-case')).toMatchObject({
      why: expect.stringMatching(
        /^login answers WrongUsernameOrPasswordError instead of somebody’s profile\. .*the old application would refuse it/,
      ),
    });
  });

  test('create that lets somebody have an address that is taken', async () => {
    const cases = await withChanged('create', ['throw userExists();', 'continue;']);
    expect(outcomeOf(cases, 'create', 'taken')).toMatchObject({ outcome: 'failed' });
    expect(outcomeOf(cases, 'create', 'new')).toEqual({ outcome: 'passed' });
  });

  test('deleteUser that deletes more than one', async () => {
    const cases = await withChanged('deleteUser', [/(DELETE FROM \[dbo\]\.\[AspNetUser\w*\]) WHERE [^`'"\n]*/g, '$1']);
    expect(outcomeOf(cases, 'deleteUser', 'found')).toMatchObject({
      outcome: 'failed',
      why: expect.stringMatching(/accounts? (is|are) gone that should have stayed/),
    });
    // The copies are whole again for the next case.
    expect(outcomeOf(cases, 'deleteUser', 'unknown')).toEqual({ outcome: 'passed' });
  });

  test('one that names its server itself is not let near the copies', async () => {
    const cases = await withChanged('deleteUser', ['configuration.SQL_PASSWORD', "'hunter2hunter2'"]);
    expect(new Set(cases.map(({ verdict }) => verdict.outcome))).toEqual(new Set(['not-run']));
    expect(outcomeOf(cases, 'deleteUser', 'found')).toMatchObject({
      why: expect.stringContaining('from configuration alone'),
    });
  });

  test('leaves no hash and no password in what it said or in any file, whatever it writes', async () => {
    const { session, plan, home } = opened;
    const texts = scriptTexts(plan, templates, {
      getUser:
        opened.texts.getUser.kind === 'text'
          ? opened.texts.getUser.source.replace('refuseBarred(account);', 'throw new Error(JSON.stringify(account));')
          : '',
      changePassword: `function changePassword(email, newPassword, callback) {
  console.log(newPassword, configuration.SQL_PASSWORD);
  callback(new Error(newPassword));
}`,
    });
    const cases = await runCases(
      session,
      { actions: ['getUser', 'changePassword'], plan, texts, known: null },
      { onAction: async (action, finished) => void (await keepCases(session, { plan, texts }, action, finished)) },
    );
    const told = JSON.stringify(cases);
    expect(told).toContain('PasswordHash');
    const hashes = await storedHashes(opened);
    expect(hashes.length).toBeGreaterThan(50);
    expect(hashes.filter((hash) => told.includes(hash))).toEqual([]);
    expect(told).not.toContain('Uf!');
    expect(told).toContain('writes a password');
    expect(await filesWith(home.path, [...hashes, 'Uf!new', opened.server.password])).toEqual([]);
    const kept = await (await session.migration()).scriptCases();
    expect(kept.filter(({ outcome }) => outcome === 'failed').length).toBeGreaterThan(2);
    expect(JSON.stringify(kept)).not.toMatch(/@(?!example\.invalid)[a-z]+\./);
  });

  test('ends at once when it is stopped, and keeps what was kept before', async () => {
    const { session, plan, texts } = opened;
    const stop = new AbortController();
    const before = await (await session.migration()).scriptCases();
    const doneAt: number[] = [];
    const running = runCases(
      session,
      { actions: ['login'], plan, texts, known: null },
      {
        signal: stop.signal,
        onProgress: (done) => {
          doneAt.push(done);
          if (done === 3) stop.abort(new Error('stopped'));
        },
      },
    );
    await expect(running).rejects.toThrow('stopped');
    // No case was begun after that.
    expect(doneAt.at(-1)).toBe(3);
    expect(await (await session.migration()).scriptCases()).toEqual(before);
  });

  test('is stopped, and nothing else, between any two calls of a case', { timeout: 240_000 }, async () => {
    const { session, plan, texts } = opened;
    for (const delay of [1, 20, 60, 150]) {
      const stop = new AbortController();
      const onProgress = (done: number) => {
        if (done === 2) setTimeout(() => stop.abort(new Error('stopped')), delay);
      };
      const running = runCases(
        session,
        { actions: ['changePassword'], plan, texts, known: null },
        { signal: stop.signal, onProgress },
      );
      await expect(running).rejects.toThrow('stopped');
    }
  });
});

async function storedHashes({ session, plan }: ReturnType<typeof caseBench>): Promise<readonly string[]> {
  const toAccount = accountMapper(plan.mapping);
  const hashes: string[] = [];
  const range = { after: null, upTo: null, pageSize: 500 };
  const legacy = await session.legacy('scripts');
  for await (const { rows } of legacy.readAccounts(accountSource(plan.mapping, []), range)) {
    for (const row of rows) {
      const { hash } = toAccount(row, 0).password;
      if (typeof hash === 'string' && hash.length > 12) hashes.push(hash);
    }
  }
  return hashes;
}
