import { scopeSentences } from '../assistant/contract/index.ts';
import { modeWords } from '../common/mode-words.ts';
import type { ModeComparison } from '../migration/plan/compare-modes.ts';
import type { PlanSummary } from '../migration/plan/plan-types.ts';
import { countText } from '../reports/wording.ts';

/** Whom a plan leaves out by choice. */
export function leftOutLines({ scope, applications }: Pick<PlanSummary, 'scope' | 'applications'>): readonly string[] {
  const chosen = applications.length === 0 ? [] : [`Only the chosen applications: ${applications.join(', ')}.`];
  return [...chosen, ...scopeSentences(scope, countText)];
}

/** The modes on these accounts, one line each; the numbers of a line add up to the people. */
export function modeLines(modes: readonly ModeComparison[]): readonly string[] {
  return modes.map(({ mode, people, atOnce, bySignIn, reset, stay }) => {
    const sum = `${countText(atOnce)} at once + ${countText(bySignIn)} at sign-in + ${countText(reset)} with a new password + ${countText(stay)} stay = ${countText(people)}`;
    return `${modeWords[mode].name}: ${sum}`;
  });
}
