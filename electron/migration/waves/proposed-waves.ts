/**
 * Waves for whoever has not said which, by how many accounts there are to import: first a few, whose every sign-in somebody can follow,
 * then ten times as many or so at a time.
 */
export function proposedWaves(accounts: number): string {
  if (accounts >= 20_000) return '50, 1%, 10%, rest';
  if (accounts >= 1_000) return '50, 10%, rest';
  return accounts > 20 ? '10, rest' : 'rest';
}
