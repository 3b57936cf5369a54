import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ActionName, actionNames } from '../../../electron/assistant/contract/index.ts';
import { filesWith } from './support/files-with.ts';
import { limitClock } from './support/limit-clock.ts';
import { rememberedText } from './support/open-workspace.ts';
import { someoneKnown } from './support/someone-known.ts';
import { surveyAfter } from './support/survey-steps.ts';
import {
  type Ends,
  id,
  makePlan,
  newHome,
  type Opened,
  openAssistant,
  startEnds,
  usePractice,
} from './support/workbench.ts';

const clock = limitClock();

let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;
let someone: Awaited<ReturnType<typeof someoneKnown>>;

beforeAll(async () => {
  ends = await startEnds(60, {}, 'aspnet-membership');
  someone = await someoneKnown(ends.sqlServer.control);
});
afterAll(() => ends?.stop());
beforeEach(async () => {
  home = await newHome();
  opened = await openAssistant(home.path, ends, { clock });
  await usePractice(opened.page);
  await surveyAfter(opened.page, () => client().survey(id()));
});
afterEach(async () => {
  clock.hurry(1);
  await opened?.close();
  await home?.remove();
});

const client = () => opened.page.client;
const stateOf = (action: ActionName) => opened.page.now().scripts.find((known) => known.action === action);
const wizardFile = () => rememberedText(home.path);

function login(password: string, source?: string) {
  const args = { usernameOrEmail: someone.email, password };
  return client().runScript({ ...id(), action: 'login', args, ...(source === undefined ? {} : { source }) });
}

function getUser(source: string) {
  return client().runScript({ ...id(), action: 'getUser', source, args: { email: someone.email } });
}

