import { UserferryError } from '../../../common/userferry-error.ts';
import type { CopiedRows } from '../../../legacy/copy/collect-rows.ts';
import type { CopiedAccounts } from '../../../legacy/copy/copy-accounts.ts';
import { isCarried } from '../../../legacy/copy/exact-values.ts';
import type { ColumnDefinition, ModuleDefinition, TableDefinition } from '../../../legacy/copy/table-definition.ts';
import type { Statement } from '../../../legacy/statements.ts';
import type { TableName } from '../../../stores/mapping/mapping.ts';
import { quoteName, quoteTable } from '../../../stores/quote-name.ts';
import type { PracticeDatabase, Refusal } from './practice-database.ts';
import {
  columnDeclaration,
  createTable,
  dropForeignKey,
  foreignKeyPiece,
  insertRow,
  ownPieces,
  type Piece,
  unseenParts,
} from './table-statements.ts';
import type { NotCopied } from './told.ts';

/** Copies in a practice database. */
export interface Filled {
  readonly notCopied: readonly NotCopied[];
  /** Makes everything anew. */
  restore(): Promise<void>;
}

/**
 * Makes the tables of copied accounts in an empty practice database, with their rows, keys and modules. What it can't take is left out and
 * said.
 * @param essential tables without which nothing can be tried
 * @throws UserferryError UF-7232 (one of these can't be made there, or a row not be written)
 */
export async function fillCopies(
  database: PracticeDatabase,
  copied: CopiedAccounts,
  essential: readonly TableName[],
): Promise<Filled> {
  const notCopied: NotCopied[] = copied.leftOut.map(({ what, why }) => ({ what, why }));
  const done: (string | Statement)[] = [];
  const run = async (statement: string | Statement): Promise<Refusal | null> => {
    const refusal = await database.run(statement);
    if (refusal === null) done.push(statement);
    return refusal;
  };
  const piece = async ({ what, sql }: Piece): Promise<void> => {
    const refusal = await run(sql);
    if (refusal !== null) notCopied.push({ what, why: refusal.why });
  };

  const schemas = new Set([...copied.tables.map(({ table }) => table), ...copied.modules].map(({ schema }) => schema));
  for (const schema of schemas) {
    // It stays through a restore, which makes the tables alone anew.
    if (schema.toLowerCase() !== 'dbo') await database.run(`CREATE SCHEMA ${quoteName(schema)}`);
  }
  for (const { table } of copied.tables) {
    for (const what of unseenParts(table)) {
      notCopied.push({ what, why: 'The login may not see it: it needs VIEW DEFINITION, as the diagnosis says.' });
    }
  }
  const made: CopiedRows[] = [];
  for (const rows of copied.tables) {
    const columns = await takenColumns(database, rows.table, notCopied);
    const refusal = await run(createTable(rows.table, columns));
    if (refusal === null) made.push({ ...rows, table: { ...rows.table, columns } });
    else if (isAmong(rows.table, essential)) throw cantBeMade(rows.table, refusal.why);
    else notCopied.push({ what: `the table ${nameOf(rows.table)}`, why: refusal.why });
  }
  for (const { table, columns, rows } of made) {
    const taken = columns.filter(({ name }) => table.columns.some((column) => column.name === name));
    const places = taken.map((column) => columns.indexOf(column));
    for (const row of rows) {
      const values = places.map((place) => row[place] ?? null);
      const refusal = await run(insertRow(table, taken, values));
      if (refusal !== null) throw cantBeMade(table, `A row was refused. ${refusal.why}`);
    }
  }
  for (const { table } of made) for (const each of ownPieces(table)) await piece(each);
  for (const { table } of made) for (const key of table.foreignKeys) await piece(foreignKeyPiece(table, key));
  for (const each of copied.modules) await module(each, piece, notCopied);
  return {
    notCopied,
    restore: async () => {
      for (const statement of [...undoing(made, copied.modules), ...done]) {
        const refusal = await database.run(statement);
        if (refusal !== null) throw cantBeRestored(refusal.why);
      }
    },
  };
}

