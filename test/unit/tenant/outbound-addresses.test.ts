import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { regions } from '../../../electron/common/auth0-regions.ts';
import { inOrder, readAddressRange } from '../../../electron/tenant/outbound/address-range.ts';
import { bundledAddresses, liveAddresses, liveList } from '../../../electron/tenant/outbound/outbound-addresses.ts';
import { regionOf } from '../../../electron/tenant/outbound/region.ts';

test.for([
  ['contoso.eu.auth0.com', 'EU'],
  ['Contoso.UK.auth0.com', 'UK'],
  ['contoso.us-3.auth0.com', 'US'],
  ['contoso.auth0.com', 'US'],
  ['login.contoso.example', null],
  ['contoso.eu.auth0.com.example', null],
  ['contoso.xx.auth0.com', null],
  ['auth0.com', null],
  ['http://127.0.0.1:4000', null],
] as const)('%s tells the region %s', ([domain, region]) => {
  expect(regionOf(domain)).toBe(region);
});

describe('a range of addresses', () => {
  test.for([
    ['192.0.2.7', '192.0.2.7', '192.0.2.7'],
    ['192.0.2.7/32', '192.0.2.7', '192.0.2.7'],
    ['192.0.2.128/25', '192.0.2.128', '192.0.2.255'],
    ['198.51.0.0/16', '198.51.0.0', '198.51.255.255'],
  ] as const)('%s is from %s to %s', ([text, first, last]) => {
    expect(readAddressRange(text)).toMatchObject({ first, last });
  });

  test.for(['0.0.0.0/0', '10.0.0.0/8', '192.0.2.7/24', '256.1.1.1', "1.2.3.4' + (evil)", '1.2.3', '2001:db8::/32', ''])(
    '“%s” is refused',
    (text) => {
      expect(readAddressRange(text)).toBeNull();
    },
  );

  test('holds as many as its prefix says, and lists are in the order of their numbers', () => {
    const number = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    const some = fc.tuple(fc.nat(2 ** 32 - 1), fc.integer({ min: 16, max: 32 })).map(([bits, prefix]) => {
      const first = bits - (bits % 2 ** (32 - prefix));
      const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
      return `${octets.join('.')}/${prefix}`;
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1 }), (texts) => {
        const ranges = inOrder(texts.flatMap((text) => readAddressRange(text) ?? []));
        expect(ranges).toHaveLength(new Set(texts).size);
        for (const { text, first, last } of ranges) {
          expect(number(last) - number(first) + 1).toBe(2 ** (32 - Number(text.split('/')[1] ?? 32)));
        }
        const firsts = ranges.map(({ first }) => number(first));
        expect(firsts).toEqual(firsts.toSorted((one, other) => one - other));
      }),
    );
  });
});

test('the bundled list has every region, with its day', () => {
  for (const region of regions) {
    const { ranges, asOf } = bundledAddresses(region);
    expect(ranges.length).toBeGreaterThan(2);
    expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
});

describe('the list of now', () => {
  const answering = (body: unknown, init?: ResponseInit) => {
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = async (address, options) => {
      asked.push(String(address));
      expect(options?.redirect).toBe('error');
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), init);
    };
    return { asked, fetch };
  };
  const list = (cidrs: readonly string[]) => ({
    last_updated_at: '2026-11-01T10:00:00.000Z',
    regions: { EU: { ipv4_cidrs: cidrs }, NEW: { ipv4_cidrs: [] } },
    changelog: [],
  });

  test('is read from Auth0’s address and from no other', async () => {
    const { asked, fetch } = answering(list(['203.0.113.9/32', '192.0.2.0/24']));
    const { ranges, asOf, source } = await liveAddresses('EU', fetch);
    expect(ranges.map(({ text }) => text)).toEqual(['192.0.2.0/24', '203.0.113.9']);
    expect({ asOf, source, asked }).toEqual({ asOf: '2026-11-01', source: liveList, asked: [liveList] });
  });

  test.for([
    ['UF-2061', answering('', { status: 404 })],
    ['UF-2062', answering('<html>')],
    ['UF-2062', answering({ regions: {} })],
    ['UF-2062', answering(list([]))],
    ['UF-2062', answering(list(['0.0.0.0/0']))],
  ] as const)('that can’t be used is %s', async ([code, { fetch }]) => {
    await expect(liveAddresses('EU', fetch)).rejects.toMatchObject({ code });
  });

  test('ends when it is broken off', async () => {
    const aborter = new AbortController();
    const fetch: typeof globalThis.fetch = (_, options) =>
      new Promise((_resolve, reject) => options?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    const reading = liveAddresses('EU', fetch, aborter.signal);
    aborter.abort(new Error('the user'));
    await expect(reading).rejects.toThrow('the user');
  });
});
