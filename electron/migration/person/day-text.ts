const DAY_MS = 86_400_000;

const sameYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const anyYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** `today`, `yesterday`, `on 24 Nov`, `on 24 Nov 2025`: days of UTC, as in everything that Userferry writes. */
export function dayText(at: number, now: number): string {
  const days = Math.floor(now / DAY_MS) - Math.floor(at / DAY_MS);
  // Another machine's clock may be ahead.
  if (days === 0 || days === -1) return 'today';
  if (days === 1) return 'yesterday';
  const isSameYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
  return `on ${(isSameYear ? sameYear : anyYear).format(at)}`;
}
