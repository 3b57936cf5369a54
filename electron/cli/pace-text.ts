import { durationText } from '../reports/wording.ts';

/** How long it takes to look at and change so many users one by one. `pace`: users a second by the tenant's rate limit; null where it names none. */
export function paceText(users: number, pace: number | null): string {
  const takes = (perSecond: number) => durationText((users / perSecond) * 1000);
  if (pace !== null) return `By the tenant’s rate limit that takes ${takes(pace)}.`;
  return `Auth0’s rate limits let that take ${takes(8)} (Enterprise), ${takes(200 / 60)} (Professional, Essentials) or ${takes(1)} (Free).`;
}
