import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAssistant } from '../../../electron/assistant/assistant.ts';
import { nodePowers } from '../../../electron/cli/node-powers.ts';
import { type LocalHost, startLocalHost } from '../../../electron/local-host.ts';
import { openPage, type TestPage } from './support/page.ts';
import { id, newHome } from './support/workbench.ts';

const secret = 'Sw0rdfish-in-a-string';
let home: Awaited<ReturnType<typeof newHome>>;
let assistant: Awaited<ReturnType<typeof createAssistant>>;
let host: LocalHost;
let page: TestPage;

beforeAll(async () => {
  home = await newHome();
  assistant = await createAssistant(nodePowers('browser', home.path));
  host = await startLocalHost({ router: assistant.router, pageFolder: home.path });
  page = await openPage(host);
});
afterAll(async () => {
  page?.close();
  await host?.close();
  await assistant?.close();
  await home?.remove();
});

/** Everything that was written to disk, in one text. */
async function onDisk(): Promise<string> {
  const entries = await readdir(home.path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
}

test('fills in the form; the password is known, and is nowhere to be seen', async () => {
  const text = `Data Source=tcp:SQL7\\MEMBERS,51433;Initial Catalog=Members;User ID=reader;Password="${secret}";Pooling=false`;
  const answer = await page.client.pasteConnectionString({ ...id(), text });
  expect(answer).toEqual({ passwordTaken: true, ignored: [{ keyword: 'pooling', why: expect.any(String) }] });
  const { legacy } = await page.until('the form', ({ legacy: { form } }) => form.server === 'SQL7');
  expect(legacy).toMatchObject({
    passwordKnown: true,
    form: {
      instance: 'MEMBERS',
      port: 51433,
      database: 'Members',
      signIn: 'sql-login',
      user: 'reader',
      encrypt: 'yes',
    },
  });
  expect(JSON.stringify([page.now(), answer])).not.toContain(secret);
  await expect.poll(onDisk).toContain('SQL7');
  expect(await onDisk()).not.toContain(secret);
});

test('a string without a password forgets the one of another server', async () => {
  await page.client.pasteConnectionString({ ...id(), text: 'Server=SQL8;Database=M;Integrated Security=true' });
  const { legacy } = await page.until('the form', ({ legacy: { form } }) => form.server === 'SQL8');
  expect(legacy).toMatchObject({ passwordKnown: false, form: { signIn: 'windows-user' } });
});

test('what can’t be read leaves the form as it was, and is not repeated', async () => {
  const refused = page.client.pasteConnectionString({ ...id(), text: `Server=x;Password=a;${secret}=y` });
  await expect(refused).rejects.toMatchObject({ data: { code: 'UF-1141' } });
  await refused.catch((error: unknown) => expect(JSON.stringify(error)).not.toContain(secret));
  expect(page.now().legacy.form.server).toBe('SQL8');
});

test('the script for the DBA is made from what is typed, before there is any login', async () => {
  const form = { ...page.now().legacy.form, signIn: 'sql-login', user: 'uf_read', database: 'Members' } as const;
  const { fileName, text } = await page.client.dbaScript({ ...id(), form });
  expect(fileName).toMatch(/\.sql$/);
  expect(text).toContain('CREATE LOGIN [uf_read]');
  expect(text).toContain('USE [Members];');
});

test('the signed-in Windows user is not offered where the driver for it is missing', () => {
  expect(page.now().legacy.windowsUser).toBe(false);
});
