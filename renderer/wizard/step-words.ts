import { t } from '@lingui/core/macro';
import type { StepName } from '../../electron/assistant/contract/index.ts';

/** The steps in their order, as navigation and buttons name them. */
export const steps: readonly { readonly name: StepName; readonly title: string }[] = [
  { name: 'legacy-database', title: t({ message: 'Legacy database', context: 'step of the wizard' }) },
  { name: 'accounts', title: t({ message: 'Accounts', context: 'step of the wizard' }) },
  { name: 'tenant', title: t({ message: 'Tenant', context: 'step of the wizard' }) },
  { name: 'strategy', title: t({ message: 'Strategy', context: 'step of the wizard' }) },
  { name: 'scripts', title: t({ message: 'Scripts', context: 'step of the wizard' }) },
  { name: 'rehearse', title: t({ message: 'Rehearse', context: 'step of the wizard' }) },
  { name: 'migrate', title: t({ message: 'Migrate', context: 'step of the wizard' }) },
  { name: 'verify-and-cut-over', title: t({ message: 'Verify and cut over', context: 'step of the wizard' }) },
  { name: 'reports', title: t({ message: 'Reports', context: 'step of the wizard' }) },
];
