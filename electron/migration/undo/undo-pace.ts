/**
 * Users a second that Auth0 lets be looked at and deleted one by one, told by the burst that it answers a look at a user with; null where
 * that is none of those documented (Auth0 docs, rate limit configurations, August 2026). Free: two calls a second. Enterprise: two a
 * second where it is no production, 16 in production. Professional and Essentials: 200 deletions a minute, looks counted apart.
 */
export function paceOf(burst: number | null): number | null {
  switch (burst) {
    case 2:
    case 10:
      return 1;
    case 40:
      return 200 / 60;
    case 50:
      return 8;
    default:
      return null;
  }
}
