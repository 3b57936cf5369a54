import { type Decision, type Reason, reasonTexts } from '../../electron/assistant/contract/index.ts';

/** Why an account did not make it, at the head of a line. */
export function reasonTitle(reason: Reason): string {
  const text = reasonTexts[reason];
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the plan decides, in the words of the outcome that it will have. */
export const decisionTexts: Readonly<Record<Decision, string>> = {
  import: 'To import',
  hold: 'Held',
  skip: 'Skipped',
  reject: 'Rejected',
};
