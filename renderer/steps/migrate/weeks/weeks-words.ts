import type { TrickleLook, TrickleStanding } from '../../../../electron/assistant/contract/index.ts';
import { count, counted, share } from '../../../words/numbers.ts';
import { dayAndMonth } from '../../../words/times.ts';

const dayMs = 86_400_000;

/** Who has moved, whichever way. */
export function movedIn({ standings }: Pick<TrickleLook, 'standings'>): number {
  return standings['by-sign-in'] + standings['by-run'] + standings.otherwise;
}

/** How accounts stand, as their numbers are captioned. */
export const standingCaptions: Readonly<Record<TrickleStanding, { readonly label: string; readonly note: string }>> = {
  'by-sign-in': { label: 'came by signing in', note: 'or by a new password' },
  'by-run': { label: 'came with a run', note: 'in bulk' },
  otherwise: { label: 'there otherwise', note: 'neither brought them' },
  straggler: { label: 'have not moved yet', note: 'still could' },
  'cannot-come': { label: 'can’t come', note: 'as the plan says' },
};

/** The finding of a look. */
export function weeksHeading(look: TrickleLook): string {
  const { straggler } = look.standings;
  if (straggler === 0) return 'Everybody who can come has moved';
  const moved = movedIn(look);
  return moved === 0
    ? 'Nobody has moved yet'
    : `${counted(moved, 'account has', 'accounts have')} moved, ${count(straggler)} to go`;
}

/** When most of them will have come, in one sentence with its uncertainty. */
export function forecastSentence({
  at,
  forecast,
  standings,
}: Pick<TrickleLook, 'at' | 'forecast' | 'standings'>): string {
  if (standings.straggler === 0) return 'Nobody is left who could still come.';
  const told = forecast.find((entry) => entry.share === 0.95) ?? forecast.at(-1);
  if (told === undefined) return 'Too little has happened for a forecast: it takes seven days and twenty people.';
  const on = (days: number) => dayAndMonth(at + days * dayMs);
  const late = told.latest === null ? 'and perhaps never' : `and at the latest on ${on(told.latest)}`;
  return `If it goes on like the last two weeks, ${share(told.share, 1).replace('.0', '')} of those who can come have come on ${on(told.days)}, at the earliest on ${on(told.earliest)} ${late}.`;
}

/** What going back would lose, in one sentence. */
export function costSentence({ passwords, users, atLeast }: TrickleLook['onlyInAuth0']): string {
  if (passwords === 0 && users === 0 && !atLeast) {
    return 'Going back would lose nothing yet: nobody has set a password or signed up in Auth0.';
  }
  const least = atLeast ? 'at least ' : '';
  return `Going back would lose ${least}${counted(passwords, 'password', 'passwords')} set in Auth0 and ${counted(users, 'user who exists', 'users who exist')} only there.`;
}
