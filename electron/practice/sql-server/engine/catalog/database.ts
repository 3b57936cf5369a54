import type { ResultColumn, SqlValue } from '../interface.ts';
import type { ProcedureParameter, Statement } from '../syntax/statement-tree.ts';
import type { CommonTable, Query } from '../syntax/tree.ts';
import type { Table } from './table.ts';
import type { VersionClock } from './version-clock.ts';

export interface View {
  readonly kind: 'view';
  readonly objectId: number;
  readonly schema: string;
  readonly name: string;
  readonly created: Date;
  readonly columns: readonly string[] | undefined;
  /** As they were when the view was made, which is what the catalog tells of them. */
  readonly described: readonly ResultColumn[];
  readonly with: readonly CommonTable[];
  readonly query: Query;
  /** The batch that made it, with CREATE for ALTER, as SQL Server keeps it. */
  readonly text: string;
}

export interface Procedure {
  readonly kind: 'procedure';
  readonly objectId: number;
  readonly schema: string;
  readonly name: string;
  readonly created: Date;
  readonly parameters: readonly ProcedureParameter[];
  readonly body: readonly Statement[];
  readonly text: string;
}

export type DatabaseObject = Table | View | Procedure;

export interface Schema {
  readonly id: number;
  readonly name: string;
}

/** Schemas that every database has, with SQL Server's ids. */
const FIRST_SCHEMAS: readonly Schema[] = [
  { id: 1, name: 'dbo' },
  { id: 2, name: 'guest' },
  { id: 3, name: 'INFORMATION_SCHEMA' },
  { id: 4, name: 'sys' },
];

/** One database: its schemas and objects. Names fold as under the database's case-insensitive collation. */
export class Database {
  readonly id: number;
  readonly name: string;
  readonly created: Date;
  readonly clock: VersionClock;
  readonly #schemas = new Map<string, Schema>();
  readonly #objects = new Map<string, DatabaseObject>();
  #lastObjectId = 245_575_913;
  #lastSchemaId = 4;
  #lastRowVersion = 2000n;

  constructor(id: number, name: string, created: Date, clock: VersionClock) {
    this.id = id;
    this.name = name;
    this.created = created;
    this.clock = clock;
    for (const schema of FIRST_SCHEMAS) this.#schemas.set(schema.name.toLowerCase(), schema);
  }

  /** Object ids grow by the step that SQL Server uses, and stay positive. */
  nextObjectId(): number {
    this.#lastObjectId = (this.#lastObjectId + 16_000_057) % 2_147_483_647;
    return this.#lastObjectId;
  }

  /** The database's next rowversion: eight bytes that only grow. */
  nextRowVersion(): Uint8Array {
    this.#lastRowVersion += 1n;
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, this.#lastRowVersion);
    return bytes;
  }

  get schemas(): Iterable<Schema> {
    return this.#schemas.values();
  }

  schema(name: string): Schema | undefined {
    return this.#schemas.get(name.toLowerCase());
  }

  addSchema(name: string): Schema {
    this.#lastSchemaId += 1;
    const schema = { id: this.#lastSchemaId, name };
    this.#schemas.set(name.toLowerCase(), schema);
    return schema;
  }

  removeSchema(name: string): void {
    this.#schemas.delete(name.toLowerCase());
  }

  get objects(): Iterable<DatabaseObject> {
    return this.#objects.values();
  }

  get tables(): Table[] {
    return [...this.#objects.values()].filter((object) => object.kind === 'table');
  }

  object(schema: string, name: string): DatabaseObject | undefined {
    return this.#objects.get(objectKey(schema, name));
  }

  addObject(object: DatabaseObject): void {
    this.#objects.set(objectKey(object.schema, object.name), object);
  }

  removeObject(object: DatabaseObject): void {
    this.#objects.delete(objectKey(object.schema, object.name));
  }

  /**
   * Fills a table at once, as fixtures do: values in column order, already of the columns' types, constraints taken on
   * trust. Identity columns keep their values. Nobody else may be using the table.
   */
  load(schema: string, name: string, rows: Iterable<readonly SqlValue[]>): number {
    const table = this.object(schema, name);
    if (table?.kind !== 'table') throw new RangeError(`there is no table ${schema}.${name}`);
    const identity = table.columns.findIndex((column) => column.identity);
    let count = 0;
    let greatest: bigint | undefined;
    for (const values of rows) {
      if (values.length !== table.columns.length) {
        throw new RangeError(`${name} has ${table.columns.length} columns, not ${values.length}`);
      }
      table.store.load(values);
      count += 1;
      const value = values[identity];
      if (typeof value === 'number' || typeof value === 'bigint') {
        const number = BigInt(value);
        if (greatest === undefined || number > greatest) greatest = number;
      }
    }
    for (const { entries } of table.store.indexes) entries.settle();
    if (table.identity !== undefined && greatest !== undefined) {
      const { last } = table.identity;
      table.identity.last = last === undefined || greatest > last ? greatest : last;
    }
    return count;
  }
}

function objectKey(schema: string, name: string): string {
  return `${schema.toLowerCase()}.${name.toLowerCase()}`;
}
