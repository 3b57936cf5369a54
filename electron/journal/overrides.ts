import type { MissingProof, ProductionStep } from '../common/production-words.ts';
import type { Database } from './database.ts';
import type { JournalKeys } from './journal-keys.ts';
import { bytes, integer, text, word } from './row.ts';

/** Something that was begun in production though not everything of it had been tried. */
export interface OverrideRecord {
  readonly tenant: string;
  /** The connection's name. */
  readonly connection: string;
  readonly step: ProductionStep;
  readonly missing: readonly MissingProof[];
  /** In clear here, encrypted at rest, as `why`. */
  readonly by: string;
  readonly why: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Overrides of the lock of production; none is ever changed. */
export interface Overrides {
  add(override: OverrideRecord): void;
  /** Of the connection of that name, oldest first. */
  of(tenant: string, connection: string): readonly OverrideRecord[];
}

export function overrides(database: Database, keys: JournalKeys): Overrides {
  return {
    add({ tenant, connection, step, missing, by, why, at }) {
      database.transaction(() => {
        database.run(
          'INSERT INTO override (tenant, connection, step, missing, overridden_by, why, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
          tenant,
          connection,
          step,
          missing.join(' '),
          keys.seal(by),
          keys.seal(why),
          at,
        );
      });
    },
    of: (tenant, connection) =>
      database
        .all('SELECT * FROM override WHERE tenant = ? AND connection = ? ORDER BY id', tenant, connection)
        .map((row) => ({
          tenant: text(row, 'tenant'),
          connection: text(row, 'connection'),
          step: word<ProductionStep>(row, 'step'),
          missing: text(row, 'missing').split(' ') as readonly MissingProof[],
          by: keys.open(bytes(row, 'overridden_by')),
          why: keys.open(bytes(row, 'why')),
          at: integer(row, 'at'),
        })),
  };
}
