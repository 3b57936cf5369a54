import { failure } from '../failure.ts';
import type { Cursor } from './cursor.ts';
import type { FrameEdge, WindowFrame } from './tree.ts';

const CURRENT: FrameEdge = { kind: 'currentRow', rows: 0 };
const ORDER: readonly FrameEdge['kind'][] = [
  'unboundedPreceding',
  'preceding',
  'currentRow',
  'following',
  'unboundedFollowing',
];

/** ROWS or RANGE at the end of OVER (…). @throws SqlError 4193, 4194, 10756 */
export function parseFrame(cursor: Cursor, isOrdered: boolean): WindowFrame | undefined {
  if (!cursor.isAnyWord('ROWS', 'RANGE')) return undefined;
  const unit = cursor.takeWord('ROWS') ? 'ROWS' : 'RANGE';
  if (unit === 'RANGE') cursor.expectWord('RANGE');
  const between = cursor.takeWord('BETWEEN');
  const start = parseEdge(cursor);
  if (between) cursor.expectWord('AND');
  const end = between ? parseEdge(cursor) : CURRENT;
  if (!isOrdered) {
    throw failure(10756, 'Window frame with ROWS or RANGE must have an ORDER BY clause.', { severity: 15 });
  }
  if (unit === 'RANGE' && [start, end].some(({ kind }) => kind === 'preceding' || kind === 'following')) {
    throw failure(4194, 'RANGE is only supported with UNBOUNDED and CURRENT ROW window frame delimiters.');
  }
  const backwards = ORDER.indexOf(start.kind) > ORDER.indexOf(end.kind);
  if (backwards || start.kind === 'unboundedFollowing' || end.kind === 'unboundedPreceding') {
    throw failure(
      4193,
      `'BETWEEN ${edgeText(start)} AND ${edgeText(end)}' is not a valid window frame and cannot be used with the OVER clause.`,
    );
  }
  return { unit, start, end };
}

function parseEdge(cursor: Cursor): FrameEdge {
  if (cursor.takeWord('CURRENT', 'ROW')) return CURRENT;
  const unbounded = cursor.takeWord('UNBOUNDED');
  const rows = unbounded ? 0 : cursor.integer();
  if (rows < 0) throw cursor.syntaxError();
  if (cursor.takeWord('PRECEDING')) return { kind: unbounded ? 'unboundedPreceding' : 'preceding', rows };
  cursor.expectWord('FOLLOWING');
  return { kind: unbounded ? 'unboundedFollowing' : 'following', rows };
}

function edgeText({ kind }: FrameEdge): string {
  switch (kind) {
    case 'currentRow':
      return 'CURRENT ROW';
    case 'unboundedPreceding':
      return 'UNBOUNDED PRECEDING';
    case 'unboundedFollowing':
      return 'UNBOUNDED FOLLOWING';
    default:
      return kind.toUpperCase();
  }
}
