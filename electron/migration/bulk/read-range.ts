import type { AccountSource } from '../../stores/store.ts';
import type { RunEnds } from '../migration.ts';
import type { MigrationSettings } from '../settings.ts';
import { legacyTransience } from '../transient.ts';
import type { ReadBounds } from '../worker/packing.ts';
import type { Patience } from './patience.ts';

export interface RangeParts {
  readonly ends: RunEnds;
  readonly source: AccountSource;
  readonly settings: MigrationSettings;
  readonly patience: Patience;
  readonly signal: AbortSignal;
}

/**
 * Reads a range of the legacy database, a page at a time, and gives each page to `take`. After an outage the whole range is
 * read again, so `take` must bear to see a row twice; a range is a page or two.
 */
export function readRange(
  { ends, source, settings, patience, signal }: RangeParts,
  bounds: ReadBounds,
  take: (rows: readonly (readonly unknown[])[]) => Promise<unknown>,
): Promise<void> {
  return patience.until('database-unreachable', legacyTransience, async () => {
    for await (const { rows } of ends.legacy.readAccounts(
      source,
      // A little more than the accounts of the plan between the bounds, so that one page is all of them.
      { ...bounds, pageSize: settings.pageSize + Math.ceil(settings.pageSize / 10) },
      signal,
    )) {
      await take(rows);
    }
  });
}
