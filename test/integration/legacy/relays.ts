import { connect, type Socket } from 'node:net';
import { packetTypes } from '../../../electron/practice/sql-server/wire/packet.ts';
import { listening, type WhenOver } from './servers.ts';

/** Passes on what `fromClient` lets through; null hangs up. */
function relay(target: number, fromClient: (chunk: Buffer) => Buffer | null, whenOver?: WhenOver): Promise<number> {
  const passOn = (client: Socket) => {
    const upstream = connect(target, '127.0.0.1');
    upstream.on('data', (chunk) => client.write(chunk));
    upstream.on('error', () => {});
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
    client.on('data', (chunk) => {
      const passed = fromClient(chunk);
      if (passed === null) client.end();
      else upstream.write(passed);
    });
  };
  return listening(passOn, 0, whenOver);
}

const RSA_PKCS1_SHA1 = 0x0201;
const SIGNATURE_ALGORITHMS = 0x000d;

/** An old server's way with a TLS ClientHello that doesn't offer RSA with SHA-1: it hangs up without a word. */
export function shaOneRelay(target: number): Promise<number> {
  return relay(target, (chunk) => {
    // The handshake travels in PRELOGIN packets: 8 bytes of header, then a handshake record (22) with a ClientHello (1).
    const isHello = chunk[0] === packetTypes.prelogin && chunk[8] === 0x16 && chunk[13] === 0x01;
    return isHello && !signatures(chunk.subarray(8)).includes(RSA_PKCS1_SHA1) ? null : chunk;
  });
}

/** Walks a ClientHello to its list of signature algorithms (RFC 5246 7.4.1.2, 7.4.1.4.1). */
function signatures(record: Buffer): readonly number[] {
  let at = 5 + 4 + 2 + 32;
  at += 1 + record.readUInt8(at);
  at += 2 + record.readUInt16BE(at);
  at += 1 + record.readUInt8(at);
  const end = at + 2 + record.readUInt16BE(at);
  for (at += 2; at < end; at += 4 + record.readUInt16BE(at + 2)) {
    if (record.readUInt16BE(at) !== SIGNATURE_ALGORITHMS) continue;
    const list = record.subarray(at + 6, at + 6 + record.readUInt16BE(at + 4));
    return Array.from({ length: list.length / 2 }, (_, index) => list.readUInt16BE(index * 2));
  }
  return [];
}

/** Keeps back the packets that call a statement off. */
export function cancelDeafRelay(target: number, whenOver?: WhenOver): Promise<number> {
  return relay(target, (chunk) => (chunk[0] === packetTypes.attention ? Buffer.alloc(0) : chunk), whenOver);
}
