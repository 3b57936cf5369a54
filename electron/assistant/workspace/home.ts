import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * The folder that holds workspaces, journals and reports: local application data, because SQLite's write-ahead log does not
 * work on network shares. USERFERRY_HOME overrules it.
 */
export function userferryHome(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const chosen = environment.USERFERRY_HOME;
  if (chosen !== undefined && chosen !== '') return chosen;
  if (process.platform === 'win32') {
    return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Userferry');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Userferry');
  return join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'userferry');
}

/** Where one workspace's files are. */
export interface WorkspaceFolder {
  readonly file: string;
  /** What the wizard remembers of it between two starts. */
  readonly wizard: string;
  readonly journal: string;
  readonly reports: string;
  /** Lists of accounts that somebody saved. */
  readonly lists: string;
}

/** The folder with a folder for each workspace. */
export function workspacesIn(home: string): string {
  return join(home, 'workspaces');
}

export function workspaceFolder(home: string, id: string): WorkspaceFolder {
  const folder = join(workspacesIn(home), id);
  return {
    file: join(folder, 'workspace.json'),
    wizard: join(folder, 'wizard.json'),
    journal: join(folder, 'journal.sqlite'),
    reports: join(folder, 'reports'),
    lists: join(folder, 'lists'),
  };
}

/** Where evidence of a workspace goes unless somebody names another place: beside what closing the workspace out deletes. */
export function evidenceFolder(home: string, id: string): string {
  return join(home, 'evidence', id);
}

/**
 * The folder that a workspace file belongs to, when it lies where `workspaceFolder` puts one: its journal and key are there,
 * and not where this command would make new ones. Elsewhere, and where USERFERRY_HOME names a folder, that of `userferryHome`.
 */
export function homeOfWorkspace(
  file: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const path = resolve(file);
  const workspaces = dirname(dirname(path));
  const atHome = basename(path) === 'workspace.json' && basename(workspaces) === 'workspaces';
  return atHome && (environment.USERFERRY_HOME ?? '') === '' ? dirname(workspaces) : userferryHome(environment);
}
