import type { UsernameLimits } from '../../accounts/username.ts';
import type { Mode } from '../../common/mode-words.ts';
import type { Reason, Trait } from '../../common/words.ts';
import type { PlanEstimate } from '../plan/estimate.ts';
import type { LatestRead } from '../worker/planning.ts';

/** Who comes on the first Monday, by the plan or survey that was made last. */
export interface Population {
  readonly reading: 'plan' | 'survey';
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly made: number;
  /** All who will sign in at Auth0. */
  readonly comers: number;
  /** Of them, those who come with the password they have. */
  readonly withPassword: number;
  /** Of them, those who must choose another before they can sign in. */
  readonly reset: number;
  /** Accounts that are sent in import files. */
  readonly importing: number;
  readonly estimate: PlanEstimate;
  /** Accounts that bring an authenticator app along, and those whose second factor can't come. */
  readonly withFactor: number;
  readonly withoutTheirFactor: number;
  /** Accounts left out for their user name. */
  readonly usernamesRefused: number;
  /** What the plan takes user names for; null for none. A survey doesn't ask the tenant. */
  readonly usernames: UsernameLimits | null;
}

/** What a mode makes of the accounts that were read last. */
export function populationOf({ purpose, basis, summary }: LatestRead, mode: Mode): Population {
  const { people = 0, atOnce = 0, bySignIn = 0, reset = 0 } = summary.modes.find((one) => one.mode === mode) ?? {};
  const having = (trait: Trait) => summary.traits.find((one) => one.trait === trait)?.accounts ?? 0;
  const because = (reason: Reason) =>
    summary.reasons.reduce((sum, one) => (one.reason === reason ? sum + one.accounts : sum), 0);
  return {
    reading: purpose,
    id: summary.id,
    made: summary.made,
    // In legacy mode nobody moves, and everybody signs in all the same.
    comers: mode === 'legacy' ? people : atOnce + bySignIn + reset,
    withPassword: mode === 'legacy' ? people : atOnce + bySignIn,
    reset,
    importing: mode === 'bulk' || mode === 'hybrid' ? summary.import : 0,
    estimate: summary.estimate,
    withFactor: having('second-factor'),
    withoutTheirFactor: having('second-factor-left-out'),
    usernamesRefused: because('username-invalid') + because('shared-username'),
    usernames: basis.username,
  };
}
