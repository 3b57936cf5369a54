// Expressions and queries in the syntax tree of the part of T-SQL that the practice server knows. What the grammar has no place for,
// the parser refuses. Statements stand in statement-tree.ts.
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
