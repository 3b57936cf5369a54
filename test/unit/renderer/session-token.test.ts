import { describe, expect, test } from 'vitest';
import { forgetToken, type SessionPlace, sessionToken } from '../../../renderer/client/session-token.ts';
import { NoEntry } from '../../../renderer/client/transport.ts';

const token = 'a-token-of-some-length';

function placeStandIn(hash: string, status: number) {
  const kept = new Map<string, string>();
  const asked: string[] = [];
  const addresses: string[] = [];
  const place: SessionPlace = {
    location: { hash, pathname: '/' },
    history: { replaceState: (_state, _unused, url) => void addresses.push(String(url)) },
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    fetch: async (_input, init) => {
      asked.push(String(init?.body));
      return Response.json({ token }, { status });
    },
  };
  return { place, asked, addresses };
}

describe('the token', () => {
  test('comes for the code in the address, which leaves the address', async () => {
    const { place, asked, addresses } = placeStandIn('#code=c0de', 200);
    expect(await sessionToken(place)).toBe(token);
    expect(asked).toEqual(['{"code":"c0de"}']);
    expect(addresses).toEqual(['/']);
  });

  test('is found again after a reload, without asking', async () => {
    const { place, asked } = placeStandIn('#code=c0de', 200);
    await sessionToken(place);
    expect(await sessionToken({ ...place, location: { hash: '', pathname: '/' } })).toBe(token);
    expect(asked).toHaveLength(1);
  });

  test('is not there for a code that the host refuses, nor without a code, nor once forgotten', async () => {
    await expect(sessionToken(placeStandIn('#code=used', 403).place)).rejects.toBeInstanceOf(NoEntry);
    const { place } = placeStandIn('', 200);
    await expect(sessionToken(place)).rejects.toBeInstanceOf(NoEntry);
    place.storage.setItem('userferry.token', token);
    expect(await sessionToken(place)).toBe(token);
    forgetToken(place);
    await expect(sessionToken(place)).rejects.toBeInstanceOf(NoEntry);
  });
});
