import type { Database } from './database.ts';
import { json } from './row.ts';

/** Small named values of a workspace, as JSON: which plan and run it shows, what somebody accepted. Never a secret. */
export interface Values {
  read(name: string): unknown;
  write(name: string, value: unknown): void;
}

export function values(database: Database): Values {
  return {
    read(name) {
      const row = database.get('SELECT value FROM workspace WHERE name = ?', `value/${name}`);
      return row === undefined ? null : json<unknown>(row, 'value');
    },
    write(name, value) {
      database.run(
        'INSERT INTO workspace VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
        `value/${name}`,
        JSON.stringify(value),
      );
    },
  };
}
