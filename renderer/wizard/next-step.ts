import { t } from '@lingui/core/macro';
import {
  modeWords,
  type RehearsalSummary,
  type Snapshot,
  type StepName,
} from '../../electron/assistant/contract/index.ts';
import { deployedStanding } from '../steps/scripts/deploy/deploy-words.ts';
import { canPlan } from './step-state.ts';

/** A step that something leads to, and what the button says. */
export interface NextStep {
  readonly step: StepName;
  readonly text: string;
}

/**
 * Where it goes on from scripts and their rehearsal: to what the chosen mode still lacks before anybody can move. Scripts that are not at
 * Auth0 as they are here come before the rehearsal of a mode, which nothing waits for.
 */
export function nextAfterScripts({
  strategy,
  deployment,
  rehearsals,
}: Pick<Snapshot, 'strategy' | 'deployment' | 'rehearsals'>): NextStep {
  const { mode } = strategy;
  if (mode === undefined) return { step: 'strategy', text: t`Next: Strategy` };
  if (modeWords[mode].needsScripts) {
    if (deployedStanding({ strategy, deployment }).kind !== 'deployed') {
      return { step: 'scripts', text: t`Next: Deploy the scripts` };
    }
    if (!workedWell(rehearsals.find((each) => each.mode === mode))) {
      return { step: 'rehearse', text: t`Next: Rehearse` };
    }
  }
  return { step: 'migrate', text: t`Next: Migrate` };
}

/** Where it goes on once a run is undone: to what a new plan still lacks, and then to where that is made. */
export function nextAfterUndo(snapshot: Snapshot): NextStep {
  const { accounts, legacy } = snapshot;
  if (accounts.survey === undefined) {
    return legacy.connected
      ? { step: 'accounts', text: t`Next: Survey the database` }
      : { step: 'legacy-database', text: t`Next: Legacy database` };
  }
  return canPlan(snapshot)
    ? { step: 'accounts', text: t`Next: Make a new plan` }
    : { step: 'tenant', text: t`Next: Tenant` };
}

/** Whether everything that was tried worked, with the scripts of now as far as anybody knows. */
export function workedWell(summary: RehearsalSummary | undefined): boolean {
  return summary !== undefined && summary.failed === 0 && summary.worked > 0 && summary.standing !== 'outdated';
}

/** Whether a mode in which no script runs has been tried as far as it can be: by a pilot, with the settings of now as far as anybody knows. */
export function isPiloted({ strategy, pilot }: Pick<Snapshot, 'strategy' | 'pilot'>): boolean {
  const latest = pilot?.latest;
  return strategy.mode === 'bulk' && latest?.state === 'passed' && latest.standing !== 'outdated';
}
