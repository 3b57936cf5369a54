import { randomUUID } from 'node:crypto';
import type { LegacyForm, PracticeWish, TenantForm } from '../contract/index.ts';
import type { Desk } from '../desk/desk.ts';
import type { PracticeEnvironment } from '../powers.ts';
import type { KnownSecrets } from '../wizard/wizard.ts';
import { freshWizard } from '../wizard/wizard-file.ts';

/** Starts the practice environment, and opens a new workspace, at its first step, whose forms say how to reach it. */
export function usePractice(desk: Desk, { store, accounts, seed }: PracticeWish): Promise<void> {
  const practice = { store, accounts, seed };
  return desk.wizard.begin('practice', async () => {
    const environment = await desk.startPractice(practice);
    const id = `practice-${randomUUID().slice(0, 8)}`;
    const fresh = freshWizard(id, 'Practice');
    const { forms, secrets } = practiceForms(environment, fresh.legacy);
    const workspace = { ...fresh.workspace, environment: 'practice' as const };
    await desk.turnTo({ ...fresh, workspace, ...forms, store, practice }, secrets);
  });
}

/** How a practice environment is reached, as the forms say it, and what opens it. */
export function practiceForms(
  { legacy, tenant }: PracticeEnvironment,
  form: LegacyForm,
): { readonly forms: { readonly legacy: LegacyForm; readonly tenant: TenantForm }; readonly secrets: KnownSecrets } {
  return {
    forms: {
      legacy: {
        ...form,
        server: legacy.host,
        port: legacy.port,
        database: legacy.database,
        user: legacy.user,
        trust: { kind: 'fingerprint', fingerprint256: legacy.fingerprint256 },
      },
      tenant: { domain: tenant.origin, clientId: tenant.clientId, connection: tenant.connection },
    },
    secrets: { sqlPassword: legacy.password, clientSecret: tenant.clientSecret, machineKey: null },
  };
}
