import {
  type CellOutcome,
  modeWords,
  type RehearsalSummary,
  type RehearsedMode,
  rehearsedModes,
  type Snapshot,
} from '../../../electron/assistant/contract/index.ts';
import { isActive } from '../../wizard/step-state.ts';
import { count } from '../../words/numbers.ts';
import { dateAndTime, duration } from '../../words/times.ts';

/** What each outcome is called under its number, in a legend and for who hears the matrix. */
export const outcomeNames: Readonly<Record<CellOutcome, string>> = {
  worked: 'worked',
  failed: 'did not work',
  'not-tried': 'not tried',
  'not-applicable': 'does not apply',
};

/** What a mode's rehearsal reaches, said where it is chosen. */
export const reaches: Readonly<Record<RehearsedMode, string>> = {
  trickle: 'login and getUser ask your database, and nothing in this mode writes there.',
  hybrid: 'As trickle, and a bulk import into the practice tenant, before and after people came by signing in.',
  legacy: 'What only asks goes to your database; what writes goes to copies of the accounts, in memory.',
};

/** The mode that is meant before somebody chooses another: the strategy's, where scripts run in it. */
export function modeAtFirst({ strategy, rehearsals }: Pick<Snapshot, 'strategy' | 'rehearsals'>): RehearsedMode {
  return rehearsedModes.find((mode) => mode === strategy.mode) ?? rehearsals[0]?.mode ?? 'trickle';
}

/** The finding of the step. */
export function rehearseHeading(summary: RehearsalSummary | undefined, running: boolean): string {
  if (running) return 'Rehearsing';
  if (summary === undefined) return 'Rehearse before anybody signs in';
  const { worked, failed } = summary;
  if (failed > 0) return `${count(failed)} of ${count(worked + failed)} did not work`;
  return worked === 0 ? 'Nothing could be tried' : `All ${count(worked)} that were tried worked`;
}

/** Where the step stands, for the bottom bar. */
export function rehearseStanding(
  summary: RehearsalSummary | undefined,
  mode: RehearsedMode,
  running: boolean,
): { readonly fact: string; readonly more: string } {
  const name = modeWords[mode].name;
  if (running) return { fact: 'Nothing is written to your database.', more: 'The real tenant hears nothing of it.' };
  if (summary === undefined) {
    return { fact: `${name} has not been rehearsed.`, more: 'That usually takes less than a minute.' };
  }
  const fact = `${name} was rehearsed on ${dateAndTime(summary.at)}, in ${duration(summary.durationMs)}.`;
  return { fact, more: standingWords[summary.standing] };
}

const standingWords: Readonly<Record<RehearsalSummary['standing'], string>> = {
  present: 'Scripts and mapping are as they were.',
  outdated: 'Out of date: scripts, mapping or rules have changed since.',
  unknown: 'Whether scripts or mapping have changed since shows when the database is connected.',
};

/** Why it can't be begun at the moment; undefined where it can. */
export function rehearseOpensWhen({ activity, run, legacy, accounts }: Snapshot): string | undefined {
  if (activity !== undefined) return activity.kind === 'rehearsal' ? 'Running' : 'Opens when nothing else is under way';
  if (run !== undefined && isActive(run.state)) return 'Opens when the run is over';
  if (!legacy.passwordKnown && legacy.form.signIn === 'sql-login') return 'Opens when the database is connected';
  return accounts.survey === undefined ? 'Opens after the survey, on Accounts' : undefined;
}