/** The columns that the practice database has types and collations for; what it lacks is said. */
async function takenColumns(
  database: PracticeDatabase,
  table: TableDefinition,
  notCopied: NotCopied[],
): Promise<readonly ColumnDefinition[]> {
  const whole = table.columns.filter((column) => isCarried(column) || column.base === 'timestamp');
  for (const column of table.columns) {
    const what = `${nameOf(table)}.${column.name}`;
    if (column.computed) notCopied.push({ what, why: 'The practice database has no computed columns.' });
    else if (!whole.includes(column))
      notCopied.push({ what, why: `The practice database has no type ${column.type}.` });
    if (column.untoldDefault === 'bound') {
      notCopied.push({ what: `the default of ${what}`, why: 'It is bound to the column, and stands elsewhere.' });
    }
  }
  const taken: ColumnDefinition[] = [];
  for (const column of whole) {
    const refusal = await tried(database, column);
    if (refusal === null) {
      taken.push(column);
      continue;
    }
    const plain = { ...column, collation: null };
    const what = `${nameOf(table)}.${column.name}`;
    if (column.collation !== null && (await tried(database, plain)) === null) {
      notCopied.push({ what: `the collation ${column.collation} of ${what}`, why: refusal.why });
      taken.push(plain);
    } else notCopied.push({ what, why: refusal.why });
  }
  return taken;
}

/** Whether the practice database takes a column, in a table that is gone at once. */
async function tried(database: PracticeDatabase, column: ColumnDefinition): Promise<Refusal | null> {
  const probe = quoteName('userferry probe');
  const refusal = await database.run(`CREATE TABLE ${probe} (${columnDeclaration(column)})`);
  if (refusal === null) await database.run(`DROP TABLE ${probe}`);
  return refusal;
}

async function module(
  each: ModuleDefinition,
  piece: (piece: Piece) => Promise<void>,
  notCopied: NotCopied[],
): Promise<void> {
  const what = `the ${each.kind} ${nameOf(each)}`;
  if (each.text === null) notCopied.push({ what, why: 'Its text is encrypted, or the login may not see it.' });
  else await piece({ what, sql: each.text });
}

/** Statements after which nothing of the copies is left, whatever a script has made of them. */
function undoing(made: readonly CopiedRows[], modules: readonly ModuleDefinition[]): readonly string[] {
  const kinds = { procedure: 'PROCEDURE', view: 'VIEW', function: null, trigger: null } as const;
  return [
    ...made.flatMap(({ table }) => table.foreignKeys.map((key) => dropForeignKey(table, key))),
    ...modules.toReversed().flatMap((each) => {
      const kind = kinds[each.kind];
      return kind === null ? [] : [`DROP ${kind} IF EXISTS ${quoteTable(each)}`];
    }),
    ...made.map(({ table }) => `DROP TABLE IF EXISTS ${quoteTable(table)}`),
  ];
}

function isAmong({ schema, name }: TableName, tables: readonly TableName[]): boolean {
  return tables.some((table) => table.schema === schema && table.name === name);
}

function nameOf({ schema, name }: TableName): string {
  return `${schema}.${name}`;
}

const kept = 'No script was run; the copies are gone, and nothing was written to the legacy database.';

function cantBeMade(table: TableName, why: string): UserferryError {
  return new UserferryError({
    code: 'UF-7232',
    message: `${nameOf(table)} can’t be copied into a practice database.`,
    kept,
    next: 'Scripts that write can’t be tried on copies of these accounts. Try them on a test copy of the database, named by a workspace of its own.',
    detail: why,
  });
}

function cantBeRestored(why: string): UserferryError {
  return new UserferryError({
    code: 'UF-7234',
    message: 'The copies can’t be put back to what they were.',
    kept: 'Nothing was written to the legacy database.',
    next: 'Try again: the accounts are copied anew.',
    detail: why,
  });
}
