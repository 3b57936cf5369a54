import type { Table } from '../catalog/table.ts';
import type { Expression } from '../syntax/tree.ts';
import type { BoundQuery, Environment } from './environment.ts';
import type { Lock } from './lock-hint.ts';
import { Scope, type ScopeSource } from './scope.ts';

interface Extent {
  /** Where its columns begin in the block's row, and how many there are, row numbers of tables included. */
  readonly start: number;
  readonly width: number;
  /** The bits of its sources. */
  readonly mask: number;
  readonly sources: readonly ScopeSource[];
  /** Conditions that its rows must meet, pushed down to it. */
  readonly filters: Expression[];
}

/** The tree under FROM, its names resolved, before anything is decided about how to run it. */
export type FromNode = Extent &
  (
    | { readonly kind: 'table'; readonly table: Table; readonly lock?: Lock | undefined }
    | { readonly kind: 'rows'; readonly query: BoundQuery }
    | {
        readonly kind: 'join';
        readonly type: 'inner' | 'left' | 'right' | 'full';
        readonly left: FromNode;
        readonly right: FromNode;
        readonly on: Expression[];
        /** Set for APPLY: the frame in which the right side finds the left row. */
        readonly lateral?: Scope;
      }
  );

/** The names within a node, as its own rows hold them. */
export function scopeOf(node: FromNode, environment: Environment, outer: Scope | undefined): Scope {
  const sources = node.sources.map((source) => ({ ...source, offset: source.offset - node.start }));
  return new Scope(environment.newSlot(), sources, outer);
}
