import { trickleCarries } from '../../accounts/passwords/ways-out.ts';
import type { Mode } from '../../common/mode-words.ts';
import type { PlanCounts } from '../../journal/records.ts';

/** Which mode suits a population, with the reason in one sentence. */
export interface Recommendation {
  readonly mode: Mode;
  readonly why: string;
}

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
  const held = reasons.filter(({ decision, reason }) => decision === 'hold' && trickleCarries(reason));
  const stuck = held.reduce((sum, { accounts }) => sum + accounts, 0);
  const first = held.some(({ reason }) => reason !== 'password-not-importable')
    ? ' Some of them need only their format proved or the machine key given.'
    : '';
  const share = people === 0 ? 0 : stuck / people;
  const counted = `${stuck.toLocaleString('en-GB')} of ${people.toLocaleString('en-GB')} people`;
  const have = stuck === 1 ? 'has' : 'have';
  if (stuck === 0)
    return { mode: 'bulk', why: 'Nobody’s password needs a sign-in to move, so all who can move do so at once.' };
  if (share <= FEW) {
    return {
      mode: 'bulk',
      why: `Only ${counted} ${have} a password that Auth0 can’t import; the others can move at once.${first}`,
    };
  }
  if (share >= MOST) {
    return {
      mode: 'trickle',
      why: `${counted} ${have} a password that Auth0 can’t import; it moves when they next sign in.${first}`,
    };
  }
  return {
    mode: 'hybrid',
    why: `${counted} ${have} a password that Auth0 can’t import: it moves when they next sign in, and the others follow in bulk.${first}`,
  };
}
