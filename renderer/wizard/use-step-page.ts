import { type ComponentType, useEffect, useState } from 'react';
import type { StepName } from '../../electron/assistant/contract/index.ts';

const pages: Readonly<Record<StepName, () => Promise<{ readonly default: ComponentType }>>> = {
  'legacy-database': () => import('../steps/legacy-database/legacy-database-step.tsx'),
  accounts: () => import('../steps/accounts/accounts-step.tsx'),
  tenant: () => import('../steps/tenant/tenant-step.tsx'),
  strategy: () => import('../steps/strategy/strategy-step.tsx'),
  scripts: () => import('../steps/scripts/scripts-step.tsx'),
  rehearse: () => import('../steps/rehearse/rehearse-step.tsx'),
  migrate: () => import('../steps/migrate/migrate-step.tsx'),
  'verify-and-cut-over': () => import('../steps/verify-and-cut-over/verify-and-cut-over-step.tsx'),
  reports: () => import('../steps/reports/reports-step.tsx'),
};

/** Those that are here already. */
const fetched = new Map<StepName, ComponentType>();

/**
 * A step's page, fetched when it is first shown; undefined until it is here. Not by `lazy`: React keeps what stands in the place of a
 * suspended component for 300 ms, and a page is here in a tenth of that.
 * @throws while rendering, what kept it from being fetched
 */
export function useStepPage(step: StepName): ComponentType | undefined {
  const [failed, setFailed] = useState<{ readonly step: StepName; readonly error: unknown }>();
  const [, setArrived] = useState<StepName>();
  useEffect(() => {
    if (fetched.has(step)) return;
    pages[step]().then(
      (page) => {
        fetched.set(step, page.default);
        setArrived(step);
      },
      (error: unknown) => setFailed({ step, error }),
    );
  }, [step]);
  if (failed?.step === step) throw failed.error;
  return fetched.get(step);
}
