import type { Container } from '../../../electron/scripts/container/container.ts';
import type { ScriptPlan } from '../../../electron/scripts/render/script-plan.ts';
import { inSchema } from '../../unit/stores/store-cases.ts';
import type { FixtureDatabase } from '../legacy/fixture-database.ts';
import { onlyStore } from '../legacy/read-store.ts';
import type { Row } from './kept-passwords.ts';
import { scriptPlan, scriptsOf } from './scripted-database.ts';
import type { WritingCase } from './writing-case.ts';

export const done = { outcome: { kind: 'value', value: true }, breaches: [], console: [] };
export const notFound = { outcome: { kind: 'value', value: false }, breaches: [], console: [] };
export const answeredNothing = { outcome: { kind: 'value', value: null }, breaches: [], console: [] };
export const taken = { outcome: { kind: 'validation-error', code: 'user_exists' }, breaches: [], console: [] };

export type WritingStore = Awaited<ReturnType<typeof writingStore>>;

/** A case's store in the schema of its name, and its scripts; `change` is what of their plan is otherwise. */
export async function writingStore(
  database: FixtureDatabase,
  container: Container,
  { schema, ddl, rows, account, belonging, mapping: own }: WritingCase,
  change: Partial<ScriptPlan> = {},
) {
  const inside = (statements: readonly string[]) => inSchema(schema, statements);
  const tables = ddl.flatMap((statement) => /^CREATE TABLE (\S+)/.exec(statement)?.[1] ?? []);
  await database.run(`CREATE SCHEMA ${schema}`, ...inside(ddl));
  const mapping = own ?? (await onlyStore(database.legacy, schema)).recognition.mapping;
  const plan = scriptPlan(mapping, await database.legacy.catalog(), change);
  const recordset = async (sql: string, email: string) =>
    (
      await database.pool
        .request()
        .input('email', email)
        .query<Row>(inside([sql]).join(''))
    ).recordset;
  return {
    plan,
    run: scriptsOf(container, database.server, plan),
    /** As it was before any test. */
    async fill(): Promise<void> {
      const dropped = tables.toReversed().map((table) => `DROP TABLE ${table}`);
      await database.run(...inside([...dropped, ...ddl]), inside(rows).join(';\n'));
    },
    /** Everything that the store keeps of an account; null where it has none. */
    async account(email: string): Promise<Row | null> {
      const found = await Promise.all(account.map((sql) => recordset(sql, email)));
      if (found.every((each) => each.length === 0)) return null;
      if (found.some((each) => each.length !== 1)) throw new Error(`${email} is there by halves, or twice.`);
      return Object.assign({}, ...found.flat());
    },
    /** How many rows belong to accounts. */
    belonging: async () => (await recordset(belonging, '')).length,
  };
}
