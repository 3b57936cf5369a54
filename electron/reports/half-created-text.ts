import type { Outcome, Reason } from '../common/words.ts';
import { plural } from './wording.ts';

/**
 * What comes next where half-created users kept accounts out of a finished run; null where none did, or the run goes on first. See
 * docs/hybrid.md.
 */
export function halfCreatedText(
  run: { readonly plan: string; readonly state: string; readonly delta: string | null },
  reasons: readonly { readonly outcome: Outcome; readonly reason: Reason; readonly accounts: number }[],
): string | null {
  const accounts = reasons.reduce((sum, one) => (one.reason === 'half-created-user' ? sum + one.accounts : sum), 0);
  if (accounts === 0 || run.state !== 'finished') return null;
  // The plan of a delta's run is the whole reading, which no other run carries out.
  const command =
    run.delta === null
      ? `userferry migrate --plan ${run.plan} --settle-half-created`
      : 'userferry delta --yes delta --settle-half-created';
  return `Half-created users in Auth0 are in the way of ${plural(accounts, 'account', 'accounts')}. Whoever signs in with the new password completes their own; what removes the others and imports their accounts (it needs delete:users): ${command}`;
}
