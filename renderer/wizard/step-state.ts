import { plural, t } from '@lingui/core/macro';
import {
  modeWords,
  type PilotFound,
  type PlanRules,
  type PlanSummary,
  planRules,
  planScopeOf,
  type RunSnapshot,
  type RunState,
  type Snapshot,
  type StepName,
  type WavesState,
} from '../../electron/assistant/contract/index.ts';
import { assertNever } from '../components/assert-never.ts';
import type { Standing } from '../components/state-icon.tsx';
import { soughtIn } from '../steps/accounts/store-choice/candidate-words.ts';
import { soughtCaption } from '../steps/accounts/store-choice/sought-words.ts';
import { runFigures } from '../steps/migrate/run-figures.ts';
import { movedIn } from '../steps/migrate/weeks/weeks-words.ts';
import { rehearsedCaption } from '../steps/rehearse/rehearsed-caption.ts';
import { deployedCaption, deployedName, deployedStanding } from '../steps/scripts/deploy/deploy-words.ts';
import { undoOfRun, unfinishedUndo } from '../undo/open-undo.ts';
import { usersIn, usersOnList } from '../undo/undo-words.ts';
import { accounts as accountsCounted } from '../words/counts.ts';
import { count, share } from '../words/numbers.ts';
import { tenantName } from '../words/tenant-name.ts';

/** What the navigation says of a step: how it stands, and what came out of it. */
export interface StepState {
  readonly standing: Standing;
  readonly caption: string;
  /** Whether it can be opened yet. */
  readonly reachable: boolean;
}

/** Whether two sets of rules decide alike, whatever the order in which they were written down. */
function sameRules(one: PlanRules, other: PlanRules): boolean {
  return planRules.keyof().options.every((rule) => one[rule] === other[rule]);
}

function sameNames(one: readonly string[] | null, other: readonly string[] | null): boolean {
  if (one === null || other === null) return one === other;
  const names = new Set(one);
  return names.size === new Set(other).size && other.every((name) => names.has(name));
}

/** Whether a plan covers the accounts that are chosen now. */
function sameAccounts({ scope, applications }: PlanSummary, chosen: Snapshot['accounts']): boolean {
  const wanted = planScopeOf(chosen.scope);
  return (
    sameNames(scope.keys, wanted.keys) &&
    sameNames(scope.roles, wanted.roles) &&
    scope.signedInSince === wanted.signedInSince &&
    scope.first === wanted.first &&
    sameNames(applications, chosen.applications)
  );
}

/** True when there is a plan and it was made under the rules and for the accounts that stand now. */
export function planIsCurrent({ plan, accounts }: Pick<Snapshot, 'plan' | 'accounts'>): boolean {
  return plan !== undefined && sameRules(plan.rules, accounts.rules) && sameAccounts(plan, accounts);
}

/** The best numbers there are: the plan's while it holds, else what the survey counted. */
export function countedAccounts(
  snapshot: Pick<Snapshot, 'plan' | 'accounts'>,
): { readonly of: 'plan' | 'survey'; readonly summary: PlanSummary } | undefined {
  const { plan, accounts } = snapshot;
  if (plan !== undefined && (planIsCurrent(snapshot) || accounts.survey === undefined))
    return { of: 'plan', summary: plan };
  return accounts.survey === undefined ? undefined : { of: 'survey', summary: accounts.survey.summary };
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
    case 'strategy':
      return strategyState(snapshot);
    case 'scripts':
      return scriptsState(snapshot);
    case 'rehearse':
      return rehearseState(snapshot);
    case 'migrate':
      return migrateState(snapshot);
    case 'verify-and-cut-over':
      return cutOverState(snapshot);
    case 'reports':
      return reportsState(snapshot);
    default:
      return assertNever(step);
  }
}

