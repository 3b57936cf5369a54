import { type DifferenceKind, differenceTexts } from './words.ts';

/** Everything that stands between a migration and letting the legacy database go, in the order in which it is done. */
export const cutoverTopics = [
  'everybody-moved',
  'verification',
  'delta',
  'resets',
  'no-op-scripts',
  'import-mode',
  'sign-in',
  'secrets',
  'legacy-side',
] as const;
export type CutoverTopic = (typeof cutoverTopics)[number];

/**
 * `done`: the evidence shows it; `open`: something is to be done first; `waits`: an earlier line comes first; `unknown`: nobody has
 * looked, or what was seen is too old or may not be read.
 */
export const lineStates = ['done', 'open', 'waits', 'unknown'] as const;
export type LineState = (typeof lineStates)[number];

/** What somebody can do about a line; page and terminal say it in their own ways. */
export const cutoverSteps = [
  'look',
  'make-plan',
  'verify',
  'move-or-accept',
  'mend-or-accept',
  'settle-or-accept',
  'carry-or-freeze',
  'let-read-connection',
  'read-log-or-accept',
  'deploy-cutover',
  'switch-import-mode-on',
  'sign-in',
  'blank-secrets',
  'remove-legacy-side',
] as const;
export type CutoverStep = (typeof cutoverSteps)[number];

/** What each line of the checklist is about. */
export const cutoverTitles: Readonly<Record<CutoverTopic, string>> = {
  'everybody-moved': 'Everybody who comes along has moved',
  verification: 'Verification',
  delta: 'Nothing changes in the old application any more',
  resets: 'New passwords are in use',
  'no-op-scripts': 'The scripts ask nobody any more',
  'import-mode': 'Import mode stays on',
  'sign-in': 'Sign-ins go on',
  secrets: 'No secret of the legacy database is at Auth0',
  'legacy-side': 'Login and firewall rules are removed',
};

/** What somebody has to accept by name before it may be left as it is. Stored: codes are stable. */
export const exceptionKinds = [
  'straggler',
  'left-out',
  'open-reset',
  'missing',
  'unexpected',
  'different',
  'new-in-database',
  'vanished-from-database',
  'changed-in-database',
  'not-carried-over',
  'old-pages',
  'unseen-resets',
  'unseen-sign-in',
  'legacy-side',
] as const satisfies readonly (
  | 'straggler'
  | 'left-out'
  | 'open-reset'
  | 'not-carried-over'
  | SeenByPeople
  | DifferenceKind
)[];
export type ExceptionKind = (typeof exceptionKinds)[number];

/** What Userferry can't see, or may not: there is one of each at most, until somebody who has seen it says so. */
export type SeenByPeople = 'old-pages' | 'unseen-resets' | 'unseen-sign-in' | 'legacy-side';

/** What is exceptional about an account or user, in words that follow its name. */
export const exceptionTexts: Readonly<Record<ExceptionKind, string>> = {
  straggler: 'has not moved, and could not sign in any more',
  'left-out': 'was held back or rejected, and has no user in Auth0',
  'open-reset': 'chose a new password in Auth0 and has not signed in since',
  'not-carried-over': 'has changed in the old application, which Auth0 can’t be given',
  'old-pages': 'may still change passwords, as far as Userferry knows',
  'unseen-resets': 'may be open: the application may not read the log that tells of them',
  'unseen-sign-in': 'has not been seen: the tenant’s log can’t be read, or can’t tell',
  'legacy-side': 'are still there, as far as Userferry knows',
  ...differenceTexts,
};
