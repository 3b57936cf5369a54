import type { ByteReader } from './byte-reader.ts';
import { ProtocolError } from './protocol-error.ts';

/**
 * ALL_HEADERS (MS-TDS 2.2.5.3) in front of batches, calls and transaction requests: query notifications, the transaction's
 * descriptor, tracing. One session is one transaction here (no MARS), so nothing in it matters, but its lengths do.
 */
export function skipAllHeaders(reader: ByteReader): void {
  const total = reader.uint32();
  if (total < 4) throw new ProtocolError(`The message's headers claim ${total} bytes.`);
  reader.skip(total - 4);
}
