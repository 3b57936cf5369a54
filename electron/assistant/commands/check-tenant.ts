import { checkTenant as checkTenantSteps } from '../../tenant/check-tenant.ts';
import type { Check } from '../contract/index.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { replaceCheck } from './diagnose.ts';

/** Reaches the tenant step by step, and lists the connections to choose from. */
export function checkTenant(wizard: Wizard): Promise<void> {
  return wizard.perform('tenant-check', async ({ signal }) => {
    const tenant = wizard.session().tenant();
    let checks: readonly Check[] = [];
    const show = (change: Partial<typeof wizard.state.state.tenant>) =>
      wizard.state.update({ tenant: { ...wizard.state.state.tenant, ...change } });
    show({ checks, connected: false });
    for await (const check of checkTenantSteps(tenant, { connection: wizard.file.tenant.connection, signal })) {
      checks = replaceCheck(checks, check);
      show({ checks });
    }
  });
}
