import { UserferryError } from '../common/userferry-error.ts';
import type { Mapping } from '../stores/mapping/mapping.ts';
import { type Reading, readingOf, type Scan } from '../stores/mapping/reading-of.ts';
import type { Catalog } from '../stores/store.ts';
import type { WorkspaceFile } from './workspace/workspace.ts';

/** UF-1240: something large would be read whole, and nobody has said that it may. */
export class ScanNotAllowed extends UserferryError {
  readonly scans: readonly Scan[];

  constructor(scans: readonly Scan[]) {
    const names = [...new Set(scans.map(({ of }) => of))];
    const [first] = scans;
    super({
      code: 'UF-1240',
      message:
        names.length === 1 && first !== undefined
          ? first.why
          : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} would be read whole, some of them again and again.`,
      kept: 'No accounts were read: only the catalog, and where the tables were not known, the first rows of some.',
      next: `The DBA can tell when that does no harm, or add an index. To go on all the same, in the app: “Read it all the same”; in a terminal: ${names.map((name) => `--allow-scan ${quoted(name)}`).join(' ')}.`,
      detail: scans.flatMap(({ why, index }) => [why, ...(index === null ? [] : [index])]).join('\n'),
    });
    this.scans = scans;
  }
}

/**
 * How a mapping's accounts will be read, once it is sure that nothing large is read whole against the administrator's will.
 * @throws ScanNotAllowed UF-1240
 */
export function announceReading(
  mapping: Mapping,
  catalog: Catalog,
  { applications, legacy }: Pick<WorkspaceFile, 'applications' | 'legacy'>,
): Reading {
  const reading = readingOf(mapping, catalog, applications);
  refuseScans(reading.scans, legacy);
  return reading;
}

/** @throws ScanNotAllowed UF-1240 */
export function refuseScans(scans: readonly Scan[], legacy: WorkspaceFile['legacy']): void {
  const refusal = scanRefusal(scans, legacy);
  if (refusal !== null) throw refusal;
}

/** UF-1240, or null where all of it is allowed. */
export function scanRefusal(
  scans: readonly Scan[],
  { allowScans = [] }: WorkspaceFile['legacy'],
): ScanNotAllowed | null {
  const unasked = scans.filter(({ of }) => !allowScans.includes(of));
  return unasked.length === 0 ? null : new ScanNotAllowed(unasked);
}

function quoted(name: string): string {
  return /^[\w.]+$/.test(name) ? name : JSON.stringify(name);
}
