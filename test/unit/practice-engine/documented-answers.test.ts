import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeType, logIn, newEngine, run, shown, type VectorValue } from './vectors.ts';

/** Statements, and what SQL Server's documentation and sys.messages say of the last one's last result. */
interface Documented {
  readonly statements: readonly string[];
  readonly rows?: readonly (readonly VectorValue[])[];
  /** Of the first columns. */
  readonly types?: readonly string[];
  readonly names?: readonly string[];
  readonly error?: number;
  readonly message?: string;
  /** Where it is said, or what it follows from. */
  readonly source?: string;
}

const documented = JSON.parse(
  readFileSync(new URL('../../data/tsql-documented.json', import.meta.url), 'utf8'),
) as readonly Documented[];

describe('documented answers', () => {
  test.each(documented.map((each) => [each.statements.join('; ').slice(0, 200), each] as const))('%s', (_, each) => {
    const session = logIn(newEngine());
    const answers = each.statements.map((statement) => run(session, statement));
    const last = answers.at(-1);
    expect(answers.slice(0, -1).map(({ error }) => error)).toEqual(answers.slice(0, -1).map(() => undefined));
    expect(last?.error?.number).toBe(each.error);
    if (each.message !== undefined) expect(last?.error?.message).toBe(each.message);
    if (each.rows === undefined) return;
    const result = last?.results.at(-1);
    const types = result?.columns.map(({ type }) => type) ?? [];
    const rows = result?.rows.map((row) => types.map((type, index) => shown(row[index] ?? null, type)));
    expect(rows).toEqual(each.rows);
    if (each.types !== undefined) expect(types.slice(0, each.types.length).map(describeType)).toEqual(each.types);
    if (each.names !== undefined) expect(result?.columns.map(({ name }) => name)).toEqual(each.names);
  });
});
