import type { Database } from './database.ts';
import type { ScriptCaseRecord } from './records.ts';
import { integer, orNull, text, word } from './row.ts';

/** What came of the test cases of the action scripts, of each the latest. */
export interface ScriptCases {
  /** Keeps the cases of an action, in their order; those that it had before and are not among them are forgotten. */
  replace(action: string, cases: readonly ScriptCaseRecord[]): void;
  /** All actions' cases, each action's in their order. */
  all(): readonly ScriptCaseRecord[];
}

export function scriptCases(database: Database): ScriptCases {
  return {
    replace(action, cases) {
      database.transaction(() => {
        database.run('DELETE FROM script_case WHERE action = ?', action);
        for (const [index, each] of cases.entries()) {
          database.run(
            `INSERT INTO script_case (action, name, place, title, outcome, words, line, flavour, text_digest, basis_digest, at,
               duration_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
            action,
            each.name,
            index,
            each.title,
            each.outcome,
            each.words,
            each.line,
            each.flavour,
            each.textDigest,
            each.basisDigest,
            each.at,
            Math.round(each.durationMs),
          );
        }
      });
    },
    all: () =>
      database.all('SELECT * FROM script_case ORDER BY action, place').map((row) => ({
        action: text(row, 'action'),
        name: text(row, 'name'),
        title: text(row, 'title'),
        outcome: word<ScriptCaseRecord['outcome']>(row, 'outcome'),
        words: orNull(text, row, 'words'),
        line: orNull(integer, row, 'line'),
        flavour: word<ScriptCaseRecord['flavour']>(row, 'flavour'),
        textDigest: text(row, 'text_digest'),
        basisDigest: text(row, 'basis_digest'),
        at: integer(row, 'at'),
        durationMs: integer(row, 'duration_ms'),
      })),
  };
}
