import type { WaveLimit } from '../../journal/wave-records.ts';

/** Reads `2%` or `50`; null for anything else. */
export function parseLimit(text: string): WaveLimit | null {
  const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim())?.[1];
  if (share !== undefined) return Number(share) <= 100 ? { kind: 'share', percent: Number(share) } : null;
  return /^\d{1,9}$/.test(text.trim()) ? { kind: 'accounts', accounts: Number(text.trim()) } : null;
}

/** How many may be found in a wave of so many accounts, with those that somebody went on in spite of: one more exceeds the limit. */
export function mostAllowed(limit: WaveLimit, accepted: number, accounts: number): number {
  // What a binary fraction has too little takes nobody away.
  const most = limit.kind === 'share' ? Math.floor((accounts * limit.percent) / 100 + 1e-6) : limit.accounts;
  return most + accepted;
}

/** Whether more was found than the limit allows in a wave of so many accounts, beyond what somebody went on in spite of. */
export function isExceeded(limit: WaveLimit | null, found: number, accepted: number, accounts: number): boolean {
  return limit !== null && found > mostAllowed(limit, accepted, accounts);
}
