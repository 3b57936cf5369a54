import { readdir, stat } from 'node:fs/promises';
import { assertNever } from '../../common/assert-never.ts';
import { type Glance, glanceAt } from '../../journal/glance.ts';
import { type WorkspaceEntry, type WorkspaceStanding, workspaceId } from '../contract/index.ts';
import type { WizardFile } from '../wizard/wizard-file.ts';
import { workspaceFolder, workspacesIn } from '../workspace/home.ts';
import { readKept } from './kept.ts';

/**
 * Every workspace of a home, what was changed last first; beside them the folders that nothing can be read from.
 * @param open the id of the one that lies open
 */
export async function workspacesOf(
  home: string,
  open: string,
): Promise<{ readonly workspaces: readonly WorkspaceEntry[]; readonly unreadable: readonly string[] }> {
  const entries = await readdir(workspacesIn(home), { withFileTypes: true }).catch(() => []);
  const workspaces: WorkspaceEntry[] = [];
  const unreadable: string[] = [];
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    const file = workspaceId.safeParse(name).success ? await readKept(home, name) : null;
    if (file === null) unreadable.push(name);
    else workspaces.push({ ...(await entryOf(home, file)), open: name === open });
  }
  return { workspaces: workspaces.toSorted(changedLastFirst), unreadable };
}

/** File systems tell times in steps of some milliseconds: of what was written within one the open one is the later. */
function changedLastFirst(one: WorkspaceEntry, other: WorkspaceEntry): number {
  return other.changed - one.changed || Number(other.open) - Number(one.open);
}

async function entryOf(
  home: string,
  { workspace, legacy, tenant, mode }: WizardFile,
): Promise<Omit<WorkspaceEntry, 'open'>> {
  const folder = workspaceFolder(home, workspace.id);
  const standing = standingOf(glanceAt(folder.journal));
  const written = Math.max(await writtenAt(folder.wizard), await writtenAt(folder.file));
  return {
    ...workspace,
    ...(legacy.server === '' ? {} : { database: { server: legacy.server, name: legacy.database } }),
    ...(tenant.domain === '' ? {} : { tenant: tenant.domain }),
    ...(mode === undefined ? {} : { mode }),
    changed: Math.max(written, 'at' in standing ? standing.at : 0),
    standing,
  };
}

function standingOf(glance: Glance): WorkspaceStanding {
  switch (glance.kind) {
    case 'look': {
      const { at, total, standings } = glance;
      const moved = ['by-sign-in', 'by-run', 'otherwise'].reduce((sum, name) => sum + (standings[name] ?? 0), 0);
      return { kind: 'look', at, moved, accounts: total };
    }
    case 'not-planned':
    case 'planned':
    case 'run':
    case 'unreadable':
      return glance;
    default:
      return assertNever(glance);
  }
}

async function writtenAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