describe('a script that is tried', () => {
  test('is the template where none is named, signs in with the right password, and tells a wrong one', async () => {
    const { template, edited, modules, configuration } = await client().renderScript({ action: 'login' });
    expect(template).toMatchObject({ kind: 'written', source: expect.stringContaining('function login(') });
    expect(edited).toBeNull();
    expect(modules).toContain('tedious@11.0.3');
    expect(configuration).toContain('SQL_PASSWORD');

    expect(await login(someone.password)).toMatchObject({
      kind: 'profile',
      sound: true,
      breaches: [],
      profile: { user_id: `uf-${someone.key}` },
    });
    await opened.page.until('the result', () => stateOf('login')?.last?.kind === 'profile');
    expect(stateOf('login')).toMatchObject({ edited: false, running: false, last: { sound: true, breaches: 0 } });
    expect(await login('not the password')).toMatchObject({ kind: 'wrong-password', sound: true, profile: null });
  });

  test('leaves neither password nor person in any snapshot or file, even where it writes them to its console', async () => {
    const canary = 'Kanarienvögel-im-Käfig-77';
    const chatty = `function login(usernameOrEmail, password, callback) {
      console.log(usernameOrEmail, password);
      callback(new Error('no ' + password));
    }`;
    const run = await login(canary, chatty);
    expect(run).toMatchObject({ kind: 'error', sound: false });
    expect(run.breaches.map(({ text }) => text).join()).toContain('wrote a password');
    expect(JSON.stringify(run)).not.toContain(canary);
    await login(someone.password);
    await opened.page.until('the result', () => stateOf('login')?.last?.kind === 'profile');
    const seen = JSON.stringify(opened.page.seen.map(({ scripts }) => scripts));
    expect(seen).not.toContain(someone.email);
    expect(JSON.stringify(opened.page.seen)).not.toContain(canary);
    expect(JSON.stringify(opened.page.seen)).not.toContain(someone.password);
    expect(await filesWith(home.path, [canary, someone.password])).toEqual([]);
  });

  test('shares its container’s global with the next one, until an endless loop has it recycled', async () => {
    const counting = `function getUser(email, callback) {
      global.calls = (global.calls || 0) + 1;
      callback(null, { user_id: String(global.calls) });
    }`;
    const calls = async () => (await getUser(counting)).profile?.user_id;
    expect(await calls()).toBe('1');
    expect(await calls()).toBe('2');
    clock.hurry(4);
    const endless = getUser('function getUser(email, callback) { for (;;); }');
    await opened.page.until('the loop', () => stateOf('getUser')?.running === true);
    await expect(getUser(counting)).rejects.toMatchObject({ data: { code: 'UF-7212' } });
    // The assistant is as free as ever.
    await makePlan(opened.page);
    expect(await endless).toMatchObject({ kind: 'timed-out', sound: false });
    clock.hurry(1);
    await opened.page.until('the end of the loop', () => stateOf('getUser')?.running === false);
    expect(await calls()).toBe('1');
  });

  test('that never ends does not keep Userferry from closing', async () => {
    const endless = getUser('function getUser(email, callback) { for (;;); }').catch(() => undefined);
    await opened.page.until('the loop', () => stateOf('getUser')?.running === true);
    const began = Date.now();
    await opened.close();
    // Not after the limit of 20 seconds.
    expect(Date.now() - began).toBeLessThan(15_000);
    await endless;
    opened = await openAssistant(home.path, ends, { clock });
  });

  test('names the place of a breach and of an error', async () => {
    const twice = 'function getUser(email, callback) {\n  callback(null);\n  callback(null);\n}';
    expect(await getUser(twice)).toMatchObject({
      kind: 'nobody',
      sound: false,
      breaches: expect.arrayContaining([
        { text: expect.stringContaining('called again'), place: { line: 3, column: expect.any(Number) } },
      ]),
    });
    expect(await getUser('function getUser(email, callback) {\n  nothing();\n}')).toMatchObject({
      kind: 'error',
      place: { line: 2 },
    });
  });

  test.for(actionNames.filter((action) => action !== 'login' && action !== 'getUser'))(
    '%s writes, and is not run without its arguments, nor where it may go past the copies',
    async (action) => {
      const call = (source: string, args: Readonly<Record<string, string>>) =>
        client().runScript({ ...id(), action, source, args });
      const source = `function ${action}() {}`;
      await expect(call(source, {})).rejects.toMatchObject({ data: { code: 'UF-7204' } });
      const args = { email: 'a@example.com', newEmail: 'b@example.com', newPassword: 'x', id: 'y', verified: 'true' };
      for (const elsewhere of [
        source,
        `${source} // configuration, ${ends.sqlServer.password}`,
        `${source} // configuration, ${ends.sqlServer.host}`,
      ]) {
        await expect(call(elsewhere, args)).rejects.toMatchObject({ data: { code: 'UF-7238' } });
      }
    },
  );

  test('that writes runs on copies, and against the legacy database with the code of what it wrote alone', async () => {
    const canary = 'Kanarienvögel-im-Käfig-79';
    const call = (write?: string, email = someone.email) =>
      client().runScript({
        ...id(),
        action: 'changePassword',
        args: { email, newPassword: canary },
        ...(write === undefined ? {} : { write }),
      });
    const tried = await call();
    expect(tried).toMatchObject({
      kind: 'value',
      sound: true,
      writing: {
        statements: [{ sql: expect.stringContaining('UPDATE [dbo].[aspnet_Membership] SET') }],
        differences: [
          {
            what: 'changed',
            columns: expect.arrayContaining([{ column: 'aspnet_Membership.Password', values: null }]),
          },
        ],
        notCopied: [],
        database: 'Practice',
        written: null,
      },
    });
    expect(await login(canary)).toMatchObject({ kind: 'wrong-password' });
    const code = tried.writing?.code ?? '';
    await expect(call('AAAA-AAAA')).rejects.toMatchObject({ data: { code: 'UF-7236' } });
    await expect(call(code, 'nobody@example.com')).rejects.toMatchObject({ data: { code: 'UF-7237' } });
    expect(await login(someone.password)).toMatchObject({ kind: 'profile' });
    expect(await call(code)).toMatchObject({ writing: { written: { kind: 'value', sound: true } } });
    expect(await login(canary)).toMatchObject({ kind: 'profile' });
    expect(JSON.stringify(opened.page.seen)).not.toContain(canary);
    expect(await filesWith(home.path, [canary])).toEqual([]);
    // As it was, for whoever comes after.
    const back = {
      ...id(),
      action: 'changePassword',
      args: { email: someone.email, newPassword: someone.password },
    } as const;
    const { writing } = await client().runScript(back);
    await client().runScript({ ...back, ...id(), write: writing?.code ?? '' });
    expect(await login(someone.password)).toMatchObject({ kind: 'profile' });
  });

  test('without an argument is not run, and without the server’s password neither', async () => {
    await expect(client().runScript({ ...id(), action: 'login', args: {} })).rejects.toMatchObject({
      data: { code: 'UF-7204' },
    });
    await opened.close();
    opened = await openAssistant(home.path, ends, { clock });
    const source = 'function getUser(email, callback) { callback(null); }';
    await expect(getUser(source)).rejects.toMatchObject({ data: { code: 'UF-6105' } });
    expect(await client().renderScript({ action: 'login' })).toMatchObject({
      template: { kind: 'none', failure: { code: 'UF-6105' } },
    });
  });
});

