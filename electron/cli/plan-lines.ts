import { scopeSentences } from '../assistant/contract/index.ts';
import { assertNever } from '../common/assert-never.ts';
import { type Mode, modeWords } from '../common/mode-words.ts';
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

/** What comes after a plan in the workspace's mode. */
export function afterPlan(mode: Mode, plan: string): string {
  switch (mode) {
    case 'bulk':
      return `Nothing has been sent. Carry it out: userferry migrate --plan ${plan}`;
    case 'trickle':
    case 'hybrid':
      return 'Nothing has been sent. Each look is held against this plan: userferry progress, once the scripts are there (userferry deploy --mode trickle). Whoever is left in the end is brought at once by a new plan and: userferry migrate';
    case 'legacy':
      return 'Nothing has been sent, and in legacy mode nothing moves: userferry deploy --mode legacy brings the scripts.';
    default:
      return assertNever(mode);
  }
}
