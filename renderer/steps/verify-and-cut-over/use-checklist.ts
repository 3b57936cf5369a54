import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'react';
import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../client/use-command.ts';
import { isActive, isDeployed } from '../../wizard/step-state.ts';

/** Puts the checklist together when the page is opened and whenever there is none, as soon as nothing else is under way. */
export function useChecklist(snapshot: Snapshot) {
  const { give, running, error } = useCommand('examineCutover');
  const { cutover, failure } = snapshot;
  const [opened, setOpened] = useState(true);
  const possible = checkOpensWhen(snapshot) === undefined;
  const wanted = possible && !running && failure === undefined && (opened || cutover === undefined);
  useEffect(() => {
    if (!wanted) return;
    setOpened(false);
    void give({});
  }, [wanted, give]);
  return { check: () => void give({}), checking: running || snapshot.activity?.kind === 'cutover-look', error };
}

/** Why the checklist can't be put together yet. */
export function checkOpensWhen(snapshot: Snapshot): string | undefined {
  const { tenant, activity, run } = snapshot;
  if (!isDeployed(snapshot)) return t`Opens when the scripts are deployed, on Scripts`;
  if (!tenant.secretKnown) return t`Opens when the tenant’s secret is typed, on Tenant`;
  if (run !== undefined && run.state !== 'stopped' && isActive(run.state)) return t`Opens when the run is over`;
  return activity === undefined ? undefined : t`Opens when nothing else is under way`;
}
