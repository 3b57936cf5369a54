import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Message,
  MessageReader,
  negotiatedPacketSize,
  packetTypes,
  toPackets,
} from '../../../electron/practice/sql-server/wire/packet.ts';
import { ProtocolError } from '../../../electron/practice/sql-server/wire/protocol-error.ts';

/** Hands `bytes` over in pieces of the given lengths. */
function read(bytes: Buffer, pieces: readonly number[], limit = 1_000_000): Message[] {
  const reader = new MessageReader(limit);
  const messages: Message[] = [];
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const length = pieces[turn % pieces.length] ?? 1;
    messages.push(...reader.push(bytes.subarray(at, at + length)));
    at += length;
  }
  return messages;
}

const options = { type: packetTypes.batch, spid: 51 };

describe('packets', () => {
  test('put a message together again, however it was cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 512, max: 32_767 }),
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 20 }),
        (payloads, packetSize, pieces) => {
          const bytes = payloads.map(
            (payload) => toPackets(Buffer.from(payload), { ...options, packetSize, after: 'end' }, 1).packets,
          );
          const messages = read(Buffer.concat(bytes), pieces);
          expect(messages.map(({ payload }) => Buffer.from(payload))).toEqual(
            payloads.map((each) => Buffer.from(each)),
          );
        },
      ),
    );
  });

  test('sent as a message grows say the same as those sent at once', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 10 }), (parts) => {
        let waiting = Buffer.alloc(0);
        let number = 1;
        const sent: Buffer[] = [];
        for (const part of parts) {
          waiting = Buffer.concat([waiting, part]);
          const { packets, used, nextNumber } = toPackets(
            waiting,
            { ...options, packetSize: 512, after: 'more' },
            number,
          );
          sent.push(packets);
          waiting = waiting.subarray(used);
          number = nextNumber;
        }
        sent.push(toPackets(waiting, { ...options, packetSize: 512, after: 'end' }, number).packets);
        const once = toPackets(Buffer.concat(parts), { ...options, packetSize: 512, after: 'end' }, 1).packets;
        expect(Buffer.concat(sent).equals(once)).toBe(true);
      }),
    );
  });

  test('never exceed the agreed size', () => {
    const { packets } = toPackets(Buffer.alloc(5000), { ...options, packetSize: 512, after: 'end' }, 1);
    const lengths: number[] = [];
    for (let at = 0; at < packets.length; at += packets.readUInt16BE(at + 2))
      lengths.push(packets.readUInt16BE(at + 2));
    expect(Math.max(...lengths)).toBe(512);
    expect(lengths.reduce((sum, length) => sum + length - 8, 0)).toBe(5000);
  });

  test('of a message that is larger than allowed are refused before they are kept', () => {
    const { packets } = toPackets(Buffer.alloc(5000), { ...options, packetSize: 512, after: 'end' }, 1);
    expect(() => read(packets, [400], 4999)).toThrow(ProtocolError);
    expect(read(packets, [400], 5000)).toHaveLength(1);
  });

  test.each([
    [0x08, 'all'],
    [0x10, 'keepTransaction'],
    [0x00, 'no'],
  ] as const)('carry the reset of a pooled connection (%i)', (bit, reset) => {
    const { packets } = toPackets(Buffer.from('x'), { ...options, packetSize: 512, after: 'end' }, 1);
    packets[1] = (packets[1] ?? 0) | bit;
    expect(read(packets, [100])[0]?.reset).toBe(reset);
  });
});

test.each([
  [0, 4096],
  [1, 512],
  [512, 512],
  [8000, 8000],
  [100_000, 32_767],
])('a client that asks for packets of %i bytes gets %i', (asked, agreed) => {
  expect(negotiatedPacketSize(asked)).toBe(agreed);
});
