import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../common/clock.ts';

/** How long a code opens the page: long enough to switch from the terminal to the browser. */
const CODE_LIFETIME_MS = 10 * 60_000;

const secret = () => randomBytes(32).toString('base64url');

/** Compares without telling by the time it takes how much of it was right; digests give both the same length. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Who may talk to the assistant: a code in the address is exchanged, once, for a token that the tab keeps. */
export interface Entry {
  /** A fresh code; the one before it is no longer good. */
  newCode(): string;
  /** The token for a code; undefined when it is wrong, used or expired. Whatever was asked, the code is used up by a right one only. */
  exchange(code: string): string | undefined;
  admits(token: string): boolean;
}

/** An entry whose tokens live as long as the host does. */
export function createEntry(clock: Clock): Entry {
  let code: { readonly text: string; readonly expires: number } | undefined;
  const tokens: string[] = [];
  return {
    newCode() {
      code = { text: secret(), expires: clock.now() + CODE_LIFETIME_MS };
      return code.text;
    },
    exchange(given) {
      if (code === undefined || !same(given, code.text)) return undefined;
      const expired = clock.now() > code.expires;
      code = undefined;
      if (expired) return undefined;
      const token = secret();
      tokens.push(token);
      return token;
    },
    // Every token is compared, so that the time does not tell which one was close.
    admits: (given) => tokens.reduce((found, token) => same(given, token) || found, false),
  };
}
