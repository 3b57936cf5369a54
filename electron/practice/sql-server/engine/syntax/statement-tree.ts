import type {
  BinaryOperator,
  CommonTable,
  Expression,
  Name,
  Query,
  SelectItem,
  Source,
  Top,
  TypeName,
} from './tree.ts';

// Statements in the syntax tree, over the expressions and queries of tree.ts.

export interface ConstraintName {
  readonly name?: string;
}

export type ReferentialAction = 'no action' | 'cascade' | 'set null' | 'set default';

export type TableConstraint = ConstraintName &
  (
    | {
        readonly kind: 'primaryKey' | 'unique';
        readonly columns: readonly { readonly name: string; readonly descending: boolean }[];
        readonly clustered: boolean | undefined;
      }
    | {
        readonly kind: 'foreignKey';
        readonly columns: readonly string[];
        readonly table: Name;
        readonly referenced: readonly string[];
        readonly onDelete: ReferentialAction;
        readonly onUpdate: ReferentialAction;
      }
    | { readonly kind: 'check'; readonly condition: Expression; readonly text: string }
    | { readonly kind: 'default'; readonly column: string; readonly value: Expression; readonly text: string }
  );

export interface ColumnDefinition {
  readonly name: string;
  readonly type: TypeName;
  readonly nullable?: boolean;
  readonly collation?: string;
  readonly identity?: { readonly seed: bigint; readonly increment: bigint };
  readonly rowGuid: boolean;
  readonly constraints: readonly TableConstraint[];
}

export interface OutputClause {
  readonly items: readonly SelectItem[];
  readonly into?: { readonly target: Source; readonly columns?: readonly string[] };
}

export interface Assignment {
  readonly column?: Name;
  readonly variable?: string;
  readonly operator: BinaryOperator | null;
  readonly value: Expression;
}

export interface QueryOptions {
  readonly maxRecursion?: number;
}

export type Statement = { readonly line: number } & StatementBody;

