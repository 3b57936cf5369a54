// The syntax tree of the part of T-SQL that the practice server knows. What the grammar has no place for, the parser refuses.
import type { SqlType, SqlValue } from '../interface.ts';

export type Name = readonly string[];

/** A data type as written: `decimal(10,2)`, `nvarchar(max)`. */
export interface TypeName {
  readonly name: string;
  readonly arguments: readonly (number | 'max')[];
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^';
export type Comparison = '=' | '<>' | '<' | '>' | '<=' | '>=';

export interface OrderItem {
  readonly expression: Expression;
  readonly descending: boolean;
}

/** Where a window's frame begins or ends; `rows` counts only for `preceding` and `following`. */
export interface FrameEdge {
  readonly kind: 'unboundedPreceding' | 'preceding' | 'currentRow' | 'following' | 'unboundedFollowing';
  readonly rows: number;
}

export interface WindowFrame {
  readonly unit: 'ROWS' | 'RANGE';
  readonly start: FrameEdge;
  readonly end: FrameEdge;
}

export interface Over {
  readonly partition: readonly Expression[];
  readonly order: readonly OrderItem[];
  readonly frame?: WindowFrame;
}

export type Expression =
  | { readonly kind: 'literal'; readonly type: SqlType; readonly value: SqlValue }
  | { readonly kind: 'null' }
  /** DEFAULT as a row constructor's element. */
  | { readonly kind: 'default' }
  | { readonly kind: 'column'; readonly name: Name }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '~'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'collate'; readonly operand: Expression; readonly collation: string }
  | {
      readonly kind: 'cast';
      readonly mode: 'explicit' | 'try';
      readonly operand: Expression;
      readonly type: TypeName;
      readonly style?: Expression;
      readonly function: 'CAST' | 'CONVERT';
    }
  | {
      readonly kind: 'case';
      readonly input?: Expression;
      readonly branches: readonly { readonly when: Expression; readonly result: Expression }[];
      readonly otherwise?: Expression;
    }
  | {
      readonly kind: 'call';
      readonly name: Name;
      readonly arguments: readonly Expression[];
      readonly star: boolean;
      readonly distinct: boolean;
      readonly withinGroup?: readonly OrderItem[];
      readonly over?: Over;
    }
  | { readonly kind: 'subquery'; readonly query: Query }
  // What follows is truth-valued and stands only where a condition may.
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'isNull'; readonly operand: Expression; readonly negated: boolean }
  | {
      readonly kind: 'inList';
      readonly operand: Expression;
      readonly list: readonly Expression[];
      readonly negated: boolean;
    }
  | { readonly kind: 'inQuery'; readonly operand: Expression; readonly query: Query; readonly negated: boolean }
  | {
      readonly kind: 'quantified';
      readonly operand: Expression;
      readonly operator: Comparison;
      readonly all: boolean;
      readonly query: Query;
    }
  | {
      readonly kind: 'between';
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly negated: boolean;
    }
  | {
      readonly kind: 'like';
      readonly operand: Expression;
      readonly pattern: Expression;
      readonly escape?: Expression;
      readonly negated: boolean;
    }
  | { readonly kind: 'exists'; readonly query: Query };

export type SelectItem =
  | { readonly kind: 'star'; readonly qualifier: Name }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly alias?: string }
  | {
      readonly kind: 'assign';
      readonly variable: string;
      readonly operator: BinaryOperator | null;
      readonly expression: Expression;
    };

export type Source =
  | { readonly kind: 'table'; readonly name: Name; readonly alias?: string; readonly hints: readonly string[] }
  | { readonly kind: 'tableVariable'; readonly name: string; readonly alias?: string }
  | { readonly kind: 'derived'; readonly query: Query; readonly alias: string; readonly columns?: readonly string[] }
  | {
      readonly kind: 'values';
      readonly rows: readonly (readonly Expression[])[];
      readonly alias: string;
      readonly columns?: readonly string[];
    }
  | {
      readonly kind: 'function';
      readonly name: Name;
      readonly arguments: readonly Expression[];
      readonly alias?: string;
      readonly columns?: readonly string[];
    }
  | {
      readonly kind: 'join';
      readonly type: 'inner' | 'left' | 'right' | 'full' | 'cross' | 'crossApply' | 'outerApply';
      readonly left: Source;
      readonly right: Source;
      readonly on?: Expression;
    };

export interface Top {
  readonly count: Expression;
  readonly percent: boolean;
  readonly ties: boolean;
}

export interface SelectBlock {
  readonly kind: 'select';
  readonly distinct: boolean;
  readonly top?: Top;
  readonly items: readonly SelectItem[];
  readonly into?: Name;
  readonly from: readonly Source[];
  readonly where?: Expression;
  readonly groupBy: readonly Expression[];
  readonly having?: Expression;
}

export interface SetOperation {
  readonly kind: 'setOperation';
  readonly operator: 'union' | 'unionAll' | 'except' | 'intersect';
  readonly left: QueryBody;
  readonly right: QueryBody;
}

export type QueryBody = SelectBlock | SetOperation | { readonly kind: 'nested'; readonly query: QueryBody };

export interface CommonTable {
  readonly name: string;
  readonly columns?: readonly string[];
  readonly query: Query;
}

export interface Query {
  readonly body: QueryBody;
  readonly orderBy: readonly OrderItem[];
  readonly offset?: Expression;
  readonly fetch?: Expression;
}

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
