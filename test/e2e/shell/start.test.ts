import { beforeEach, describe, expect, test } from 'vitest';
import { scenes } from '../scripted/scenes.ts';
import { scriptedPage } from './scripted-page.ts';

const on = scriptedPage();
const { asked, heading } = on;

describe('Start', () => {
  beforeEach(async () => {
    on.assistant.show(scenes.connected);
    await on.page.goto(on.host.url);
    await on.page.getByRole('button', { name: 'All migrations' }).click();
    await heading('Your migrations').waitFor();
  });

  test('renames, hands on and opens by name, and says of each how it stands', async () => {
    await on.page.getByText('Stopped: 212,400 of 248,031 are in Auth0. Open it to see why, and to resume').waitFor();
    await on.page.getByRole('button', { name: 'Rename Contoso partner portal' }).click();
    await on.page.getByRole('textbox', { name: 'New name' }).fill('  ');
    await on.page.getByText('A name of at least one character').waitFor();
    await on.page.getByRole('textbox', { name: 'New name' }).fill('Partners');
    await on.page.getByRole('textbox', { name: 'New name' }).press('Enter');
    await expect.poll(asked).toEqual(['renameWorkspace']);
    await on.page.getByRole('button', { name: 'Save for a colleague' }).first().click();
    await on.page.getByText('Contoso-members.userferry.json').waitFor();
    await on.page.getByRole('button', { name: 'Open Nordwind Händlerbereich' }).click();
    await expect.poll(asked).toEqual(['renameWorkspace', 'openWorkspace']);
    expect(on.assistant.asked).toMatchObject([
      { input: { id: 'workspace-2', name: 'Partners' } },
      { input: { id: 'workspace-3' } },
    ]);
  });

  test('takes a colleague’s file, whatever encoding it has', async () => {
    const chooser = on.page.waitForEvent('filechooser');
    await on.page.getByRole('button', { name: 'Choose the file' }).click();
    const text = '{"name":"Händler"}';
    const buffer = Buffer.from(`\ufeff${text}`, 'utf16le');
    await (await chooser).setFiles({ name: 'workspace.json', mimeType: 'application/json', buffer });
    await expect.poll(() => on.assistant.asked).toMatchObject([{ name: 'importWorkspace', input: { text } }]);
  });

  test('takes one of more than a megabyte; what is larger than any can be is refused in words, and the page goes on', async () => {
    const choose = async (buffer: Buffer) => {
      const chooser = on.page.waitForEvent('filechooser');
      await on.page.getByRole('button', { name: 'Choose the file' }).click();
      await (await chooser).setFiles({ name: 'members.json', mimeType: 'application/json', buffer });
    };
    await choose(Buffer.alloc(5_000_001, ' '));
    await on.page.getByText('members.json has 5,000,001 bytes, and no workspace has so many.').waitFor();
    // Each of these takes six characters on its way.
    const text = '\u0001'.repeat(1_200_000);
    await choose(Buffer.from(text));
    await expect
      .poll(() => on.assistant.asked.map(({ name, input }) => [name, JSON.stringify(input).length > text.length]))
      .toEqual([['importWorkspace', true]]);
  });

  test('while a run is under way it shows how far it is, and opens no other', async () => {
    on.assistant.show({ ...scenes.running, shows: 'start' });
    await on.page.getByText('Once the run that is under way has ended or is stopped').waitFor();
    await on.page.getByRole('button', { name: 'Open Nordwind Händlerbereich' }).click({ force: true });
    await on.page.getByRole('button', { name: 'Go on with Contoso members' }).click();
    await expect
      .poll(() => on.assistant.asked)
      .toMatchObject([{ name: 'openWorkspace', input: { id: 'workspace-1' } }]);
  });
});

test('a workspace has a tenant for trying and one of production, and turns from one to the other with what was typed', async () => {
  on.assistant.show({
    ...scenes.tenant,
    workspace: { id: 'workspace-1', name: 'Contoso members', environment: 'test' },
  });
  await on.page.goto(on.host.url);
  await on.page.getByRole('textbox', { name: 'Connection' }).fill('members-2');
  await on.page.getByRole('radio', { name: /^Production/ }).click();
  await expect
    .poll(() => on.assistant.asked.find(({ name }) => name === 'chooseEnvironment')?.input)
    .toMatchObject({
      environment: 'production',
      before: { connection: 'members-2' },
    });
});
