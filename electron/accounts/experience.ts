import { assertNever } from '../common/assert-never.ts';
import type { Decision, Experience, Reason } from '../common/words.ts';

/** What a plan knows of an account that decides how its owner fares. */
export interface Fate {
  readonly decision: Decision;
  readonly reason: Reason | null;
  readonly blocked: boolean;
  /** Goes along without its password: `import-without`. */
  readonly withoutPassword: boolean;
  /** Had a second factor that can't be taken along. */
  readonly losesSecondFactor: boolean;
}

/** One experience for every account: they add up to the plan. */
export function experienceOf({ decision, reason, blocked, withoutPassword, losesSecondFactor }: Fate): Experience {
  switch (decision) {
    case 'import':
      if (blocked) return 'blocked';
      if (withoutPassword) return 'needs-reset';
      return losesSecondFactor ? 'second-factor-again' : 'same-password';
    case 'hold':
      return reason === 'external-login-only' ? 'old-provider' : 'no-account';
    case 'reject':
      return 'no-account';
    case 'skip':
      return 'not-a-person';
    default:
      return assertNever(decision);
  }
}
