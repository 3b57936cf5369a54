import { fixedPortOf } from '../assistant/scripts/script-configuration.ts';
import { legacyConfig } from '../assistant/workspace/legacy-config.ts';
import { UserferryError } from '../common/userferry-error.ts';
import { firewallFolder, notEnough } from '../migration/reach/firewall-folder.ts';
import { bundledAddresses, liveAddresses } from '../tenant/outbound/outbound-addresses.ts';
import { type Region, regionOf, regions } from '../tenant/outbound/region.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';
import { writeFiles } from './write-files.ts';

interface ExportFirewallOptions extends WorkspaceOptions {
  readonly out: string;
  /** The tenant's, where its domain doesn't tell. */
  readonly region?: Region;
  /** Ask Auth0 for the list of now. */
  readonly live?: boolean;
}

/** `export --format firewall`: what lets Auth0's machines through to SQL Server, and why that alone is not enough. */
export function exportFirewallVerb(options: ExportFirewallOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const { out, live = false } = options;
    const { domain } = session.environment;
    const region = options.region ?? regionOf(domain);
    if (region === null) throw regionUnknown(domain);
    const port = fixedPortOf(legacyConfig(session.workspace.legacy));
    const bundled = bundledAddresses(region);
    const addresses = live ? await liveAddresses(region, context.powers.fetch, context.signal) : bundled;
    const files = firewallFolder(addresses, port);
    await writeFiles(out, files, 'others');
    const texts = addresses.ranges.map(({ text }) => text);
    const known = bundled.ranges.map(({ text }) => text);
    const added = texts.filter((text) => !known.includes(text));
    const gone = known.filter((text) => !texts.includes(text));
    const { source, asOf } = addresses;
    return {
      json: {
        format: 'firewall',
        out,
        files: [...files.keys()],
        region,
        port,
        source,
        asOf,
        addresses: texts,
        added,
        gone,
      },
      lines: [
        `${texts.length} ranges of Auth0’s machines in ${region}, as of ${asOf} (${source}).`,
        ...(added.length + gone.length === 0
          ? []
          : [`Since ${bundled.asOf}: ${added.length} new, ${gone.length} gone.`]),
        `A list and rules for Windows (port ${port}) and Azure SQL are in ${out}.`,
        `${notEnough} Its README.md says what else it takes.`,
      ],
      exit: exitCode.done,
    };
  });
}

function regionUnknown(domain: string): UserferryError {
  return new UserferryError({
    code: 'UF-2060',
    message: `The domain ${domain} doesn’t tell in which of Auth0’s regions the tenant is.`,
    kept: 'Nothing was written.',
    next: `Name it with --region (${regions.join(', ')}): the Auth0 dashboard shows it beside the tenant’s name. A tenant in a private cloud has addresses of its own, which Auth0’s support centre names.`,
  });
}
