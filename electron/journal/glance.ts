import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { StoredRunState } from './records.ts';
import { integer, json, type Row, word } from './row.ts';
import { steps } from './schema/steps.ts';

/** A wave that is sent once somebody says yes to it. */
export interface WaitingWave {
  readonly wave: number;
  readonly of: number;
  /** A limit has stopped the run, and the yes is to going on in spite of it. */
  readonly exceeded: boolean;
}

/** What stands last in a journal: enough to say in a line how a migration stands. Times in ms since 1970. */
export type Glance =
  | { readonly kind: 'not-planned' }
  | { readonly kind: 'planned'; readonly at: number; readonly accounts: number }
  | {
      readonly kind: 'run';
      readonly state: StoredRunState;
      readonly at: number;
      /** Accounts that are in Auth0: imported, updated, or there before. */
      readonly inTenant: number;
      readonly toImport: number;
      /** Of a run between two waves: the yes that it waits for; null otherwise. */
      readonly waits: WaitingWave | null;
      /** Where somebody has begun to undo the run: `inTenant` is what it was before. Null otherwise. */
      readonly undo: 'under-way' | 'finished' | null;
    }
  | {
      readonly kind: 'look';
      readonly at: number;
      readonly total: number;
      readonly standings: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'unreadable'; readonly why: 'older' | 'newer' | 'damaged' };

/**
 * Looks into a journal without its key, and without changing or locking it: whoever has it open is not disturbed, and one of an older
 * release stays as it is. Nothing of it is encrypted: counts, states and times.
 */
export function glanceAt(file: string): Glance {
  if (!existsSync(file)) return { kind: 'not-planned' };
  try {
    const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
    try {
      return latestIn(sqlite);
    } finally {
      sqlite.close();
    }
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return { kind: 'unreadable', why: 'damaged' };
    throw error;
  }
}

/** The version of the journal since which everything is there that is read here. */
const READABLE_SINCE = 8;

/** Since which a run can be undone. */
const UNDO_SINCE = 12;

/** Since which there are waves. */
const WAVES_SINCE = 16;

function latestIn(sqlite: Sqlite.Database): Glance {
  const version = Number(sqlite.pragma('user_version', { simple: true }));
  if (version > steps.length) return { kind: 'unreadable', why: 'newer' };
  if (version === 0) return { kind: 'not-planned' };
  if (version < READABLE_SINCE) return { kind: 'unreadable', why: 'older' };
  const get = (sql: string, ...parameters: readonly unknown[]) =>
    sqlite.prepare(sql).get(...parameters) as Row | undefined;

  const run = get(`SELECT run.id, state, seen, (SELECT summary FROM plan WHERE plan.id = run.plan) AS summary
    FROM run ORDER BY run.id DESC LIMIT 1`);
  const look = get('SELECT at, result FROM look WHERE result IS NOT NULL ORDER BY id DESC LIMIT 1');
  if (look !== undefined && (run === undefined || integer(look, 'at') > integer(run, 'seen'))) {
    const { total, standings } = json<Pick<Glance & { kind: 'look' }, 'total' | 'standings'>>(look, 'result');
    return { kind: 'look', at: integer(look, 'at'), total, standings };
  }
  if (run !== undefined) {
    const tally = get(
      "SELECT total(accounts) AS there FROM tally WHERE run = ? AND outcome IN ('imported', 'updated', 'present')",
      run.id,
    );
    return {
      kind: 'run',
      state: word<StoredRunState>(run, 'state'),
      at: integer(run, 'seen'),
      inTenant: tally === undefined ? 0 : integer(tally, 'there'),
      toImport: json<{ readonly import: number }>(run, 'summary').import,
      waits: version < WAVES_SINCE ? null : waitingWave(get, run.id),
      undo: version < UNDO_SINCE ? null : undoOf(get, run.id),
    };
  }
  const plan = get("SELECT made, summary FROM plan WHERE state = 'made' AND purpose = 'plan' ORDER BY id DESC LIMIT 1");
  if (plan === undefined) return { kind: 'not-planned' };
  return {
    kind: 'planned',
    at: integer(plan, 'made'),
    accounts: json<{ readonly total: number }>(plan, 'summary').total,
  };
}

/** A list that is not whole yet has deleted nobody. */
function undoOf(
  get: (sql: string, ...parameters: readonly unknown[]) => Row | undefined,
  run: unknown,
): 'under-way' | 'finished' | null {
  const undo = get("SELECT state FROM undo WHERE run = ? AND state <> 'listing'", run);
  return undo === undefined ? null : word<'under-way' | 'finished'>(undo, 'state');
}

/** As `migration/waves/wave-turn` tells it from the waves and the words said of them. */
function waitingWave(
  get: (sql: string, ...parameters: readonly unknown[]) => Row | undefined,
  run: unknown,
): WaitingWave | null {
  const next = get(
    `SELECT number, (SELECT count(*) FROM wave AS each WHERE each.run = wave.run) AS waves,
      (SELECT kind FROM wave_word WHERE wave_word.run = wave.run ORDER BY id DESC LIMIT 1) AS last,
      EXISTS (SELECT 1 FROM wave_word
        WHERE wave_word.run = wave.run AND kind = 'yes' AND wave_word.wave = wave.number) AS said
      FROM wave WHERE run = ? AND state <> 'ended' ORDER BY number LIMIT 1`,
    run,
  );
  if (next === undefined) return null;
  const exceeded = next.last === 'exceeded';
  if (integer(next, 'said') === 1 && !exceeded) return null;
  return { wave: integer(next, 'number'), of: integer(next, 'waves'), exceeded };
}
