import type { TableName } from '../../stores/mapping/mapping.ts';

// A table as it must be made anew to behave alike, with what the catalog of the legacy database says of it.

export interface ColumnDefinition {
  readonly name: string;
  /** `nvarchar(256)`, as a declaration has it. */
  readonly type: string;
  /** `nvarchar` */
  readonly base: string;
  readonly nullable: boolean;
  readonly collation: string | null;
  readonly identity: { readonly seed: string; readonly increment: string } | null;
  readonly default: { readonly name: string; readonly definition: string } | null;
  readonly computed: boolean;
  /**
   * Why a default that it has is not told: it was made as an object of its own and bound to the column, and the catalog keeps its text
   * elsewhere; or the login may not see it. Null where it is told, or there is none.
   */
  readonly untoldDefault: 'bound' | 'unseen' | null;
}

export interface KeyDefinition {
  readonly name: string;
  readonly kind: 'primary' | 'unique' | 'unique-index';
  readonly clustered: boolean;
  readonly columns: readonly { readonly name: string; readonly descending: boolean }[];
  /** `unseen`: there is one, and the login may not see it. */
  readonly filter: { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unseen' } | null;
}

export interface CheckDefinition {
  readonly name: string;
  /** Null where the login may not see it: it lacks VIEW DEFINITION, which the diagnosis asks for. */
  readonly definition: string | null;
}

const referentialActions = ['NO ACTION', 'CASCADE', 'SET NULL', 'SET DEFAULT'] as const;

export interface ForeignKeyDefinition {
  readonly name: string;
  readonly columns: readonly string[];
  readonly references: TableName;
  readonly referencedColumns: readonly string[];
  readonly onDelete: (typeof referentialActions)[number];
  readonly onUpdate: (typeof referentialActions)[number];
}

/** As sys.foreign_keys counts them. */
export function referentialAction(number: number): ForeignKeyDefinition['onDelete'] {
  const action = referentialActions[number];
  if (action === undefined) throw new RangeError(`No referential action has the number ${number}.`);
  return action;
}

export interface TableDefinition extends TableName {
  readonly columns: readonly ColumnDefinition[];
  readonly keys: readonly KeyDefinition[];
  readonly checks: readonly CheckDefinition[];
  readonly foreignKeys: readonly ForeignKeyDefinition[];
}

/** A procedure, function, view or trigger. */
export interface ModuleDefinition extends TableName {
  readonly kind: 'procedure' | 'function' | 'view' | 'trigger';
  /** Null where it is encrypted, or the login may not see it. */
  readonly text: string | null;
  /** The table of a trigger. */
  readonly on: TableName | null;
}

export interface Definitions {
  readonly tables: readonly TableDefinition[];
  readonly modules: readonly ModuleDefinition[];
}