function legacyState({ legacy, activity }: Snapshot): StepState {
  if (activity?.kind === 'practice')
    return { standing: 'running', caption: t`Starting practice servers`, reachable: true };
  if (activity?.kind === 'diagnose') return { standing: 'running', caption: t`Checking`, reachable: true };
  const failed = legacy.checks.filter(({ state }) => state === 'failed').length;
  if (failed > 0)
    return {
      standing: 'trouble',
      caption: plural(failed, { one: `${failed} check to mend`, other: `${failed} checks to mend` }),
      reachable: true,
    };
  if (legacy.connected) return { standing: 'done', caption: legacy.form.database, reachable: true };
  return { standing: 'waiting', caption: t`Not connected`, reachable: true };
}

function accountsState(snapshot: Snapshot): StepState {
  const { legacy, accounts, plan, activity } = snapshot;
  const reachable = legacy.connected || (accounts.survey ?? accounts.candidates) !== undefined;
  if (activity?.kind === 'survey') return { standing: 'running', caption: t`Reading the database`, reachable };
  if (activity?.kind === 'plan')
    return { standing: 'running', caption: t`Planning, ${{ progress: progressShare(activity) }}`, reachable };
  if (plan !== undefined && !planIsCurrent(snapshot)) {
    return { standing: 'attention', caption: t`Changed since the plan`, reachable };
  }
  if (plan !== undefined) return { standing: 'done', caption: accountsCounted(plan.total), reachable };
  if (accounts.survey !== undefined) return { standing: 'waiting', caption: t`No plan yet`, reachable };
  const sought = soughtIn(accounts);
  if (sought !== undefined) return { standing: 'attention', caption: soughtCaption(sought), reachable };
  return { standing: 'waiting', caption: reachable ? t`Not read yet` : t`After the connection`, reachable };
}

function progressShare({ done, total }: { readonly done: number; readonly total?: number | undefined }): string {
  return total === undefined ? count(done) : share(done, total);
}

function tenantState({ tenant, activity }: Snapshot): StepState {
  if (activity?.kind === 'tenant-check') return { standing: 'running', caption: t`Checking`, reachable: true };
  if (tenant.checks.some(({ state }) => state === 'failed') || tenant.scopesMissing.length > 0) {
    return { standing: 'trouble', caption: t`Something to mend`, reachable: true };
  }
  if (tenant.connected) return { standing: 'done', caption: tenantName(tenant.form.domain), reachable: true };
  return { standing: 'waiting', caption: t`Not connected`, reachable: true };
}

function strategyState(snapshot: Snapshot): StepState {
  const { mode } = snapshot.strategy;
  const reachable = countedAccounts(snapshot) !== undefined;
  if (mode !== undefined) return { standing: 'done', caption: modeWords[mode].name, reachable };
  return { standing: 'waiting', caption: reachable ? t`Choose a mode` : t`After the survey`, reachable };
}

/** Bulk needs no scripts, so nothing of theirs holds it up; each other mode begins with their deployment. */
function scriptsState(snapshot: Snapshot): StepState {
  const { scripts, strategy } = snapshot;
  const needed = strategy.mode !== undefined && modeWords[strategy.mode].needsScripts;
  const edited = scripts.some((script) => script.edited);
  const reachable = countedAccounts(snapshot) !== undefined || edited || needed;
  const running = scripts.find((script) => script.running);
  if (running !== undefined)
    return { standing: 'running', caption: t`${{ action: running.action }} is running`, reachable };
  const tested = scripts.flatMap(({ cases }) =>
    cases === undefined || cases.standing === 'outdated' ? [] : cases.list,
  );
  const failed = tested.filter(({ outcome }) => outcome === 'failed').length;
  const passed = tested.filter(({ outcome }) => outcome === 'passed').length;
  if (failed > 0) {
    const all = count(passed + failed);
    return { standing: 'attention', caption: t`${{ failed: count(failed) }} of ${all} cases fail`, reachable };
  }
  const tried = scripts.flatMap(({ last }) => last ?? []);
  const toMend = tried.filter(({ sound }) => !sound).length;
  if (needed) return { ...deployedState(snapshot, toMend), reachable };
  if (passed > 0) {
    const cases = count(passed);
    return {
      standing: 'done',
      caption: plural(passed, { one: `${cases} case passes`, other: `${cases} cases pass` }),
      reachable,
    };
  }
  if (toMend > 0) {
    const caption = t`${{ scripts: count(toMend) }} to mend, not needed for bulk`;
    return { standing: 'attention', caption, reachable };
  }
  if (tried.length > 0) return { standing: 'done', caption: t`${{ scripts: count(tried.length) }} tried`, reachable };
  if (edited) return { standing: 'waiting', caption: t`Edited, not tried`, reachable };
  return { standing: 'waiting', caption: scriptlessCaption(snapshot, reachable), reachable };
}

