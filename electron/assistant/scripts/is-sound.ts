import type { ScriptResult } from '../../scripts/container/result.ts';

/** Endings in which the script did what a script is to do; that somebody's password is wrong is one of them. */
const answered: ReadonlySet<ScriptResult['outcome']['kind']> = new Set([
  'profile',
  'nobody',
  'value',
  'wrong-password',
  'unauthorized',
  'validation-error',
]);

/** Whether a call ended as one may end at Auth0, without anything that works there by luck. */
export function isSound({ outcome, breaches }: ScriptResult): boolean {
  return breaches.length === 0 && answered.has(outcome.kind);
}
