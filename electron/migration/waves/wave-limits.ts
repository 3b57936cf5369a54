import type { WaveLimit } from '../../journal/wave-records.ts';

/** Reads `2%` or `50`; null for anything else. */
export function parseLimit(text: string): WaveLimit | null {
  const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim())?.[1];
  if (share !== undefined) return Number(share) <= 100 ? { kind: 'share', percent: Number(share) } : null;
  return /^\d{1,9}$/.test(text.trim()) ? { kind: 'accounts', accounts: Number(text.trim()) } : null;
}

/** Whether more was found than the limit allows in a wave of so many accounts, beyond what somebody went on in spite of. */
export function isExceeded(limit: WaveLimit | null, found: number, accepted: number, accounts: number): boolean {
  if (limit === null) return false;
  const most = limit.kind === 'share' ? (accounts * limit.percent) / 100 : limit.accounts;
  return found - accepted > most + 1e-6;
}
