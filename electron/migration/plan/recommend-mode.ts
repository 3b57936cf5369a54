import type { PlanCounts } from '../../journal/records.ts';

export const modes = ['bulk', 'trickle', 'hybrid', 'legacy'] as const;
export type Mode = (typeof modes)[number];

/** Which mode suits a population, with the reason in one sentence. */
export interface Recommendation {
  readonly mode: Mode;
  readonly why: string;
}

/** Passwords that only their owner's next sign-in can carry over. */
const ONLY_BY_TRICKLE = new Set([
  'password-not-importable',
  'password-needs-machine-key',
  'clear-password-over-72-bytes',
]);

/** Up to this share of people without an importable password, the detour over trickle is not worth an open database. */
const FEW = 0.01;
const MOST = 0.5;

/**
 * Bulk where nearly everybody's password can be imported, trickle where hardly anybody's can, hybrid in between. Legacy mode moves
 * nobody and is never recommended: it is for those who must keep the old database in charge.
 */
export function recommendMode({
  total,
  skipped,
  reasons,
}: Pick<PlanCounts, 'total' | 'skipped' | 'reasons'>): Recommendation {
  const people = total - skipped;
  const stuck = reasons
    .filter(({ decision, reason }) => decision === 'hold' && ONLY_BY_TRICKLE.has(reason))
    .reduce((sum, { accounts }) => sum + accounts, 0);
  const share = people === 0 ? 0 : stuck / people;
  const counted = `${stuck.toLocaleString('en-GB')} of ${people.toLocaleString('en-GB')} people`;
  if (stuck === 0)
    return { mode: 'bulk', why: 'Every password that is there can be imported, so all can move at once.' };
  if (share <= FEW) {
    return {
      mode: 'bulk',
      why: `Only ${counted} have a password that Auth0 can’t import; everybody else can move at once.`,
    };
  }
  if (share >= MOST) {
    return {
      mode: 'trickle',
      why: `${counted} have a password that Auth0 can’t import; it moves when they next sign in.`,
    };
  }
  return {
    mode: 'hybrid',
    why: `${counted} have a password that Auth0 can’t import: it moves when they next sign in, and the others follow in bulk.`,
  };
}
