import type { ScriptCase, ScriptCases } from '../../../electron/assistant/contract/index.ts';
import { count } from '../../words/numbers.ts';
import { dateAndTime } from '../../words/times.ts';

export const outcomesOfCases: Readonly<Record<ScriptCase['outcome'], string>> = {
  passed: 'passed',
  failed: 'failed',
  'not-run': 'not run',
};

export function countCases({ list }: ScriptCases): {
  readonly passed: number;
  readonly failed: number;
  readonly notRun: number;
} {
  const having = (outcome: ScriptCase['outcome']) => list.filter((each) => each.outcome === outcome).length;
  return { passed: having('passed'), failed: having('failed'), notRun: having('not-run') };
}

/** `9 of 9 passed`; those that can't be run here are left out of both numbers. */
export function passedWords(cases: ScriptCases): string {
  const { passed, failed } = countCases(cases);
  if (passed + failed === 0) return 'No case can be run';
  return `${count(passed)} of ${count(passed + failed)} passed`;
}

/** How the cases of an action stand, and whether that is still true. */
export function casesSummary(cases: ScriptCases | undefined): string {
  if (cases === undefined) return 'Not run yet.';
  const { notRun } = countCases(cases);
  const latest = Math.max(0, ...cases.list.map(({ at }) => at));
  const left = notRun === 0 ? '' : `, ${count(notRun)} not run`;
  return `${passedWords(cases)}${left}, ${dateAndTime(latest)}. ${oneCause(cases)}${standingWords[cases.standing]}`.trim();
}

/** Ten failures that say the same are mended once. */
function oneCause({ list }: ScriptCases): string {
  const failed = list.filter(({ outcome }) => outcome === 'failed');
  const isOne = failed.length > 1 && new Set(failed.map(({ words }) => words)).size === 1;
  return isOne ? 'All failures say the same. ' : '';
}

const standingWords: Readonly<Record<ScriptCases['standing'], string>> = {
  present: '',
  outdated: 'Out of date: script, mapping or database have changed since.',
  unknown: 'Whether script or mapping have changed since shows when the database is connected.',
};
