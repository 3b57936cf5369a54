import { t } from '@lingui/core/macro';
import type { Snapshot } from '../../electron/assistant/contract/index.ts';
import { isBusy } from './is-busy.ts';
import { isActive } from './step-state.ts';

/** Why nothing can be begun that asks the tenant, and the legacy database where that is read too. */
export function endsOpenWhen(snapshot: Snapshot, reads: 'tenant' | 'both'): string | undefined {
  const { run, legacy, tenant } = snapshot;
  if (isBusy(snapshot)) return t`Opens when nothing else is under way`;
  if (run !== undefined && isActive(run.state)) return t`Opens when the run is over`;
  if (!tenant.secretKnown) return t`Opens when the tenant’s secret is typed, on Tenant`;
  const needsPassword = legacy.form.signIn === 'sql-login';
  if (reads === 'both' && needsPassword && !legacy.passwordKnown) return t`Opens when the database is connected`;
  return undefined;
}