export type StatementBody =
  | {
      readonly kind: 'select';
      readonly with: readonly CommonTable[];
      readonly query: Query;
      readonly options: QueryOptions;
    }
  | {
      readonly kind: 'insert';
      readonly with: readonly CommonTable[];
      readonly target: Source;
      readonly columns?: readonly string[];
      readonly output?: OutputClause;
      readonly top?: Top;
      readonly source:
        | { readonly kind: 'values'; readonly rows: readonly (readonly Expression[])[] }
        | { readonly kind: 'query'; readonly query: Query; readonly options: QueryOptions }
        | { readonly kind: 'execute'; readonly statement: Statement }
        | { readonly kind: 'defaults' };
    }
  | {
      readonly kind: 'update';
      readonly with: readonly CommonTable[];
      readonly target: Source;
      readonly top?: Top;
      readonly set: readonly Assignment[];
      readonly output?: OutputClause;
      readonly from: readonly Source[];
      readonly where?: Expression;
      readonly options: QueryOptions;
    }
  | {
      readonly kind: 'delete';
      readonly with: readonly CommonTable[];
      readonly target: Source;
      readonly top?: Top;
      readonly output?: OutputClause;
      readonly from: readonly Source[];
      readonly where?: Expression;
      readonly options: QueryOptions;
    }
  | { readonly kind: 'truncate'; readonly table: Name }
  | {
      readonly kind: 'createTable';
      readonly name: Name;
      readonly columns: readonly ColumnDefinition[];
      readonly constraints: readonly TableConstraint[];
      readonly indexes: readonly IndexDefinition[];
    }
  | { readonly kind: 'alterTable'; readonly name: Name; readonly change: TableChange }
  | {
      readonly kind: 'drop';
      readonly what: 'table' | 'view' | 'schema' | 'procedure';
      readonly names: readonly Name[];
      readonly ifExists: boolean;
    }
  | { readonly kind: 'createIndex'; readonly table: Name; readonly index: IndexDefinition }
  | { readonly kind: 'dropIndex'; readonly table: Name; readonly index: string; readonly ifExists: boolean }
  | {
      readonly kind: 'createView';
      readonly name: Name;
      readonly columns?: readonly string[];
      readonly with: readonly CommonTable[];
      readonly query: Query;
      readonly text: string;
      readonly mode: 'create' | 'alter' | 'createOrAlter';
    }
  | { readonly kind: 'createSchema'; readonly name: string }
  | {
      readonly kind: 'createProcedure';
      readonly name: Name;
      readonly parameters: readonly ProcedureParameter[];
      readonly body: readonly Statement[];
      readonly text: string;
      readonly mode: 'create' | 'alter' | 'createOrAlter';
    }
  | { readonly kind: 'declare'; readonly variables: readonly VariableDeclaration[] }
  | {
      readonly kind: 'declareTable';
      readonly name: string;
      readonly columns: readonly ColumnDefinition[];
      readonly constraints: readonly TableConstraint[];
      readonly indexes: readonly IndexDefinition[];
    }
  | {
      readonly kind: 'setVariable';
      readonly name: string;
      readonly operator: BinaryOperator | null;
      readonly value: Expression;
    }
  | { readonly kind: 'setOption'; readonly option: string; readonly value: string }
  | { readonly kind: 'identityInsert'; readonly table: Name; readonly on: boolean }
  | { readonly kind: 'if'; readonly condition: Expression; readonly then: Statement; readonly otherwise?: Statement }
  | { readonly kind: 'while'; readonly condition: Expression; readonly body: Statement }
  | { readonly kind: 'break' | 'continue' }
  | { readonly kind: 'block'; readonly statements: readonly Statement[] }
  | { readonly kind: 'try'; readonly body: readonly Statement[]; readonly handler: readonly Statement[] }
  | { readonly kind: 'throw'; readonly arguments?: readonly [Expression, Expression, Expression] }
  | { readonly kind: 'raiserror'; readonly arguments: readonly Expression[]; readonly options: readonly string[] }
  | { readonly kind: 'print'; readonly value: Expression }
  | { readonly kind: 'use'; readonly database: string }
  | { readonly kind: 'waitfor'; readonly delay: Expression }
  | { readonly kind: 'return'; readonly value?: Expression }
  /** `name` begins with an `@` where a variable has it. */
  | { readonly kind: 'beginTransaction' | 'commit' | 'rollback' | 'save'; readonly name?: string }
  | {
      readonly kind: 'execute';
      /** Its name, or the variable that has it. */
      readonly procedure: Name | string;
      readonly result?: string;
      readonly arguments: readonly ProcedureArgument[];
    }
  | { readonly kind: 'executeText'; readonly text: Expression }
  | {
      readonly kind: 'insertBulk';
      readonly table: Name;
      readonly columns: readonly { readonly name: string; readonly type: TypeName }[];
      readonly options: readonly string[];
    };

export interface ProcedureParameter {
  readonly name: string;
  readonly type: TypeName;
  readonly default?: Expression;
  readonly output: boolean;
}

export interface ProcedureArgument {
  readonly name?: string;
  readonly value: Expression;
  readonly output: boolean;
}

export interface VariableDeclaration {
  readonly name: string;
  readonly type: TypeName;
  readonly value?: Expression;
}

export interface IndexDefinition {
  readonly name: string;
  readonly unique: boolean;
  readonly clustered: boolean;
  readonly columns: readonly { readonly name: string; readonly descending: boolean }[];
  readonly included: readonly string[];
  readonly filter?: { readonly condition: Expression; readonly text: string };
}

export type TableChange =
  | {
      readonly kind: 'add';
      readonly columns: readonly ColumnDefinition[];
      readonly constraints: readonly TableConstraint[];
    }
  | { readonly kind: 'dropColumn'; readonly columns: readonly string[]; readonly ifExists: boolean }
  | { readonly kind: 'dropConstraint'; readonly names: readonly string[]; readonly ifExists: boolean }
  | {
      readonly kind: 'alterColumn';
      readonly column: string;
      readonly type: TypeName;
      readonly nullable?: boolean;
      readonly collation?: string;
    };
