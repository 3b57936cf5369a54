import { t } from '@lingui/core/macro';
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
  failed: t`did not work`,
  'not-tried': t`not tried`,
  'not-applicable': t`does not apply`,
};

/** What a mode's rehearsal reaches, said where it is chosen. */
export const reaches: Readonly<Record<RehearsedMode, string>> = {
  trickle: t`login and getUser ask your database, and nothing in this mode writes there.`,
  hybrid: t`As trickle, and a bulk import into the practice tenant, before and after people came by signing in.`,
  legacy: t`What only asks goes to your database; what writes goes to copies of the accounts, in memory.`,
};

/** The mode that is meant before somebody chooses another: the strategy's, where scripts run in it. */
export function modeAtFirst({ strategy, rehearsals }: Pick<Snapshot, 'strategy' | 'rehearsals'>): RehearsedMode {
  return rehearsedModes.find((mode) => mode === strategy.mode) ?? rehearsals[0]?.mode ?? 'trickle';
}

/** The finding of the step. */
export function rehearseHeading(summary: RehearsalSummary | undefined, running: boolean): string {
  if (running) return t`Rehearsing`;
  if (summary === undefined) return t`Rehearse before anybody signs in`;
  const { worked, failed } = summary;
  if (failed > 0) return t`${{ failed: count(failed) }} of ${{ all: count(worked + failed) }} did not work`;
  return worked === 0 ? t`Nothing could be tried` : t`All ${{ worked: count(worked) }} that were tried worked`;
}

/** Where the step stands, for the bottom bar. */
export function rehearseStanding(
  { rehearsals, pilot, workspace }: Pick<Snapshot, 'rehearsals' | 'pilot' | 'workspace'>,
  mode: RehearsedMode,
  running: boolean,
): { readonly fact: string; readonly more: string } {
  const name = modeWords[mode].name;
  const summary = rehearsals.find((each) => each.mode === mode);
  if (running) return { fact: t`Nothing is written to your database.`, more: t`The real tenant hears nothing of it.` };
  if (summary === undefined) {
    return { fact: t`${name} has not been rehearsed.`, more: t`That usually takes less than a minute.` };
  }
  const fact = t`${name} was rehearsed on ${{ at: dateAndTime(summary.at) }}, in ${{ durationMs: duration(summary.durationMs) }}.`;
  const latest = pilot?.latest;
  // Production asks for both; of the two the one that is lacking is told.
  const lacksPilot = workspace?.environment === 'production' && latest?.state !== 'passed';
  if (!lacksPilot || summary.standing === 'outdated') return { fact, more: standingWords[summary.standing] };
  return {
    fact,
    more:
      latest === undefined
        ? t`Production also asks for a pilot.`
        : t`The pilot has not passed, and production asks for it.`,
  };
}

const standingWords: Readonly<Record<RehearsalSummary['standing'], string>> = {
  present: t`Scripts and mapping are as they were.`,
  outdated: t`Out of date: scripts, mapping or rules have changed since.`,
  unknown: t`Whether scripts or mapping have changed since shows when the database is connected.`,
};

/** Why it can't be begun at the moment; undefined where it can. */
export function rehearseOpensWhen({ activity, run, legacy, accounts }: Snapshot): string | undefined {
  if (activity !== undefined)
    return activity.kind === 'rehearsal' ? t`Running` : t`Opens when nothing else is under way`;
  if (run !== undefined && isActive(run.state)) return t`Opens when the run is over`;
  if (!legacy.passwordKnown && legacy.form.signIn === 'sql-login') return t`Opens when the database is connected`;
  return accounts.survey === undefined ? t`Opens after the survey, on Accounts` : undefined;
}
