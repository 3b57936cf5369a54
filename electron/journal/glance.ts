import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { StoredRunState } from './records.ts';
import { integer, json, type Row, word } from './row.ts';
import { steps } from './schema/steps.ts';

/** What stands last in a journal: enough to say in a line how a migration stands. Times in ms since 1970. */
export type Glance =
  | { readonly kind: 'not-planned' }
  | { readonly kind: 'planned'; readonly at: number; readonly accounts: number }
  | {
      readonly kind: 'run';
      readonly state: StoredRunState;
      readonly at: number;
      readonly imported: number;
      readonly toImport: number;
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
    const tally = get("SELECT total(accounts) AS imported FROM tally WHERE run = ? AND outcome = 'imported'", run.id);
    return {
      kind: 'run',
      state: word<StoredRunState>(run, 'state'),
      at: integer(run, 'seen'),
      imported: tally === undefined ? 0 : integer(tally, 'imported'),
      toImport: json<{ readonly import: number }>(run, 'summary').import,
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
