import type { WaveLimits } from '../../../../electron/journal/wave-records.ts';
import type { RunEnds, RunLog } from '../../../../electron/migration/ends.ts';
import type { Migration, RunHandle } from '../../../../electron/migration/migration.ts';
import { parseWaves } from '../../../../electron/migration/waves/wave-definition.ts';
import type { WaveWish } from '../../../../electron/migration/waves/wave-types.ts';
import type { LogEvent } from '../../../../electron/tenant/log-events.ts';
import type { LogPage } from '../../../../electron/tenant/read-log.ts';
import { connection } from '../support/scripted-tenant.ts';

/** Waves as they are written, with the lines of their files. */
export function wishFor(
  definition: string,
  limits: Partial<WaveLimits> = {},
  written: readonly string[] = [],
): WaveWish {
  const parsed = parseWaves(definition);
  if (parsed.kind === 'malformed') throw new Error(parsed.why);
  return {
    definition,
    waves: parsed.waves.map((wave) => (wave.kind === 'ids' ? { ...wave, written } : wave)),
    limits: { rejected: null, failedSignIns: null, ...limits },
    by: 'Kim Lee',
    why: null,
  };
}

export const yesTo = (wave: number, by: string | null = 'Kim Lee') => ({ yes: { wave, by, why: null } });

/** Says yes to every wave whose turn it is, until the run has finished. */
export async function toTheEnd(migration: Migration, first: RunHandle, ends: RunEnds) {
  let snapshot = await first.done;
  for (let wave = 2; snapshot.state === 'between-waves'; wave += 1) {
    snapshot = await (await migration.resumeRun(first.id, ends, yesTo(wave))).done;
  }
  return snapshot;
}

/** The log of a tenant in memory. */
export class ScriptedLog implements RunLog {
  readonly events: LogEvent[] = [];
  readable = true;

  add(type: 's' | 'fp', number: number, at: number): void {
    this.events.push({
      id: String(this.events.length + 1),
      at,
      type,
      connection: connection.name,
      userId: `old-${String(number).padStart(8, '0')}`,
      typed: `person.${number}@example.com`,
      description: 'Wrong email or password.',
    });
  }

  async *read(after: string | null): AsyncGenerator<LogPage | 'unreadable'> {
    if (!this.readable) yield 'unreadable';
    for (let from = Number(after ?? 0); this.readable && from < this.events.length; from += 10) {
      const events = this.events.slice(from, from + 10);
      yield { events, position: events.at(-1)?.id ?? '', gap: false };
    }
  }

  async end() {
    if (!this.readable) return { kind: 'unreadable' as const };
    return { kind: 'at' as const, position: this.events.at(-1)?.id ?? null };
  }
}
