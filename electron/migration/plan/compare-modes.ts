import { heldPassword, trickleCarries } from '../../accounts/passwords/ways-out.ts';
import { assertNever } from '../../common/assert-never.ts';
import { type Mode, modes } from '../../common/mode-words.ts';
import { type AccountGroup, accountsIn } from '../../journal/account-groups.ts';
import type { PlanEstimate } from './estimate.ts';

/** What becomes of people under a mode. */
const parts = ['atOnce', 'bySignIn', 'reset', 'stay'] as const;
type Part = (typeof parts)[number];

/** One mode on a plan's own numbers. */
export interface ModeComparison {
  readonly mode: Mode;
  /** All who may sign in: the plan without what it skips. The four numbers below add up to it. */
  readonly people: number;
  /** Moved by import files with the password they have; in hybrid at the latest, because some sign in before. */
  readonly atOnce: number;
  /** Moved with the password they have by nothing but their own next sign-in. */
  readonly bySignIn: number;
  /** Must choose a new password before they can sign in. */
  readonly reset: number;
  /** Don't move. */
  readonly stay: number;
  /** Of those whom a sign-in would move, how many signed in within the last 90 days; null where no column tells, or the mode moves nobody so. */
  readonly signedInLately: number | null;
  /** The import files of the mode, at most; null where it sends none. */
  readonly files: PlanEstimate | null;
}

export interface ComparisonBasis {
  /** Whether the database knows when somebody last signed in. */
  readonly signInsKnown: boolean;
  /** Whether people who are locked out or not approved are to sign in again all the same. */
  readonly unblocks: boolean;
  /** Of the plan in bulk. */
  readonly estimate: PlanEstimate;
}

/** The four modes compared on one plan's or survey's accounts. */
export function compareModes(groups: readonly AccountGroup[], basis: ComparisonBasis): readonly ModeComparison[] {
  const people = groups.filter(({ decision }) => decision !== 'skip');
  return modes.map((mode) => {
    const within = (part: Part) => accountsIn(people.filter((group) => partOf(mode, group, basis) === part));
    return {
      mode,
      people: accountsIn(people),
      atOnce: within('atOnce'),
      bySignIn: within('bySignIn'),
      reset: within('reset'),
      stay: within('stay'),
      signedInLately: signedInLately(mode, people, basis),
      files: mode === 'bulk' || mode === 'hybrid' ? basis.estimate : null,
    };
  });
}

/** An account that is counted, by what it is alike in with others. */
export type Kind = Pick<AccountGroup, 'decision' | 'reason' | 'format' | 'experience' | 'traits'>;

/** What becomes of an account of that kind under a mode. */
export function partOf(mode: Mode, group: Kind, basis: Pick<ComparisonBasis, 'unblocks'>): Part {
  switch (mode) {
    case 'bulk':
      return inBulk(group);
    case 'trickle':
      return bySignIn(group, basis);
    case 'hybrid':
      // What bulk can take it takes at the end; the rest had its time to sign in.
      return inBulk(group) === 'stay' ? bySignIn(group, basis) : inBulk(group);
    case 'legacy':
      return 'stay';
    default:
      return assertNever(mode);
  }
}

function inBulk({ decision, experience }: Kind): Part {
  if (decision !== 'import') return 'stay';
  return experience === 'needs-reset' ? 'reset' : 'atOnce';
}

/** The old application decides whom it lets in, and asks for an e-mail address that is one person's. */
function bySignIn(group: Kind, { unblocks }: Pick<ComparisonBasis, 'unblocks'>): Part {
  const { decision, experience, traits } = group;
  const barred = traits.includes('locked') || traits.includes('unapproved');
  if (barred && !unblocks) return 'stay';
  // SQL Server compares the blank, which nobody types: no script finds them, for a sign-in or a new password.
  if (traits.includes('address-after-blank')) return 'stay';
  if (decision === 'import') return experience === 'needs-reset' ? 'reset' : 'bySignIn';
  const held = heldPassword(group);
  if (held === null) return 'stay';
  return trickleCarries(held) ? 'bySignIn' : 'reset';
}

function signedInLately(mode: Mode, people: readonly AccountGroup[], basis: ComparisonBasis): number | null {
  if (!basis.signInsKnown || mode === 'bulk' || mode === 'legacy') return null;
  return accountsIn(
    people.filter((group) => group.traits.includes('signed-in-lately') && bySignIn(group, basis) === 'bySignIn'),
  );
}