/** Of a step that scripts alone need, where none are asked for: nobody has said yet how people move, or they move without. */
function scriptlessCaption({ strategy }: Snapshot, reachable: boolean): string {
  if (!reachable) return t`After the survey`;
  return strategy.mode === undefined ? t`After the strategy` : t`Not needed for bulk`;
}

function deployedState(snapshot: Snapshot, toMend: number): Pick<StepState, 'standing' | 'caption'> {
  const standing = deployedStanding(snapshot);
  switch (standing.kind) {
    case 'not-needed':
    case 'nothing':
      return toMend > 0
        ? { standing: 'attention', caption: t`${{ scripts: count(toMend) }} to mend` }
        : { standing: 'waiting', caption: t`To deploy` };
    case 'uncertain':
      return { standing: 'attention', caption: t`Perhaps deployed` };
    case 'other-mode':
      return { standing: 'attention', caption: t`${{ mode: deployedName(standing.latest.mode) }} deployed` };
    case 'differs':
      return { standing: 'attention', caption: t`Changed since deployed` };
    case 'deployed':
      return { standing: 'done', caption: deployedCaption(standing.latest) };
    default:
      return assertNever(standing);
  }
}

/** Nothing waits for it; what it found needs a look all the same. */
function rehearseState(snapshot: Snapshot): StepState {
  const { rehearsals, strategy, activity, pilot } = snapshot;
  const needed = strategy.mode !== undefined && modeWords[strategy.mode].needsScripts;
  const reachable = countedAccounts(snapshot) !== undefined || needed || rehearsals.length > 0;
  if (activity?.kind === 'rehearsal') {
    return { standing: 'running', caption: t`Rehearsing, ${{ progress: progressShare(activity) }}`, reachable };
  }
  if (activity?.kind === 'pilot') return { standing: 'running', caption: t`Piloting on the tenant`, reachable };
  if (!needed && reachable && pilot?.latest !== undefined) return { ...pilotState(pilot.latest), reachable };
  const summary = needed ? rehearsals.find(({ mode }) => mode === strategy.mode) : rehearsals[0];
  if (summary === undefined) {
    const caption = reachable && needed ? t`To rehearse` : scriptlessCaption(snapshot, reachable);
    return { standing: 'waiting', caption, reachable };
  }
  if (summary.standing === 'outdated') return { standing: 'attention', caption: t`Changed since rehearsed`, reachable };
  // What has gone wrong on the real tenant says more than what went well on the practice tenant.
  const piloted = pilot?.latest === undefined ? undefined : pilotState(pilot.latest);
  if (summary.failed === 0 && piloted?.standing === 'attention') return { ...piloted, reachable };
  return { standing: summary.failed > 0 ? 'attention' : 'done', caption: rehearsedCaption(summary), reachable };
}

/** Of a mode in which no script runs: its pilot is all that is tried. */
function pilotState({ state, standing }: PilotFound): Pick<StepState, 'standing' | 'caption'> {
  if (state === 'passed' && standing !== 'outdated') return { standing: 'done', caption: t`Pilot passed` };
  return { standing: 'attention', caption: state === 'passed' ? t`Changed since the pilot` : t`Pilot not passed` };
}

