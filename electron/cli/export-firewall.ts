import { addressSentences, writeFirewall } from '../assistant/exports/write-firewall.ts';
import type { Region } from '../common/auth0-regions.ts';
import { notEnough } from '../migration/reach/firewall-folder.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';

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
    const { out, live = false, region } = options;
    const { fetch } = context.powers;
    const written = await writeFirewall(session, { region, live }, out, { fetch, signal: context.signal });
    const { addresses, port, files, added, gone } = written;
    const { source, asOf, ranges } = addresses;
    return {
      json: {
        format: 'firewall',
        out,
        files,
        region: addresses.region,
        port,
        source,
        asOf,
        addresses: ranges.map(({ text }) => text),
        added,
        gone,
      },
      lines: [
        ...addressSentences(written),
        `A list and rules for Windows (port ${port}) and Azure SQL are in ${out}.`,
        `${notEnough} Its README.md says what else it takes.`,
      ],
      exit: exitCode.done,
    };
  });
}
