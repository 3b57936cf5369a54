import type { LegacyForm } from '../contract/index.ts';
import { type LegacySettings, type WorkspaceFile, workspaceFile } from '../workspace/workspace.ts';
import type { WizardFile } from './wizard-file.ts';

/** The form of the first step as the workspace file writes it. */
export function legacySettingsOf({
  server,
  port,
  instance,
  database,
  user,
  encrypt,
  trust,
}: LegacyForm): LegacySettings {
  return {
    server,
    ...(port === undefined ? {} : { port }),
    ...(instance === undefined || instance === '' ? {} : { instance }),
    database,
    authentication: { type: 'sql-login', user },
    encrypt: encrypt === 'yes',
    ...(trust.kind === 'unchecked' ? { trustServerCertificate: true } : {}),
    ...(trust.kind === 'fingerprint' ? { certificateFingerprint: trust.fingerprint256 } : {}),
  };
}

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
}: WizardFile): WorkspaceFile {
  return {
    version: 1,
    id: workspace.id,
    name: workspace.name,
    userIdPrefix: 'uf-',
    legacy: legacySettingsOf(legacy),
    store: store ?? 'aspnet-identity-core',
    ...(store === 'custom' && mapping !== undefined ? { mapping } : {}),
    applications,
    environments: {
      [workspace.environment]: { kind: workspace.environment, ...tenant },
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
