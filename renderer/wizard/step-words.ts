import type { StepName } from '../../electron/assistant/contract/index.ts';

/** The steps in their order, as navigation and buttons name them. */
export const steps: readonly { readonly name: StepName; readonly title: string }[] = [
  { name: 'legacy-database', title: 'Legacy database' },
  { name: 'accounts', title: 'Accounts' },
  { name: 'tenant', title: 'Tenant' },
  { name: 'strategy', title: 'Strategy' },
  { name: 'scripts', title: 'Scripts' },
  { name: 'rehearse', title: 'Rehearse' },
  { name: 'migrate', title: 'Migrate' },
  { name: 'verify-and-cut-over', title: 'Verify and cut over' },
  { name: 'reports', title: 'Reports' },
];
