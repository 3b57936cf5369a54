import type { ByteReader } from './byte-reader.ts';
import { ProtocolError, UnsupportedRequest } from './protocol-error.ts';

/** MS-TDS 2.2.6.9: what a client asks of the transaction manager. */
export type TransactionRequest =
  | { readonly kind: 'begin'; readonly name: string; readonly isolation: number }
  | { readonly kind: 'commit' | 'rollback'; readonly name: string; readonly next: BeginAfter | null }
  | { readonly kind: 'save'; readonly name: string };

/** A transaction that begins in the same breath as another ends. */
export interface BeginAfter {
  readonly name: string;
  readonly isolation: number;
}

const kinds = { begin: 5, promote: 6, commit: 7, rollback: 8, save: 9 } as const;
const BEGIN_AFTER = 0x01;

/** A name of a transaction: its length in bytes, then UTF-16. */
function name(reader: ByteReader): string {
  const bytes = reader.uint8();
  if (bytes % 2 !== 0) throw new ProtocolError('The name of a transaction has an odd number of bytes.');
  return reader.text(bytes / 2);
}

function ending(reader: ByteReader, kind: 'commit' | 'rollback'): TransactionRequest {
  const ended = name(reader);
  const flags = reader.uint8();
  if ((flags & BEGIN_AFTER) === 0) return { kind, name: ended, next: null };
  const isolation = reader.uint8();
  return { kind, name: ended, next: { isolation, name: name(reader) } };
}

export function readTransactionRequest(reader: ByteReader): TransactionRequest {
  const kind = reader.uint16();
  switch (kind) {
    case kinds.begin: {
      const isolation = reader.uint8();
      return { kind: 'begin', isolation, name: name(reader) };
    }
    case kinds.commit:
      return ending(reader, 'commit');
    case kinds.rollback:
      return ending(reader, 'rollback');
    case kinds.save:
      return { kind: 'save', name: name(reader) };
    default:
      throw new UnsupportedRequest(`distributed transactions (transaction manager request ${kind})`);
  }
}
