import { type WorkspaceFile, workspaceFile } from '../workspace/workspace.ts';
import { legacySettingsOf } from './legacy-form.ts';
import type { WizardFile } from './wizard-file.ts';

/** The workspace that the wizard's forms describe so far; a store or tenant that isn't known yet gets a value that names nothing. */
export function workspaceOfWizard({
  workspace,
  legacy,
  tenant,
  rules,
  scope,
  applications,
  mode,
  store,
  mapping,
  allowScans,
  deploy,
}: WizardFile): WorkspaceFile {
  return {
    version: 1,
    id: workspace.id,
    name: workspace.name,
    userIdPrefix: 'uf-',
    legacy: { ...legacySettingsOf(legacy), ...(allowScans.length === 0 ? {} : { allowScans }) },
    store: store ?? 'aspnet-identity-core',
    ...(mapping === undefined ? {} : { mapping }),
    applications,
    environments: {
      [workspace.environment]: {
        kind: workspace.environment,
        ...tenant,
        ...(deploy === undefined ? {} : { deploy }),
      },
    },
    strategy: { mode: mode ?? 'bulk', rules, scope },
  };
}

/** The same, when every field is filled in and can be written to a file; null otherwise. */
export function completeWorkspace(wizard: WizardFile): WorkspaceFile | null {
  if (wizard.store === undefined) return null;
  const parsed = workspaceFile.safeParse(workspaceOfWizard(wizard));
  return parsed.success ? parsed.data : null;
}