/** An undo under way, or stopped before its end, comes before everything else: until its end nothing else begins on the connection. */
function undoState(snapshot: Snapshot): Pick<StepState, 'standing' | 'caption'> | undefined {
  const { activity, run, plan } = snapshot;
  const unfinished = unfinishedUndo(snapshot);
  if (activity?.kind === 'undo' && activity.total === undefined) return { standing: 'running', caption: t`Undoing` };
  if (unfinished !== undefined) {
    const all = usersOnList(unfinished.counts);
    const part = share(all - usersIn(unfinished.counts, 'waiting', 'intended'), all);
    return activity?.kind === 'undo'
      ? { standing: 'running', caption: t`Undoing, ${part}` }
      : { standing: 'attention', caption: t`Undoing stopped at ${part}` };
  }
  const isReplaced = plan !== undefined && plan.id !== run?.plan;
  const over = undoOfRun(snapshot);
  return over === undefined || isReplaced
    ? undefined
    : { standing: 'waiting', caption: t`Run ${{ run: over.run }} undone` };
}

function migrateState(snapshot: Snapshot): StepState {
  const { run, waves, tenant, strategy, trickle, activity } = snapshot;
  const atSignIn = strategy.mode === 'trickle' || strategy.mode === 'hybrid';
  const undo = undoState(snapshot);
  if (undo !== undefined && (undo.standing !== 'waiting' || !atSignIn)) return { ...undo, reachable: true };
  if (run !== undefined && undoOfRun(snapshot) === undefined && (run.state !== 'finished' || !atSignIn)) {
    const awaits = waves?.run === run.id ? waves.awaits : undefined;
    return { ...runStanding(run, awaits), reachable: true };
  }
  if (atSignIn && trickle.look !== undefined && isDeployed(snapshot)) {
    const { look } = trickle;
    const caption = t`${{ moved: count(movedIn(look)) }} of ${{ all: count(look.total) }} moved`;
    if (activity?.kind === 'trickle-look') return { standing: 'running', caption, reachable: true };
    const done = look.standings.straggler === 0 || isCutOver(snapshot);
    return { standing: done ? 'done' : 'waiting', caption, reachable: true };
  }
  if (strategy.mode === 'legacy') return { standing: 'done', caption: t`Nothing moves`, reachable: true };
  const deployed = isDeployed(snapshot);
  if (strategy.mode === 'trickle') {
    return { standing: 'waiting', caption: deployed ? t`At each sign-in` : t`After the scripts`, reachable: true };
  }
  if (!tenant.connected || !canPlan(snapshot)) {
    return { standing: 'waiting', caption: t`After accounts and tenant`, reachable: false };
  }
  if (strategy.mode === undefined) return { standing: 'waiting', caption: t`After the strategy`, reachable: false };
  if (strategy.mode === 'hybrid') {
    return { standing: 'waiting', caption: deployed ? t`For the stragglers` : t`After the scripts`, reachable: true };
  }
  const caption = planIsCurrent(snapshot) ? t`Ready to start` : t`After the plan`;
  return { standing: 'waiting', caption, reachable: true };
}

/** Whether the scripts of the chosen mode are at Auth0, whatever was edited since. */
export function isDeployed(snapshot: Pick<Snapshot, 'strategy' | 'deployment'>): boolean {
  const { kind } = deployedStanding(snapshot);
  return kind === 'deployed' || kind === 'differs';
}

/** Whether the latest that was deployed is the cutover. */
export function isCutOver(snapshot: Pick<Snapshot, 'strategy' | 'deployment'>): boolean {
  const standing = deployedStanding(snapshot);
  return 'latest' in standing && standing.latest.mode === 'cutover';
}

/** Whether a run goes on by itself in this state. */
export function isActive(state: RunState): boolean {
  return state !== 'paused' && state !== 'between-waves' && state !== 'stopped' && state !== 'finished';
}

