import { t } from '@lingui/core/macro';
import { type Decision, type Reason, reasonTexts } from '../../electron/assistant/contract/index.ts';

/** Words that follow a number, at the head of a line. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why an account did not make it, at the head of a line. */
export function reasonTitle(reason: Reason): string {
  return sentenceCase(reasonTexts[reason]);
}

/** What the plan decides, in the words of the outcome that it will have. */
export const decisionTexts: Readonly<Record<Decision, string>> = {
  import: t({ message: 'To import', context: 'decision about accounts' }),
  hold: t({ message: 'Held', context: 'decision about accounts' }),
  skip: t({ message: 'Skipped', context: 'decision about accounts' }),
  reject: t({ message: 'Rejected', context: 'decision about accounts' }),
};
