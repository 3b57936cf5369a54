import {
  type PlanRules,
  planRules,
  type RunSnapshot,
  type RunState,
  type Snapshot,
  type StepName,
} from '../../electron/assistant/contract/index.ts';
import { assertNever } from '../components/assert-never.ts';
import type { Standing } from '../components/state-icon.tsx';
import { runFigures } from '../steps/migrate/run-figures.ts';
import { count, counted, share } from '../words/numbers.ts';

/** What the navigation says of a step: how it stands, and what came out of it. */
export interface StepState {
  readonly standing: Standing;
  readonly caption: string;
  /** Whether it can be opened yet. */
  readonly reachable: boolean;
}

/** Whether two sets of rules decide alike, whatever the order in which they were written down. */
export function sameRules(one: PlanRules, other: PlanRules): boolean {
  return planRules.keyof().options.every((rule) => one[rule] === other[rule]);
}

/** True when there is a plan and it was made under the rules that stand now. */
export function planIsCurrent(snapshot: Snapshot): boolean {
  return snapshot.plan !== undefined && sameRules(snapshot.plan.rules, snapshot.accounts.rules);
}

/** A plan asks the connection what it takes, so it needs the tenant's form filled in. */
export function canPlan({ accounts, tenant }: Snapshot): boolean {
  return accounts.survey !== undefined && tenant.secretKnown && tenant.form.connection !== '';
}

/** The state of one step, from the snapshot alone. */
export function stepState(snapshot: Snapshot, step: StepName): StepState {
  switch (step) {
    case 'legacy-database':
      return legacyState(snapshot);
    case 'accounts':
      return accountsState(snapshot);
    case 'tenant':
      return tenantState(snapshot);
    case 'migrate':
      return migrateState(snapshot);
    case 'reports':
      return reportsState(snapshot);
    default:
      return assertNever(step);
  }
}

function legacyState({ legacy, activity }: Snapshot): StepState {
  if (activity?.kind === 'practice')
    return { standing: 'running', caption: 'Starting practice servers', reachable: true };
  if (activity?.kind === 'diagnose') return { standing: 'running', caption: 'Checking', reachable: true };
  const failed = legacy.checks.filter(({ state }) => state === 'failed').length;
  if (failed > 0)
    return { standing: 'trouble', caption: `${failed} check${failed === 1 ? '' : 's'} to mend`, reachable: true };
  if (legacy.connected) return { standing: 'done', caption: legacy.form.database, reachable: true };
  return { standing: 'waiting', caption: 'Not connected', reachable: true };
}

function accountsState(snapshot: Snapshot): StepState {
  const { legacy, accounts, plan, activity } = snapshot;
  const reachable = legacy.connected || accounts.survey !== undefined;
  if (activity?.kind === 'survey') return { standing: 'running', caption: 'Reading the database', reachable };
  if (activity?.kind === 'plan')
    return { standing: 'running', caption: `Planning, ${progressShare(activity)}`, reachable };
  if (plan !== undefined && !sameRules(plan.rules, accounts.rules)) {
    return { standing: 'attention', caption: 'Rules changed since the plan', reachable };
  }
  if (plan !== undefined) return { standing: 'done', caption: counted(plan.total, 'account', 'accounts'), reachable };
  if (accounts.survey !== undefined) return { standing: 'waiting', caption: 'No plan yet', reachable };
  return { standing: 'waiting', caption: reachable ? 'Not read yet' : 'After the connection', reachable };
}

function progressShare({ done, total }: { readonly done: number; readonly total?: number | undefined }): string {
  return total === undefined ? count(done) : share(done, total);
}

function tenantState({ tenant, activity }: Snapshot): StepState {
  if (activity?.kind === 'tenant-check') return { standing: 'running', caption: 'Checking', reachable: true };
  if (tenant.checks.some(({ state }) => state === 'failed') || tenant.scopesMissing.length > 0) {
    return { standing: 'trouble', caption: 'Something to mend', reachable: true };
  }
  if (tenant.connected)
    return { standing: 'done', caption: tenant.form.domain.replace(/^https?:\/\//, ''), reachable: true };
  return { standing: 'waiting', caption: 'Not connected', reachable: true };
}

function migrateState(snapshot: Snapshot): StepState {
  const { run, tenant } = snapshot;
  if (run !== undefined) return { ...runStanding(run), reachable: true };
  if (!tenant.connected || !canPlan(snapshot)) {
    return { standing: 'waiting', caption: 'After accounts and tenant', reachable: false };
  }
  const caption = planIsCurrent(snapshot) ? 'Ready to start' : 'After the plan';
  return { standing: 'waiting', caption, reachable: true };
}

/** Whether a run goes on by itself in this state. */
export function isActive(state: RunState): boolean {
  return state !== 'paused' && state !== 'stopped' && state !== 'finished';
}

function runStanding(run: RunSnapshot): Pick<StepState, 'standing' | 'caption'> {
  const { counts, state } = run;
  const { done, concerned } = runFigures(counts);
  if (state === 'finished') return { standing: 'done', caption: `${count(counts.imported)} imported` };
  if (state === 'stopped') return { standing: 'attention', caption: `Stopped at ${share(done, concerned)}` };
  if (state === 'paused') return { standing: 'attention', caption: `Paused at ${share(done, concerned)}` };
  return { standing: 'running', caption: `${share(done, concerned)} done` };
}

function reportsState({ reports }: Snapshot): StepState {
  if (reports.length === 0) return { standing: 'waiting', caption: 'Nothing to show yet', reachable: true };
  return { standing: 'done', caption: counted(reports.length, 'report', 'reports'), reachable: true };
}
