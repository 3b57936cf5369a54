import { z } from 'zod';
import { NoEntry } from './transport.ts';

const tokenKey = 'userferry.token';
const answer = z.object({ token: z.string().min(16) });

/** Where the browser host keeps what: the page's address, its storage and its one call, passed in so that they can be tested. */
export interface SessionPlace {
  readonly location: Pick<Location, 'hash' | 'pathname'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly fetch: typeof fetch;
}

/**
 * The token that opens the WebSocket. The one-time code in the address's fragment is exchanged for it, once, and taken out of
 * the address; a reload finds the token in sessionStorage, which no other tab and no other local server can read.
 */
export async function sessionToken(place: SessionPlace): Promise<string> {
  const code = new URLSearchParams(place.location.hash.slice(1)).get('code');
  if (code === null) return storedToken(place);
  place.history.replaceState(null, '', place.location.pathname);
  const response = await place.fetch('./session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
    credentials: 'omit',
  });
  // A code that was used up by this very tab before a reload by hand leaves the token it was exchanged for.
  if (!response.ok) return storedToken(place);
  const { token } = answer.parse(await response.json());
  place.storage.setItem(tokenKey, token);
  return token;
}

function storedToken(place: SessionPlace): string {
  const token = place.storage.getItem(tokenKey);
  if (token === null) throw new NoEntry('No one-time code in the address, and no token in this tab.');
  return token;
}

/** Forgets a token that the host has refused. */
export function forgetToken(place: SessionPlace): void {
  place.storage.removeItem(tokenKey);
}
