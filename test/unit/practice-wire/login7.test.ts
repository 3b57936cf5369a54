import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tdsVersions } from '../../../electron/practice/sql-server/wire/dialect.ts';
import { readLogin7 } from '../../../electron/practice/sql-server/wire/login7.ts';
import {
  encryptions,
  negotiateEncryption,
  readPrelogin,
  writePrelogin,
} from '../../../electron/practice/sql-server/wire/prelogin.ts';
import { ProtocolError } from '../../../electron/practice/sql-server/wire/protocol-error.ts';

describe('PRELOGIN', () => {
  const { off, on, unsupported, required } = encryptions;

  // MS-TDS 2.2.6.5: what client and server offer, and what comes of it.
  test.each([
    [off, 'optional', off, 'login'],
    [on, 'optional', on, 'all'],
    [required, 'optional', on, 'all'],
    [unsupported, 'optional', unsupported, 'none'],
    [off, 'required', required, 'all'],
    [on, 'required', on, 'all'],
    [unsupported, 'required', required, null],
    [off, 'off', unsupported, 'none'],
    [unsupported, 'off', unsupported, 'none'],
    [on, 'off', unsupported, null],
  ] as const)('client %i and server %s agree', (client, server, answer, protection) => {
    expect(negotiateEncryption(client, server)).toEqual({ answer, protection });
  });

  test('an answer is read as it was written', () => {
    const bytes = writePrelogin(on, { encryption: on, asksFederated: true });
    expect(readPrelogin(bytes)).toEqual({ encryption: on, asksFederated: true });
  });

  test('damage is a protocol error and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          readPrelogin(Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }),
    );
  });
});

describe('LOGIN7', () => {
  // tedious sets the bit for an extension whatever its version, and sends none before 7.4.
  test('a bit for extensions means nothing before TDS 7.4', () => {
    const payload = Buffer.alloc(94);
    payload.writeUInt32LE(payload.length, 0);
    payload.writeUInt32LE(tdsVersions.v73b, 4);
    payload.writeUInt8(0x10, 27);
    expect(readLogin7(payload).features).toEqual([]);
    payload.writeUInt32LE(tdsVersions.v74, 4);
    expect(() => readLogin7(payload)).toThrow(ProtocolError);
  });

  test('damage anywhere is a protocol error and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 94, maxLength: 300 }), fc.boolean(), (bytes, truthfulLength) => {
        const payload = Buffer.from(bytes);
        if (truthfulLength) payload.writeUInt32LE(payload.length, 0);
        try {
          readLogin7(payload);
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
