import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wizardOf } from '../../../electron/assistant/desk/kept.ts';
import { readWizard, writeWizard } from '../../../electron/assistant/wizard/wizard-file.ts';
import { workspaceFolder } from '../../../electron/assistant/workspace/home.ts';
import { id, newHome, type Opened, openAssistant } from './support/workbench.ts';

let home: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;

beforeAll(async () => {
  home = await newHome();
  opened = await openAssistant(home.path, null);
  await client().beginWorkspace({ ...id(), name: 'Members' });
  await opened.page.until('Members', ({ workspace }) => workspace?.name === 'Members');
});
afterAll(async () => {
  await opened?.close();
  await home?.remove();
});

const client = () => opened.page.client;
const workspace = () => opened.page.now().workspace?.id ?? '';
const kept = async (of = workspace()) => (await client().drafts({ workspace: of })).drafts;
const wizardFile = () => workspaceFolder(home.path, workspace()).wizard;
const onDisk = () => readFile(wizardFile(), 'utf8');

const atOnce = { how: 'at-once', by: '' } as const;
const inWaves = {
  how: 'in-waves',
  form: { waves: '12, 60%, rest', rejected: '2%', failedSignIns: '0' },
  by: 'Kim Lee',
} as const;
const manner = { name: 'run-manner', basedOn: atOnce, value: inWaves } as const;

async function restart(): Promise<void> {
  await opened.close();
  opened = await openAssistant(home.path, null);
}

test('waves, limits and a name that were typed are there after a restart, and the latest of two tabs is', async () => {
  await client().keepDraft({ workspace: workspace(), draft: { ...manner, value: { ...inWaves, by: 'Kim' } } });
  await client().keepDraft({ workspace: workspace(), draft: manner });
  await restart();
  expect(await kept()).toEqual([manner]);
});

test('a yes to a wave is kept with the run that it was typed for, and one that names none is let go of', async () => {
  const of = { run: '7', wave: 2, inSpite: false };
  const draft = {
    name: 'wave-yes',
    basedOn: { ...of, by: '', why: '' },
    value: { ...of, by: 'Kim Lee', why: '' },
  } as const;
  await client().keepDraft({ workspace: workspace(), draft });
  await restart();
  expect(await kept()).toEqual([manner, draft]);
  const path = wizardFile();
  await opened.close();
  const file = await readWizard(path);
  const nobodys = { wave: 2, by: 'Kim Lee', why: '' };
  const ofBefore = { name: 'wave-yes', basedOn: nobodys, value: nobodys };
  if (file !== null) await writeWizard(path, Object.assign(file, { drafts: [manner, ofBefore] }));
  opened = await openAssistant(home.path, null);
  expect(await kept()).toEqual([manner]);
});

test('what is no form of the list, or beside the shape of one, is not kept', async () => {
  const { form } = opened.page.now().legacy;
  const typed = { ...form, server: 'sql7', password: 'canary-in-a-form' };
  await client().keepDraft({ workspace: workspace(), draft: { name: 'legacy', basedOn: form, value: typed } });
  const unknown = { name: 'own-select', basedOn: '', value: "SELECT 'canary-in-a-statement'" };
  const send = client().keepDraft as (input: unknown) => Promise<unknown>;
  await expect(send({ workspace: workspace(), draft: unknown })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await restart();
  expect((await kept()).map(({ name }) => name)).toEqual(['run-manner', 'legacy']);
  expect(await onDisk()).toContain('sql7');
  expect(await onDisk()).not.toContain('canary');
});

test('a connection string in the wrong field is not kept, nor what was typed there before', async () => {
  const { form } = opened.page.now().legacy;
  const value = { ...form, server: 'Server=sql7;Password=canary-in-a-string' };
  await client().keepDraft({ workspace: workspace(), draft: { name: 'legacy', basedOn: form, value } });
  const way = { way: 'direct', url: '', audience: '', clientId: '', tokenUrl: '' } as const;
  const withPassword = { ...way, url: 'https://reader:canary-in-an-address@accounts.example' };
  await client().keepDraft({ workspace: workspace(), draft: { name: 'way', basedOn: way, value: withPassword } });
  // Nor is it saved, by whoever presses Enter there.
  await client().saveLegacy({ ...id(), form: value });
  await opened.page.until('the refusal', ({ failure }) => failure?.code === 'UF-6016');
  await restart();
  expect((await kept()).map(({ name }) => name)).toEqual(['run-manner']);
  expect(await onDisk()).not.toContain('canary');
});

test('drafts are neither handed on nor brought in, and another workspace has its own', async () => {
  const members = workspace();
  const { path } = await client().handOnWorkspace({ ...id(), id: members });
  const text = await readFile(path, 'utf8');
  expect(wizardOf(text)?.drafts).toEqual([]);
  expect(text).not.toContain('Kim Lee');
  const foreign = { ...JSON.parse(text), drafts: [manner] };
  foreign.workspace.id = 'workspace-of-another';
  await client().importWorkspace({ ...id(), text: JSON.stringify(foreign) });
  // The page comes along, so that what is waited for below is not what it showed before.
  await opened.page.until('the other one', (state) => state.workspace?.id === 'workspace-of-another');
  expect(await kept('workspace-of-another')).toEqual([]);
  // A page that is late.
  await client().keepDraft({ workspace: members, draft: manner });
  await client().dropDraft({ workspace: members, name: 'run-manner' });
  expect([await kept('workspace-of-another'), await kept(members)]).toEqual([[], []]);
  await client().openWorkspace({ ...id(), id: members });
  expect(await kept(members)).toEqual([manner]);
  await opened.page.until('Members', (state) => state.workspace?.id === members);
});

test('a draft that this release does not understand goes by itself, and what was saved stays', async () => {
  const path = wizardFile();
  await opened.close();
  const file = await readWizard(path);
  if (file === null) throw new Error('There is no workspace.');
  const older = { name: 'run-manner', basedOn: 'otherwise', value: 7 };
  await writeWizard(path, Object.assign(file, { drafts: [older, { name: 'long gone' }] }));
  opened = await openAssistant(home.path, null);
  expect(opened.page.now().workspace?.name).toBe('Members');
  expect(await kept()).toEqual([]);
});
