import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { parsedJson } from '../../common/json.ts';
import { type environmentKind, realEnvironment } from '../contract/index.ts';
import { formOf } from '../wizard/legacy-form.ts';
import { freshWizard, readWizard, type WizardFile, wizardFile } from '../wizard/wizard-file.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { legacyConfig } from '../workspace/legacy-config.ts';
import { type WorkspaceFile, workspaceFile } from '../workspace/workspace.ts';

/** What is kept of a workspace: as the wizard left it, or as a workspace file of the command line says; null where neither can be read. */
export async function readKept(home: string, id: string): Promise<WizardFile | null> {
  const folder = workspaceFolder(home, id);
  const kept = (await readWizard(folder.wizard)) ?? wizardOf(await readFile(folder.file, 'utf8').catch(() => ''));
  // A folder that somebody has copied would write into the other one's journal.
  return kept?.workspace.id === id ? kept : null;
}

/** A workspace as a text says it: what one of the app handed on, or a workspace file. Null for anything else. */
export function wizardOf(text: string): WizardFile | null {
  const json = parsedJson(text);
  const handedOn = wizardFile.safeParse(json).data;
  if (handedOn !== undefined) return handedOn;
  const settings = workspaceFile.safeParse(json).data;
  return settings === undefined ? null : fromSettings(settings);
}

/** Where several environments are named, one begins where the least can be lost. */
const byDanger: readonly z.infer<typeof environmentKind>[] = ['test', 'production', 'practice'];

function fromSettings(settings: WorkspaceFile): WizardFile {
  const { id, name, legacy, store, mapping, applications, environments, strategy } = settings;
  const fresh = freshWizard(id, name);
  const known = byDanger.flatMap((kind) =>
    Object.values(environments).filter((environment) => environment.kind === kind),
  );
  const [first, ...rest] = known.map(({ kind, deploy, ...tenant }) => ({
    kind,
    tenant,
    ...(deploy === undefined ? {} : { deploy }),
  }));
  const { rowsPerSecond, allowScans = [] } = legacy;
  return {
    ...fresh,
    workspace: { id, name, environment: first?.kind ?? 'test' },
    legacy: { ...formOf(legacyConfig(legacy)), ...(rowsPerSecond === undefined ? {} : { rowsPerSecond }) },
    allowScans,
    ...(first === undefined ? {} : { tenant: first.tenant, ...('deploy' in first ? { deploy: first.deploy } : {}) }),
    otherTenants: Object.fromEntries(
      rest.flatMap(({ kind, ...other }) => (realEnvironment.safeParse(kind).success ? [[kind, other]] : [])),
    ),
    store,
    ...(mapping === undefined ? {} : { mapping }),
    applications,
    rules: strategy.rules,
    scope: strategy.scope,
    mode: strategy.mode,
  };
}