describe('a script that is edited', () => {
  const own = 'function getUser(email, callback) {\n  callback(null);\n}\n';

  test('is what runs, outlives a restart, and gives way to the template again', async () => {
    await client().saveScript({ ...id(), action: 'getUser', source: own });
    await opened.page.until('the edited script', () => stateOf('getUser')?.edited === true);
    const args = { email: someone.email };
    expect(await client().runScript({ ...id(), action: 'getUser', args })).toMatchObject({ kind: 'nobody' });
    await expect.poll(wizardFile).toContain('callback(null);');

    await opened.close();
    opened = await openAssistant(home.path, ends, { clock });
    expect(stateOf('getUser')).toMatchObject({ edited: true });
    expect(await client().renderScript({ action: 'getUser' })).toMatchObject({ edited: own });

    await usePractice(opened.page);
    await client().dropScript({ ...id(), action: 'getUser' });
    await opened.page.until('the template', () => stateOf('getUser')?.edited === false);
    await expect.poll(wizardFile).not.toContain('callback(null);');
  });

  test('keeps what its call came to while it is the text that was called', async () => {
    await getUser(own);
    await opened.page.until('the result', () => stateOf('getUser')?.last?.unsaved === true);
    await client().saveScript({ ...id(), action: 'getUser', source: own });
    await opened.page.until('the edited script', () => stateOf('getUser')?.edited === true);
    expect(stateOf('getUser')?.last).toMatchObject({ kind: 'nobody', unsaved: false });
    await client().saveScript({ ...id(), action: 'getUser', source: `${own}// Another\n` });
    await opened.page.until('the other text', () => stateOf('getUser')?.last === undefined);
  });

  test('back at the template’s own text counts as the template', async () => {
    const { template } = await client().renderScript({ action: 'getUser' });
    if (template.kind !== 'written') throw new Error('getUser has no template.');
    await client().saveScript({ ...id(), action: 'getUser', source: own });
    await opened.page.until('the edited script', () => stateOf('getUser')?.edited === true);
    await client().saveScript({ ...id(), action: 'getUser', source: template.source });
    await opened.page.until('the template', () => stateOf('getUser')?.edited === false);
  });

  test('is not kept with the server’s password, the client secret, web.config’s key or any other secret in it', async () => {
    const key = 'A5D24E1F9B8C7A6D5E4F3A2B1C0D9E8F7A6B5C4D3E2F1A0B';
    const text = `<configuration><system.web><machineKey decryptionKey="${key}" decryption="3DES"/></system.web></configuration>`;
    await client().readWebConfig({ ...id(), text });
    await opened.page.until('the key', (state) => state.accounts.webConfig?.hasKey === true);
    // Scripts have it in their configuration, and show it nowhere.
    const asks = `function getUser(email, callback) { console.log(configuration.MACHINE_DECRYPTION, configuration.MACHINE_DECRYPTION_KEY); callback(null); }`;
    const { console: lines } = await client().runScript({
      ...id(),
      action: 'getUser',
      source: asks,
      args: { email: 'a' },
    });
    expect(lines.map((line) => line.text)).toEqual(['3DES •••']);
    const { sqlServer, tenant } = ends;
    const secrets = [sqlServer.password, tenant.clientSecret, key, key.toLowerCase(), 'Bearer 4f9a2c7e81b3d05f6a'];
    for (const secret of secrets) {
      const source = `function getUser(email, callback) { connect('${secret}', callback); }`;
      await expect(client().saveScript({ ...id(), action: 'getUser', source })).rejects.toMatchObject({
        data: { code: 'UF-7211' },
      });
    }
    await client().saveScript({ ...id(), action: 'login', source: own });
    await expect.poll(wizardFile).toContain('callback(null);');
    expect(await filesWith(home.path, [ends.sqlServer.password, key])).toEqual([]);
    expect(stateOf('getUser')).toMatchObject({ edited: false });
  });

  test.for([
    ['function getUser(email, callback) {\n  callback(;\n}', { line: 2, column: 12 }],
    ['function getUser(email, callback) {\n  callback(null', { line: 2, column: 16 }],
  ] as const)('that is no JavaScript is told where, %o', async ([source, place]) => {
    const { findings } = await client().checkScript({ action: 'getUser', source });
    expect(findings).toMatchObject([{ rule: 'syntax', severity: 'error', place }]);
    expect((await client().checkScript({ action: 'getUser', source: own })).findings).toEqual([]);
  });

  test('is read for what would fail at Auth0', async () => {
    const source = 'function getUser(email, callback) {\n  callback(null);\n  callback(null);\n}\n';
    const { findings } = await client().checkScript({ action: 'getUser', source });
    expect(findings).toMatchObject([{ rule: 'callback-twice', severity: 'error', place: { line: 3, column: 3 } }]);
  });
});
