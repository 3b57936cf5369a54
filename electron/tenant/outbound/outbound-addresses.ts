import { z } from 'zod';
import type { Region } from '../../common/auth0-regions.ts';
import { parsedJson } from '../../common/json.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import { type AddressRange, inOrder, readAddressRange } from './address-range.ts';
import bundled from './bundled-addresses.json' with { type: 'json' };

/** The addresses from which Auth0's machines come in a region, and how that is known. */
export interface OutboundAddresses {
  readonly region: Region;
  readonly ranges: readonly AddressRange[];
  readonly source: string;
  /** The day of the list, `2026-08-20`. */
  readonly asOf: string;
}

/** Where Auth0 publishes the list (Auth0 docs: IP addresses for allow lists); the only address that is ever asked for it. */
export const liveList = 'https://cdn.auth0.com/ip-ranges.json';

/** Some 10 KB when this was written. */
const longestList = 1_000_000;
const timeoutMs = 20_000;

/** The list that comes with Userferry. */
export function bundledAddresses(region: Region): OutboundAddresses {
  const ranges = bundled.regions[region].map((text) => {
    const range = readAddressRange(text);
    if (range === null) throw new TypeError(`${text} in the bundled list is no address.`);
    return range;
  });
  return { region, ranges: inOrder(ranges), source: bundled.source, asOf: bundled.asOf };
}

const list = z.looseObject({
  last_updated_at: z.iso.datetime({ offset: true }),
  regions: z.record(z.string(), z.looseObject({ ipv4_cidrs: z.array(z.string()).max(1_000) })),
});

/**
 * The list as Auth0 publishes it now.
 * @throws UserferryError UF-2061 where it can't be fetched, UF-2062 where it is not what the documentation describes
 */
export async function liveAddresses(
  region: Region,
  fetch: typeof globalThis.fetch,
  signal?: AbortSignal,
): Promise<OutboundAddresses> {
  const text = await fetched(fetch, signal);
  const parsed = list.safeParse(parsedJson(text));
  if (!parsed.success) throw unreadable(z.prettifyError(parsed.error));
  const { last_updated_at: updated, regions } = parsed.data;
  const texts = regions[region]?.ipv4_cidrs ?? [];
  if (texts.length === 0) throw unreadable(`It has no addresses for ${region}.`);
  const ranges = texts.map((each) => {
    const range = readAddressRange(each);
    if (range === null) throw unreadable(`It has “${each.slice(0, 50)}”, which opens too much or is no address.`);
    return range;
  });
  return { region, ranges: inOrder(ranges), source: liveList, asOf: updated.slice(0, 10) };
}

async function fetched(fetch: typeof globalThis.fetch, signal: AbortSignal | undefined): Promise<string> {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await fetch(liveList, {
      redirect: 'error',
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    if (!answer.ok) throw new Error(`The answer was ${answer.status}.`);
    const text = await answer.text();
    if (text.length > longestList) throw new Error('The answer is far longer than the list.');
    return text;
  } catch (error) {
    signal?.throwIfAborted();
    throw new UserferryError(
      {
        code: 'UF-2061',
        message: `Auth0’s list of its addresses can’t be fetched from ${new URL(liveList).host}.`,
        kept: 'Nothing was written.',
        next: 'Let this computer reach that host by HTTPS, or leave out --live: the list that comes with Userferry is taken, and its date told.',
        detail: error instanceof Error ? error.message : String(error),
      },
      { cause: error },
    );
  }
}

function unreadable(detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-2062',
    message: 'Auth0’s list of its addresses is not in the form that its documentation describes.',
    kept: 'Nothing was written.',
    next: 'Leave out --live, and compare with the list in Auth0’s documentation; report this with the details.',
    detail,
  });
}
