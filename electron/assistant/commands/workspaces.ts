import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserferryError } from '../../common/userferry-error.ts';
import type { Desk } from '../desk/desk.ts';
import { readKept, wizardOf } from '../desk/kept.ts';
import { workspacesOf } from '../desk/list-workspaces.ts';
import { type WizardFile, writeWizard } from '../wizard/wizard-file.ts';
import { workspaceFolder } from '../workspace/home.ts';

/** Every workspace of this computer with how it stands. */
export function listWorkspaces({ powers, wizard }: Desk): ReturnType<typeof workspacesOf> {
  return workspacesOf(powers.home, wizard.file.workspace.id);
}

/** Opens another workspace where it was left; the one that is open already only shows its steps again, whatever it is doing. */
export async function openWorkspace(desk: Desk, id: string): Promise<void> {
  if (desk.wizard.file.workspace.id === id) return desk.show('steps');
  await desk.wizard.alone(async () => desk.turnTo(await kept(desk, id)));
}

/** Its file in the command line's form follows as soon as the workspace is opened. */
export async function renameWorkspace(desk: Desk, id: string, name: string): Promise<void> {
  const { wizard } = desk;
  if (wizard.file.workspace.id === id) {
    return wizard.alone(async () => {
      const workspace = { ...wizard.file.workspace, name };
      wizard.remember({ workspace });
      await wizard.renewSession();
      wizard.state.update({ workspace });
    });
  }
  const file = await kept(desk, id);
  await writeWizard(workspaceFolder(desk.powers.home, id).wizard, { ...file, workspace: { ...file.workspace, name } });
}

/** @throws UserferryError UF-6012 (no workspace), UF-6013 (of a practice environment), UF-6014 (here already) */
export async function importWorkspace(desk: Desk, text: string): Promise<{ id: string }> {
  const file = wizardOf(text);
  if (file === null) throw notAWorkspace();
  if (file.workspace.environment === 'practice') throw ofPractice();
  const { id, name } = file.workspace;
  if (existsSync(dirname(workspaceFolder(desk.powers.home, id).file))) throw hereAlready(name);
  await desk.wizard.alone(() => desk.turnTo({ ...file, step: 'legacy-database', planPutAside: undefined, drafts: [] }));
  return { id };
}

/**
 * Writes what a colleague needs to go on with a workspace into its folder; no secret is in it, no account, no run, and nothing half typed.
 * @throws UserferryError UF-6013
 */
export async function handOnWorkspace(desk: Desk, id: string): Promise<{ opened: boolean; path: string }> {
  const { planPutAside: _, ...file } = await kept(desk, id);
  const { name, environment } = file.workspace;
  if (environment === 'practice') throw ofPractice();
  const path = join(workspaceFolder(desk.powers.home, id).lists, `${fileNameOf(name)}.userferry.json`);
  await writeWizard(path, { ...file, drafts: [] });
  return { opened: false, path };
}

/** A workspace's name as far as every system takes it for a file. */
function fileNameOf(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'workspace';
}

async function kept(desk: Desk, id: string): Promise<WizardFile> {
  const file = await readKept(desk.powers.home, id);
  if (file === null) throw goneOrUnreadable(id, desk.powers.home);
  return file;
}

function goneOrUnreadable(id: string, home: string): UserferryError {
  return new UserferryError({
    code: 'UF-6011',
    message: 'This workspace is not there any more, or its files can’t be read.',
    kept: 'Nothing was changed.',
    next: 'Look into the folder that the detail names, or restore it from a copy.',
    detail: dirname(workspaceFolder(home, id).file),
  });
}

function notAWorkspace(): UserferryError {
  return new UserferryError({
    code: 'UF-6012',
    message: 'This file is no workspace that Userferry could read.',
    kept: 'Nothing was changed.',
    next: 'Choose the file that your colleague saved with “Save for a colleague”, or the workspace.json of the command line; an older Userferry can’t read what a newer one wrote.',
  });
}

function ofPractice(): UserferryError {
  return new UserferryError({
    code: 'UF-6013',
    message: 'A practice environment can’t be handed on: its servers run on one computer alone.',
    kept: 'Nothing was changed.',
    next: 'Start one of your own on Start; with the same store, number and seed it has the same accounts.',
  });
}

function hereAlready(name: string): UserferryError {
  return new UserferryError({
    code: 'UF-6014',
    message: `This workspace is on this computer already, as “${name}” or under the name that you gave it.`,
    kept: 'It was not changed.',
    next: 'Open it in the list of workspaces.',
  });
}