function runStanding(run: RunSnapshot, awaits: WavesState['awaits']): Pick<StepState, 'standing' | 'caption'> {
  const { counts, state, wave } = run;
  const { done, concerned } = runFigures((wave ?? run).counts);
  const part = share(done, concerned);
  if (state === 'finished') return { standing: 'done', caption: t`${{ accounts: count(counts.imported) }} imported` };
  if (awaits !== undefined && !isActive(state)) {
    const caption =
      awaits.exceeded === undefined ? t`Wave ${{ wave: count(awaits.wave) }} waits for a yes` : t`Stopped by a limit`;
    return { standing: 'attention', caption };
  }
  const caption = wave === undefined ? runCaption(state, part) : waveCaption(state, part, wave);
  return { standing: isActive(state) ? 'running' : 'attention', caption };
}

function runCaption(state: RunState, part: string): string {
  if (isActive(state)) return t`${part} done`;
  return state === 'paused' ? t`Paused at ${part}` : t`Stopped at ${part}`;
}

function waveCaption(state: RunState, part: string, wave: NonNullable<RunSnapshot['wave']>): string {
  const [number, of] = [count(wave.number), count(wave.of)];
  if (isActive(state)) return t`Wave ${number} of ${of}, ${part}`;
  return state === 'paused' ? t`Wave ${number} of ${of}, paused` : t`Wave ${number} of ${of}, stopped`;
}

function cutOverState(snapshot: Snapshot): StepState {
  const { strategy, run, verification, activity, cutover, signIns } = snapshot;
  if (activity?.kind === 'verify') return { standing: 'running', caption: t`Counting in the tenant`, reachable: true };
  if (strategy.mode === 'legacy' && run === undefined) {
    return { standing: 'done', caption: t`Nothing to cut over`, reachable: true };
  }
  if (strategy.mode === 'trickle' || strategy.mode === 'hybrid') {
    if (!isDeployed(snapshot)) return { standing: 'waiting', caption: t`After the scripts`, reachable: false };
    if (cutover === undefined) return { standing: 'waiting', caption: t`When they have moved`, reachable: true };
    const done = cutover.lines.filter(({ state }) => state === 'done').length;
    const all = count(cutover.lines.length);
    if (done === cutover.lines.length)
      return { standing: 'done', caption: t`The cutover is complete`, reachable: true };
    return { standing: 'waiting', caption: t`${{ done: count(done) }} of ${all} done`, reachable: true };
  }
  if (undoOfRun(snapshot) !== undefined) return { standing: 'waiting', caption: t`After another run`, reachable: true };
  if (run !== undefined && signIns.latest?.look.run === run.id && signIns.latest.verdict.kind === 'exceeded') {
    return { standing: 'trouble', caption: t`A sign-in limit is exceeded`, reachable: true };
  }
  if (run?.state === 'between-waves')
    return { standing: 'waiting', caption: t`Sign-ins of the waves`, reachable: true };
  if (run?.state !== 'finished') return { standing: 'waiting', caption: t`After the migration`, reachable: false };
  if (verification?.run !== run.id) return { standing: 'waiting', caption: t`Not verified yet`, reachable: true };
  const { reconciled, missing, unexpected, different } = verification;
  if (reconciled) return { standing: 'done', caption: t`Everyone accounted for`, reachable: true };
  const caption = t`${{ accounts: count(missing + unexpected + different) }} to look at`;
  return { standing: 'attention', caption, reachable: true };
}

function reportsState({ reports, trickleReport, strategy, run }: Snapshot): StepState {
  const total = reports.length + (trickleReport === undefined ? 0 : 1);
  if (total === 0 && strategy.mode === 'legacy' && run === undefined) {
    return { standing: 'done', caption: t`Nothing to report`, reachable: true };
  }
  if (total === 0) return { standing: 'waiting', caption: t`Nothing to show yet`, reachable: true };
  const number = count(total);
  const caption = plural({ reports: total }, { one: `${number} report`, other: `${number} reports` });
  return { standing: 'done', caption, reachable: true };
}
