import { plural, t } from '@lingui/core/macro';
import type { TrickleLook, TrickleStanding } from '../../../../electron/assistant/contract/index.ts';
import { accounts as accountsCounted, passwords as passwordsCounted } from '../../../words/counts.ts';
import { count, share } from '../../../words/numbers.ts';
import { dayAndMonth } from '../../../words/times.ts';

const dayMs = 86_400_000;

/** Who has moved, whichever way. */
export function movedIn({ standings }: Pick<TrickleLook, 'standings'>): number {
  return standings['by-sign-in'] + standings['by-run'] + standings.otherwise;
}

/** How accounts stand, as their numbers are captioned. */
export const standingCaptions: Readonly<Record<TrickleStanding, { readonly label: string; readonly note: string }>> = {
  'by-sign-in': { label: t`came by signing in`, note: t`or by a new password` },
  'by-run': { label: t`came with a run`, note: t`in bulk` },
  otherwise: { label: t`there otherwise`, note: t`neither brought them` },
  straggler: { label: t`have not moved yet`, note: t`still could, by a sign-in, a new password or a run` },
  'cannot-come': { label: t`can’t come`, note: t`as the plan says` },
};

/** Of stragglers once the scripts answer nobody. */
export const leftBehind = { label: t`had not moved`, note: t`before the cutover` };

/** The finding of a look; after the cutover nobody comes by signing in any more. */
export function weeksHeading(look: TrickleLook, cutOver = false): string {
  const { straggler } = look.standings;
  if (straggler === 0) return t`Everybody who can come has moved`;
  const moved = movedIn(look);
  if (cutOver) return t`${{ moved: count(moved) }} of ${{ total: accountsCounted(look.total) }} have moved`;
  const [gone, left] = [count(moved), count(straggler)];
  return moved === 0
    ? t`Nobody has moved yet`
    : plural(moved, {
        one: `${gone} account has moved, ${left} to go`,
        other: `${gone} accounts have moved, ${left} to go`,
      });
}

/** When it is looked again, which takes the secret, and in trickle what else brings whoever is left. */
export function laterSentence(secretKnown: boolean, hasNoRun: boolean): string {
  const later = secretKnown
    ? t`While Userferry is open it looks again about every hour.`
    : t`Nothing is looked at by itself until the tenant’s secret is typed, on Tenant.`;
  return hasNoRun ? t`${later} With hybrid, on Strategy, a run brings the rest.` : later;
}

/** When most of them will have come, in one sentence with its uncertainty. */
export function forecastSentence({
  at,
  forecast,
  standings,
}: Pick<TrickleLook, 'at' | 'forecast' | 'standings'>): string {
  if (standings.straggler === 0) return t`Nobody is left who could still come.`;
  const told = forecast.find((entry) => entry.share === 0.95) ?? forecast.at(-1);
  if (told === undefined) return t`Too little has happened for a forecast: it takes seven days and twenty people.`;
  const on = (days: number) => dayAndMonth(at + days * dayMs);
  const part = share(told.share, 1).replace('.0', '');
  const [most, first] = [on(told.days), on(told.earliest)];
  return told.latest === null
    ? t`If it goes on like the last two weeks, ${part} of those who can come have come on ${most}, at the earliest on ${first} and perhaps never.`
    : t`If it goes on like the last two weeks, ${part} of those who can come have come on ${most}, at the earliest on ${first} and at the latest on ${{ last: on(told.latest) }}.`;
}

/** What going back would lose, in one sentence. */
export function costSentence({ passwords, users, atLeast }: TrickleLook['onlyInAuth0']): string {
  if (passwords === 0 && users === 0 && !atLeast) {
    return t`Going back would lose nothing yet: nobody has set a password or signed up in Auth0.`;
  }
  const [set, people] = [passwordsCounted(passwords), count(users)];
  return atLeast
    ? plural(users, {
        one: `Going back would lose at least ${set} set in Auth0 and ${people} user who exists only there.`,
        other: `Going back would lose at least ${set} set in Auth0 and ${people} users who exist only there.`,
      })
    : plural(users, {
        one: `Going back would lose ${set} set in Auth0 and ${people} user who exists only there.`,
        other: `Going back would lose ${set} set in Auth0 and ${people} users who exist only there.`,
      });
}
