import type { FrameEdge, Over, WindowFrame } from '../syntax/tree.ts';

/** The rows of an ordered partition that count for one of them: from `first` to `last`, both included; none if they cross. */
export interface FrameRows {
  readonly first: number;
  readonly last: number;
}

/** A partition in its order. */
export interface OrderedPartition {
  readonly size: number;
  /** For each row the first and the last row that is its equal in the order. */
  readonly firstPeer: readonly number[];
  readonly lastPeer: readonly number[];
  /** For each row how many different places there are up to its own. */
  readonly places: readonly number[];
}

const START: FrameEdge = { kind: 'unboundedPreceding', rows: 0 };
const CURRENT: FrameEdge = { kind: 'currentRow', rows: 0 };
const END: FrameEdge = { kind: 'unboundedFollowing', rows: 0 };

/** The frame that is written, or that stands for none: up to the row and its peers where there is an order, else all. */
export function frameOf({ frame, order }: Over): WindowFrame {
  return frame ?? { unit: 'RANGE', start: START, end: order.length > 0 ? CURRENT : END };
}

/** A row's frame within its partition. */
export function frameRows({ unit, start, end }: WindowFrame, row: number, partition: OrderedPartition): FrameRows {
  const edge = ({ kind, rows }: FrameEdge, peer: readonly number[]): number => {
    switch (kind) {
      case 'unboundedPreceding':
        return 0;
      case 'preceding':
        return row - rows;
      case 'currentRow':
        return unit === 'ROWS' ? row : (peer[row] ?? row);
      case 'following':
        return row + rows;
      case 'unboundedFollowing':
        return partition.size - 1;
    }
  };
  return {
    first: Math.max(0, edge(start, partition.firstPeer)),
    last: Math.min(partition.size - 1, edge(end, partition.lastPeer)),
  };
}
