import { type Region, regions } from '../../common/auth0-regions.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import { firewallFolder } from '../../migration/reach/firewall-folder.ts';
import { bundledAddresses, liveAddresses, type OutboundAddresses } from '../../tenant/outbound/outbound-addresses.ts';
import { regionOf } from '../../tenant/outbound/region.ts';
import { fixedPortOf } from '../scripts/script-configuration.ts';
import type { WorkspaceSession } from '../session.ts';
import { legacyConfig } from '../workspace/legacy-config.ts';
import { writeFiles } from './write-files.ts';

/** Addresses and rules that were written, and what has changed since the list that comes with Userferry. */
export interface WrittenFirewall {
  readonly addresses: OutboundAddresses;
  readonly port: number;
  readonly files: readonly string[];
  readonly bundledAsOf: string;
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/**
 * Writes what lets Auth0's machines through to SQL Server.
 * @param wish.region The tenant's, where its domain doesn't tell
 * @param wish.live Asks Auth0 for the list of now
 * @throws UserferryError UF-2060 (no region), UF-2061, UF-2062, UF-7202, UF-6123
 */
export async function writeFirewall(
  session: WorkspaceSession,
  wish: { readonly region?: Region | undefined; readonly live: boolean },
  folder: string,
  { fetch, signal }: { readonly fetch: typeof globalThis.fetch; readonly signal: AbortSignal },
): Promise<WrittenFirewall> {
  const { domain } = session.environment;
  const region = wish.region ?? regionOf(domain);
  if (region === null) throw regionUnknown(domain);
  const port = fixedPortOf(legacyConfig(session.workspace.legacy));
  const bundled = bundledAddresses(region);
  const addresses = wish.live ? await liveAddresses(region, fetch, signal) : bundled;
  const files = firewallFolder(addresses, port);
  await writeFiles(folder, files, 'others');
  const texts = addresses.ranges.map(({ text }) => text);
  const known = bundled.ranges.map(({ text }) => text);
  return {
    addresses,
    port,
    files: [...files.keys()],
    bundledAsOf: bundled.asOf,
    added: texts.filter((text) => !known.includes(text)),
    gone: known.filter((text) => !texts.includes(text)),
  };
}

/** How many addresses there are, and what is new among them. */
export function addressSentences({ addresses, bundledAsOf, added, gone }: WrittenFirewall): readonly string[] {
  const { region, ranges, source, asOf } = addresses;
  return [
    `${ranges.length} ranges of Auth0’s machines in ${region}, as of ${asOf} (${source}).`,
    ...(added.length + gone.length === 0 ? [] : [`Since ${bundledAsOf}: ${added.length} new, ${gone.length} gone.`]),
  ];
}

function regionUnknown(domain: string): UserferryError {
  return new UserferryError({
    code: 'UF-2060',
    message: `The domain ${domain} doesn’t tell in which of Auth0’s regions the tenant is.`,
    kept: 'Nothing was written.',
    next: `Name it with --region (${regions.join(', ')}): the Auth0 dashboard shows it beside the tenant’s name. A tenant in a private cloud has addresses of its own, which Auth0’s support centre names.`,
  });
}
