import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { column, resultSet } from './scripted-engine.ts';
import { type Served, serve } from './serve.ts';

const one = { batch: () => resultSet([column('one', { base: 'int' })], [[1]]) };

/** Sends bytes and waits until the server hangs up. */
async function hangsUpOn(served: Served, bytes: Uint8Array): Promise<void> {
  const socket = connect(served.server.port, '127.0.0.1');
  socket.on('error', () => {});
  await new Promise<void>((resolve) => {
    socket.on('close', () => resolve());
    socket.on('data', () => {});
    socket.on('connect', () => socket.end(bytes));
  });
}

/** A packet around a payload, with whatever length it claims. */
function packet(type: number, payload: Uint8Array, claimed = payload.length + 8, status = 1): Buffer {
  const header = Buffer.from([type, status, claimed >>> 8, claimed & 0xff, 0, 0, 1, 0]);
  return Buffer.concat([header, payload]);
}

const prelogin = packet(0x12, Buffer.from([1, 0, 6, 0, 1, 0xff, 2]));

async function othersAreServed(served: Served): Promise<void> {
  const pool = await served.connect();
  expect((await pool.request().batch('one')).recordset).toEqual([{ one: 1 }]);
  expect(served.defects).toEqual([]);
}

describe('what no client of good will sends', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a web browser', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
    ['a packet shorter than its header', packet(0x12, Buffer.alloc(0), 3)],
    ['a packet longer than any', packet(0x12, Buffer.alloc(0), 65_535)],
    ['a batch before the login', packet(0x01, Buffer.from('SELECT 1', 'utf16le'))],
    ['PRELOGIN without an end', packet(0x12, Buffer.from([0, 0, 0, 0, 6]))],
    ['PRELOGIN pointing outside', packet(0x12, Buffer.from([1, 0xff, 0xff, 0, 1, 0xff]))],
    ['LOGIN7 cut short', Buffer.concat([prelogin, packet(0x10, Buffer.alloc(20))])],
    ['LOGIN7 claiming gigabytes', Buffer.concat([prelogin, packet(0x10, Buffer.alloc(94, 0xff))])],
    [
      'a login larger than any',
      Buffer.concat([prelogin, ...Array.from({ length: 50 }, () => packet(0x10, Buffer.alloc(4000), 4008, 0))]),
    ],
  ])('%s: that connection ends, the others live', async (_, bytes) => {
    const served = await serve(one);
    await hangsUpOn(served, bytes);
    await othersAreServed(served);
  });

  test('random bytes', async () => {
    const served = await serve(one);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, behindPrelogin) => {
        await hangsUpOn(served, behindPrelogin ? Buffer.concat([prelogin, packet(0x10, bytes)]) : bytes);
      }),
      { numRuns: 100 },
    );
    await othersAreServed(served);
  });
});
