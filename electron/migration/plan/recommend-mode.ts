import { heldPassword, trickleCarries, waysOut } from '../../accounts/passwords/ways-out.ts';
import type { Mode } from '../../common/mode-words.ts';
import { type AccountGroup, accountsIn } from '../../journal/account-groups.ts';

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
export function recommendMode(groups: readonly AccountGroup[]): Recommendation {
  const people = accountsIn(groups.filter(({ decision }) => decision !== 'skip'));
  const carried = groups.filter(isCarried);
  const stuck = accountsIn(carried);
  const open = accountsIn(groups.filter((group) => needsOnlyAnAnswer(group) && !isCarried(group)));
  const some = carried.some(needsOnlyAnAnswer)
    ? ' Some of them need only their format proved or the machine key given.'
    : '';
  const first = open === 0 ? some : `${some} ${unnamed(open)}`;
  const share = people === 0 ? 0 : stuck / people;
  const counted = `${stuck.toLocaleString('en-GB')} of ${people.toLocaleString('en-GB')} people`;
  const have = stuck === 1 ? 'has' : 'have';
  if (stuck === 0)
    return {
      mode: 'bulk',
      why: `Nobody’s password needs a sign-in to move, so all who can move do so at once.${first}`,
    };
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

/** Nothing takes these over before that is known, and what is recommended may be another mode then. */
function unnamed(people: number): string {
  const whose = people === 1 ? 'one person’s password' : `${people.toLocaleString('en-GB')} people’s passwords`;
  return `First name or prove the format of ${whose}: no mode takes over what nobody can read.`;
}

function isCarried(group: AccountGroup): boolean {
  const held = heldPassword(group);
  return held !== null && trickleCarries(held);
}

/** Whether bulk could take them too, after a format is proved or a key is given. */
function needsOnlyAnAnswer(group: AccountGroup): boolean {
  const held = heldPassword(group);
  return held !== null && waysOut(held).some((way) => way === 'prove-format' || way === 'give-machine-key');
}
