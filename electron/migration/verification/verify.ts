import type { Clock } from '../../common/clock.ts';
import type { Verification } from '../../journal/records.ts';
import { type RangeParts, readRange } from '../bulk/read-range.ts';
import { type ExportParts, withExport } from '../bulk/with-export.ts';

export interface VerifyParts extends Omit<ExportParts, 'ends' | 'patience'>, RangeParts {
  readonly clock: Clock;
}

/**
 * Reads the legacy database once more beside the plan, then the whole connection, and holds the ledger against both. Reads only.
 */
export async function verify(
  parts: VerifyParts,
  run: string,
  planned: number,
  onProgress: ((done: number, total?: number) => void) | undefined,
): Promise<Verification> {
  const { worker, clock, signal } = parts;
  const total = 2 * planned;
  await worker.beginComparison(run);
  let read = 0;
  for (let bounds = await worker.compareStep(); bounds !== null; bounds = await worker.compareStep()) {
    signal.throwIfAborted();
    await readRange(parts, bounds, (rows) => worker.compareRows(rows));
    read = await worker.compareRangeEnd();
    onProgress?.(read, total);
  }
  const legacyAt = clock.now();
  return withExport(
    parts,
    (users) => worker.finishComparison(users, { legacyAt, now: clock.now() }),
    (users) => onProgress?.(read + users, Math.max(total, read + users)),
  );
}
