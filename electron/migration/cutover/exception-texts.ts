import { differenceTexts } from '../../common/words.ts';
import type { ExceptionKind } from '../../journal/acceptances.ts';

/** What is exceptional about an account or user, in words that follow its name. */
export const exceptionTexts: Readonly<Record<ExceptionKind, string>> = {
  straggler: 'has not moved, and could not sign in any more',
  'left-out': 'was held back or rejected, and has no user in Auth0',
  'open-reset': 'chose a new password in Auth0 and has not signed in since',
  'legacy-side': 'are still there, as far as Userferry knows',
  ...differenceTexts,
};
