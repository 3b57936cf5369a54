import { connect } from 'node:net';
import { Request } from 'tedious';
import { describe, expect, test } from 'vitest';
import type { SqlType, SqlValue } from '../../../electron/practice/sql-server/engine/interface.ts';
import { column, type Events, message, PASSWORD, resultSet, USER } from './scripted-engine.ts';
import { serve } from './serve.ts';
import { connectTedious, type TediousClient } from './tedious-client.ts';

const collation = 'SQL_Latin1_General_CP1_CI_AS';
/** 2024-02-29 01:02:03.1234567 */
const moment = { day: 738_944, ticks: 37_231_234_567 };
const sent: readonly (readonly [SqlType, SqlValue])[] = [
  [{ base: 'date' }, { ...moment, ticks: 0 }],
  [
    { base: 'time', scale: 0 },
    { day: 0, ticks: 37_230_000_000 },
  ],
  [{ base: 'datetime2', scale: 7 }, moment],
  [
    { base: 'datetimeoffset', scale: 3 },
    { day: 738_944, ticks: 37_231_230_000, offset: 330 },
  ],
  [{ base: 'varchar', length: 'max', collation }, 'long'],
  [{ base: 'nvarchar', length: 'max', collation }, 'ж'],
  [{ base: 'varbinary', length: 'max' }, Buffer.from([1, 2])],
  [{ base: 'int' }, 7],
];

function* answer(): Events {
  yield* resultSet(
    sent.map(([type], index) => column(`c${index}`, type)),
    [sent.map(([, value]) => value), sent.map(() => null)],
  );
  yield { kind: 'error', message: message(8134, 'Divide by zero error encountered.', { line: 70_000 }) };
  yield { kind: 'done', count: null, statement: 'other', inProcedure: false };
}

async function rowsAndError({ connection }: TediousClient) {
  return new Promise<{ rows: unknown[][]; types: string[]; error: unknown; line: unknown }>((resolve) => {
    const rows: unknown[][] = [];
    let types: string[] = [];
    const request = new Request('anything', (error) => {
      const told = error as { number?: unknown; lineNumber?: unknown } | null | undefined;
      resolve({ rows, types, error: told?.number, line: told?.lineNumber });
    });
    request.on('columnMetadata', (columns) => {
      types = (columns as { type: { name: string } }[]).map(({ type }) => type.name);
    });
    request.on('row', (row: { value: unknown }[]) => rows.push(row.map(({ value }) => value)));
    connection.execSqlBatch(request);
  });
}

describe('older TDS versions', () => {
  // SQL Server docs, down-level clients: date and time types are nvarchar before 7.3, (max) types text and image before 7.2.
  test.each(['7_1', '7_2'] as const)('TDS %s reads what it has no types for as text', async (version) => {
    const served = await serve({ batch: answer });
    const { rows, types, error, line } = await rowsAndError(await connectTedious(served, false, version));
    const texts = ['2024-02-29', '01:02:03', '2024-02-29 01:02:03.1234567', '2024-02-29 06:32:03.123 +05:30'];
    expect(rows).toEqual([[...texts, 'long', 'ж', Buffer.from([1, 2]), 7], sent.map(() => null)]);
    expect(types.slice(0, 4)).toEqual(['NVarChar', 'NVarChar', 'NVarChar', 'NVarChar']);
    expect(types.slice(4, 7)).toEqual(
      version === '7_1' ? ['Text', 'NText', 'Image'] : ['VarChar', 'NVarChar', 'VarBinary'],
    );
    expect({ error, line }).toEqual({ error: 8134, line: version === '7_1' ? 65_535 : 70_000 });
    expect(served.defects).toEqual([]);
  });

  test.each(['7_3_A', '7_3_B', '7_4'] as const)('TDS %s reads date and time types as they are', async (version) => {
    const served = await serve({ batch: answer });
    const { rows, types } = await rowsAndError(await connectTedious(served, true, version));
    expect(types.slice(0, 4)).toEqual(['Date', 'Time', 'DateTime2', 'DateTimeOffset']);
    expect(rows[0]?.slice(4)).toEqual(['long', 'ж', Buffer.from([1, 2]), 7]);
    expect(rows[1]).toEqual(sent.map(() => null));
  });
});

/** LOGIN7 as clients without PRELOGIN begin (jTDS, FreeTDS with TDS 7.0), MS-TDS 2.2.6.4. */
function loginMessage(tdsVersion: number): Buffer {
  const fixed = Buffer.alloc(94);
  fixed.writeUInt32LE(tdsVersion, 4);
  const password = Buffer.from(PASSWORD, 'utf16le').map((byte) => (((byte & 0x0f) << 4) | (byte >>> 4)) ^ 0xa5);
  const fields = [
    [40, Buffer.from(USER, 'utf16le')],
    [44, Buffer.from(password)],
  ] as const;
  let at = fixed.length;
  for (const [place, bytes] of fields) {
    fixed.writeUInt16LE(at, place);
    fixed.writeUInt16LE(bytes.length / 2, place + 2);
    at += bytes.length;
  }
  fixed.writeUInt32LE(at, 0);
  const header = Buffer.from([0x10, 0x01, 0, 0, 0, 0, 1, 0]);
  header.writeUInt16BE(at + header.length, 2);
  return Buffer.concat([header, fixed, ...fields.map(([, bytes]) => bytes)]);
}

async function firstAnswer(port: number, bytes: Buffer): Promise<Buffer> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return new Promise((resolve) => {
    socket.once('data', (data: Buffer) => {
      socket.destroy();
      resolve(data);
    });
    socket.once('close', () => resolve(Buffer.alloc(0)));
  });
}

describe('a client that begins with LOGIN7', () => {
  test('is let in without encryption', async () => {
    const served = await serve({});
    // The first token of an accepted login: ENVCHANGE.
    expect((await firstAnswer(served.server.port, loginMessage(0x71000001))).readUInt8(8)).toBe(0xe3);
    expect(served.seen.logins).toMatchObject([{ user: USER, password: PASSWORD }]);
    expect(served.server.counters.protocolErrors).toBe(0);
  });

  test('is not let in where the server insists on encryption', async () => {
    const served = await serve({}, { encryption: 'required' });
    expect(await firstAnswer(served.server.port, loginMessage(0x71000001))).toHaveLength(0);
    expect(served.seen.logins).toEqual([]);
  });

  test('reads in its own form that its TDS version is too old', async () => {
    const served = await serve({});
    const answered = await firstAnswer(served.server.port, loginMessage(0x70000000));
    // ERROR with a two-byte line, then DONE with a four-byte count.
    const length = answered.readUInt16LE(9);
    expect(answered.readUInt8(8)).toBe(0xaa);
    expect(answered.readUInt8(8 + 3 + length)).toBe(0xfd);
    expect(answered).toHaveLength(8 + 3 + length + 9);
    expect(served.seen.logins).toEqual([]);
  });
});
