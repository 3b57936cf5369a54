import type { PilotState } from '../common/pilot-words.ts';
import type { Database } from './database.ts';
import type { NewPilot, PilotAnswer, PilotRecord, PilotResult, ThrowawayRecord } from './pilot-records.ts';
import { integer, json, orNull, type Row, text, word } from './row.ts';

/** Pilots, what they answered of their tenants, and the connections that they made. */
export interface Pilots {
  /** Pilots that ended without saying so count as stopped from here on. Gives the new one's id. */
  begin(pilot: NewPilot): string;
  end(id: string, state: PilotState, result: PilotResult, now: number): void;
  /** Of a tenant, newest first. */
  of(tenant: string): readonly PilotRecord[];
  intendConnection(throwaway: Omit<ThrowawayRecord, 'connection'>): void;
  connectionMade(pilot: string, name: string, connection: string): void;
  connectionRemoved(pilot: string, name: string): void;
  /** Connections of pilots that are not known to be removed: of one tenant, or of all (null). */
  connectionsLeft(tenant: string | null): readonly ThrowawayRecord[];
  answer(pilot: string, answers: readonly PilotAnswer[]): void;
  /** To each question the latest answer of this tenant. */
  answers(tenant: string): readonly PilotAnswer[];
}

export function pilots(database: Database): Pilots {
  return {
    begin({ tenant, connection, begun, settingsDigest }) {
      database.run(`UPDATE pilot SET state = 'stopped' WHERE state = 'under-way'`);
      const id = database.insert(
        `INSERT INTO pilot (tenant, connection, state, begun, settings_digest) VALUES (?, ?, 'under-way', ?, ?)`,
        tenant,
        connection,
        begun,
        settingsDigest,
      );
      return String(id);
    },
    end(id, state, result, now) {
      database.run(
        'UPDATE pilot SET state = ?, result = ?, ended = ? WHERE id = ?',
        state,
        JSON.stringify(result),
        now,
        Number(id),
      );
    },
    of: (tenant) => database.all('SELECT * FROM pilot WHERE tenant = ? ORDER BY id DESC', tenant).map(toPilot),
    intendConnection({ pilot, name, mark }) {
      database.run('INSERT INTO pilot_connection (pilot, name, mark) VALUES (?, ?, ?)', Number(pilot), name, mark);
    },
    connectionMade(pilot, name, connection) {
      database.run(
        'UPDATE pilot_connection SET connection = ? WHERE pilot = ? AND name = ?',
        connection,
        Number(pilot),
        name,
      );
    },
    connectionRemoved(pilot, name) {
      database.run('UPDATE pilot_connection SET removed = 1 WHERE pilot = ? AND name = ?', Number(pilot), name);
    },
    connectionsLeft: (tenant) =>
      database
        .all(
          `SELECT made.* FROM pilot_connection AS made JOIN pilot ON pilot.id = made.pilot
             WHERE pilot.tenant = coalesce(?, pilot.tenant) AND made.removed = 0 ORDER BY made.pilot, made.name`,
          tenant,
        )
        .map((row) => ({
          pilot: String(integer(row, 'pilot')),
          name: text(row, 'name'),
          mark: text(row, 'mark'),
          connection: orNull(text, row, 'connection'),
        })),
    answer(pilot, answers) {
      for (const { question, answer, at } of answers) {
        database.run(
          'INSERT OR REPLACE INTO pilot_answer (pilot, question, answer, at) VALUES (?, ?, ?, ?)',
          Number(pilot),
          question,
          answer,
          at,
        );
      }
    },
    answers(tenant) {
      const rows = database.all(
        `SELECT question, answer, at FROM pilot_answer JOIN pilot ON pilot.id = pilot_answer.pilot
           WHERE tenant = ? ORDER BY pilot`,
        tenant,
      );
      // The later ones replace those of before.
      const latest = new Map(rows.map((row) => [text(row, 'question'), toAnswer(row)]));
      return [...latest.values()];
    },
  };
}

function toPilot(row: Row): PilotRecord {
  return {
    id: String(integer(row, 'id')),
    tenant: text(row, 'tenant'),
    connection: text(row, 'connection'),
    state: word<PilotState>(row, 'state'),
    begun: integer(row, 'begun'),
    ended: orNull(integer, row, 'ended'),
    settingsDigest: orNull(text, row, 'settings_digest'),
    result: orNull(json<PilotResult>, row, 'result'),
  };
}

function toAnswer(row: Row): PilotAnswer {
  return {
    question: word<PilotAnswer['question']>(row, 'question'),
    answer: text(row, 'answer'),
    at: integer(row, 'at'),
  };
}
