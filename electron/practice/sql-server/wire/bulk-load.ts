import type { ResultColumn, SqlValue } from '../engine/interface.ts';
import type { ByteReader } from './byte-reader.ts';
import { ProtocolError, UnsupportedRequest } from './protocol-error.ts';
import { tokens } from './tokens.ts';
import { hasTableName } from './type-info.ts';
import { type ReadableType, readTypeInfo } from './type-reader.ts';

const columnFlags = { nullable: 0x01, identity: 0x10 } as const;
const NO_COLUMNS = 0xffff;
const TIMESTAMP_LENGTH = 8;

export interface BulkLoad {
  readonly columns: readonly ResultColumn[];
  /** Decodes as it is read; a damaged row throws ProtocolError when its turn comes. */
  readonly rows: Iterable<readonly SqlValue[]>;
}

/**
 * A bulk load message (MS-TDS 2.2.6.1): COLMETADATA, whose user types have so many bytes, then ROW and NBCROW tokens, then DONE.
 */
export function readBulkLoad(reader: ByteReader, userTypeLength: 2 | 4): BulkLoad {
  if (reader.uint8() !== tokens.columns) throw new ProtocolError('A bulk load does not begin with its columns.');
  const count = reader.uint16();
  if (count === NO_COLUMNS || count === 0) throw new UnsupportedRequest('a bulk load without columns');
  const columns: ResultColumn[] = [];
  const readers: ReadableType['read'][] = [];
  for (let index = 0; index < count; index += 1) {
    reader.skip(userTypeLength);
    const flags = reader.uint16();
    const { type, read } = readTypeInfo(reader);
    if (hasTableName(type)) reader.longText();
    columns.push({
      name: reader.shortText(),
      type,
      nullable: (flags & columnFlags.nullable) !== 0,
      identity: (flags & columnFlags.identity) !== 0,
    });
    readers.push(hasTableName(type) ? behindPointer(read) : read);
  }
  return { columns, rows: rows(reader, readers) };
}

/** text, ntext and image come in rows as they go out: a text pointer and a timestamp in front, no pointer for NULL. */
function behindPointer(read: ReadableType['read']): ReadableType['read'] {
  return (reader) => {
    const pointerLength = reader.uint8();
    if (pointerLength === 0) return null;
    reader.skip(pointerLength + TIMESTAMP_LENGTH);
    return read(reader);
  };
}

function* rows(
  reader: ByteReader,
  readers: readonly ReadableType['read'][],
): Generator<readonly SqlValue[], void, void> {
  while (reader.remaining > 0) {
    const token = reader.uint8();
    switch (token) {
      case tokens.row:
        yield readers.map((read) => read(reader));
        break;
      case tokens.nullBitmapRow: {
        const bitmap = reader.bytes(Math.ceil(readers.length / 8));
        const isNull = (index: number) => ((bitmap[index >>> 3] ?? 0) & (1 << (index & 7))) !== 0;
        yield readers.map((read, index) => (isNull(index) ? null : read(reader)));
        break;
      }
      case tokens.done:
        return;
      default:
        throw new ProtocolError(`A bulk load holds the token 0x${token.toString(16)}.`);
    }
  }
}
