import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import {
  type DeploymentEntry,
  type Mode,
  modeWords,
  type PlanSummary,
  type Snapshot,
} from '../../../electron/assistant/contract/index.ts';
import { ModeTerm } from '../../help/mode-term.tsx';
import { Standing } from '../../wizard/standing.tsx';
import { accounts as accountsCounted, people as peopleCounted } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { deployedLine } from '../scripts/deploy/deploy-words.ts';

/** The finding of step 4. */
export function strategyHeading({ strategy }: Snapshot): string {
  return strategy.mode === undefined ? t`How should they move?` : modeWords[strategy.mode].finding;
}

/** Whose help is needed before people come to work, for the bottom bar; `mode` is the one that is looked at. */
export function strategyStanding(summary: PlanSummary | undefined, mode: Mode, snapshot: Snapshot) {
  const { activity, run } = snapshot;
  if (summary === undefined)
    return <Standing fact={t`Nothing has been counted yet.`} more={t`The survey does it, on Accounts.`} />;
  if (activity?.kind === 'plan')
    return <Standing fact={t`The plan is being made.`} more={t`Every account gets one decision; nothing is sent.`} />;
  if (run !== undefined) return <Standing fact={t`A run has begun.`} more={t`What it sent is on Migrate.`} />;
  const { name, needsScripts } = modeWords[mode];
  const deployed = latestDeployed(snapshot);
  if (deployed !== undefined)
    return (
      <Standing
        fact={t`${{ deployed: deployedLine(deployed) }}.`}
        more={t`Choosing another mode changes nothing at Auth0 by itself.`}
      />
    );
  if (needsScripts)
    return (
      <Standing
        fact={t`Nothing has been sent.`}
        more={
          <Trans>
            <ModeTerm mode={mode}>{name}</ModeTerm> begins when its scripts are deployed.
          </Trans>
        }
      />
    );
  const accounts = summary.experiences.find(({ experience }) => experience === 'no-account')?.accounts ?? 0;
  if (accounts === 0) return <Standing fact={t`Nobody is left without an account.`} more={t`Nothing has been sent.`} />;
  return (
    <Standing
      fact={t`${{ people: peopleCounted(accounts) }} would have no account in Auth0 on Monday.`}
      more={t`They are listed below, each with its reason.`}
    />
  );
}

/** Whether anything is, or may be, at Auth0 already: from then on a choice decides what comes next, and takes nothing back. */
export function isBegun(snapshot: Snapshot): boolean {
  return snapshot.run !== undefined || latestDeployed(snapshot) !== undefined;
}

/** The latest deployment; undefined where none is left at Auth0. */
function latestDeployed({ deployment }: Snapshot): DeploymentEntry | undefined {
  const latest = deployment.list.find(({ mode }) => mode !== 'without secrets');
  return latest?.mode === 'before' ? undefined : latest;
}

/** On what the numbers were counted, for the corner of the table. */
export function basisOf(of: 'plan' | 'survey', { total, skipped }: PlanSummary): string {
  const [all, people] = [accountsCounted(total), peopleCounted(total - skipped)];
  if (skipped === 0) return of === 'plan' ? t`On your plan: ${people}` : t`On your survey: ${people}`;
  const out = count(skipped);
  return of === 'plan'
    ? plural(skipped, {
        one: `On your plan: ${all} − ${out} that stays out = ${people}`,
        other: `On your plan: ${all} − ${out} that stay out = ${people}`,
      })
    : plural(skipped, {
        one: `On your survey: ${all} − ${out} that stays out = ${people}`,
        other: `On your survey: ${all} − ${out} that stay out = ${people}`,
      });
}
