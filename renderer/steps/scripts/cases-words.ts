import { t } from '@lingui/core/macro';
import type { ScriptCase, ScriptCases } from '../../../electron/assistant/contract/index.ts';
import { count } from '../../words/numbers.ts';
import { dateAndTime } from '../../words/times.ts';

export const outcomesOfCases: Readonly<Record<ScriptCase['outcome'], string>> = {
  passed: t({ message: 'passed', context: 'test case' }),
  failed: t({ message: 'failed', context: 'test case' }),
  'not-run': t`not run`,
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
  if (passed + failed === 0) return t`No case can be run`;
  return t`${{ passed: count(passed) }} of ${{ all: count(passed + failed) }} passed`;
}

/** How the cases of an action stand, and whether that is still true. */
export function casesSummary(cases: ScriptCases | undefined): string {
  if (cases === undefined) return t`Not run yet.`;
  const { notRun } = countCases(cases);
  const latest = Math.max(0, ...cases.list.map(({ at }) => at));
  const [passed, moment] = [passedWords(cases), dateAndTime(latest)];
  const sentence =
    notRun === 0 ? t`${passed}, ${moment}.` : t`${passed}, ${{ notRun: count(notRun) }} not run, ${moment}.`;
  return [sentence, oneCause(cases), standingWords[cases.standing]].filter((text) => text !== '').join(' ');
}

/** Ten failures that say the same are mended once. */
function oneCause({ list }: ScriptCases): string {
  const failed = list.filter(({ outcome }) => outcome === 'failed');
  const isOne = failed.length > 1 && new Set(failed.map(({ words }) => words)).size === 1;
  return isOne ? t`All failures say the same.` : '';
}

const standingWords: Readonly<Record<ScriptCases['standing'], string>> = {
  present: '',
  outdated: t`Out of date: script, mapping or database have changed since.`,
  unknown: t`Whether script or mapping have changed since shows when the database is connected.`,
};
