import type { ResultColumn, SqlValue } from '../engine/interface.ts';
import type { ByteSink } from './byte-sink.ts';
import { tokens } from './tokens.ts';
import { nullLength, valueWriter } from './value-writers.ts';

/** Writes one row of a result set as ROW, or as NBCROW where the NULLs make that shorter. */
export type RowWriter = (sink: ByteSink, row: readonly SqlValue[]) => void;

/**
 * The writer for a result set: the columns' writers are chosen here, once. `nullBitmaps` is false for clients before TDS 7.3B,
 * which do not know NBCROW.
 */
export function rowWriter(columns: readonly ResultColumn[], nullBitmaps: boolean): RowWriter {
  const writers = columns.map(({ type }) => valueWriter(type));
  const nullLengths = columns.map(({ type }) => nullLength(type));
  const count = columns.length;
  const bitmapLength = Math.ceil(count / 8);

  const spares = (row: readonly SqlValue[]): boolean => {
    let spared = -bitmapLength;
    for (let index = 0; index < count; index += 1) if (row[index] === null) spared += nullLengths[index] ?? 0;
    return spared > 0;
  };

  return (sink, row) => {
    if (row.length !== count) throw new TypeError(`A row of ${count} columns has ${row.length} values.`);
    if (!nullBitmaps || !spares(row)) {
      sink.uint8(tokens.row);
      for (let index = 0; index < count; index += 1) writers[index]?.(sink, row[index] ?? null);
      return;
    }
    sink.reserve(bitmapLength + 1);
    sink.buffer[sink.at] = tokens.nullBitmapRow;
    const bitmapAt = sink.at + 1;
    sink.buffer.fill(0, bitmapAt, bitmapAt + bitmapLength);
    sink.at = bitmapAt + bitmapLength;
    for (let index = 0; index < count; index += 1) {
      const value = row[index] ?? null;
      if (value !== null) {
        writers[index]?.(sink, value);
        continue;
      }
      // Values before this one may have moved the sink to a larger buffer.
      const place = bitmapAt + (index >>> 3);
      sink.buffer[place] = (sink.buffer[place] ?? 0) | (1 << (index & 7));
    }
  };
}
