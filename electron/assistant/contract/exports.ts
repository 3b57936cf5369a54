import { z } from 'zod';
import { regions } from '../../common/auth0-regions.ts';
import { consent } from './deploy.ts';
import { count, list } from './shapes.ts';

export { regionNames } from '../../common/auth0-regions.ts';

export const region = z.enum(regions);
export type { Region } from '../../common/auth0-regions.ts';

/** What is handed over as files, for others to carry out. Nothing of it is secret; marks may name people by their keys. */
export const exportWish = z.discriminatedUnion('kind', [
  /** What a deployment of the chosen mode would send, for Auth0's deploy tool. */
  z.strictObject({ kind: z.literal('deploy-cli'), consents: list(consent) }),
  /** The account service for the mapping, with the scripts that ask it. */
  z.strictObject({ kind: z.literal('account-service') }),
  /** What lets Auth0's machines through to SQL Server; `live` asks Auth0 for its list of now. */
  z.strictObject({ kind: z.literal('firewall'), region: region.optional(), live: z.boolean() }),
  /** T-SQL that marks in a table of its own who has moved, and lists who has not. */
  z.strictObject({
    kind: z.literal('mark-migrated'),
    /** `schema.name`, in letters, digits and underscores. */
    table: z.string().regex(/^[A-Za-z_]\w{0,127}\.[A-Za-z_]\w{0,127}$/),
  }),
]);
export type ExportWish = z.infer<typeof exportWish>;

/** A folder that was written, whether the host could open what is read first, and what there is to know of it. */
export const writtenExport = z.object({ opened: z.boolean(), path: z.string(), told: list(z.string()) });

/** Auth0's addresses by the list that comes with Userferry. */
export const outboundRanges = z.object({
  /** The tenant's; null where its domain doesn't tell. */
  region: region.nullable(),
  ranges: z.record(region, count),
  /** The day of the list, `2026-08-20`. */
  asOf: z.string(),
});
export type OutboundRanges = z.infer<typeof outboundRanges>;
