import type { ResultColumn, SqlMessage, SqlType, SqlValue } from '../engine/interface.ts';
import { DEFAULT_COLLATION } from '../engine/scalar/types.ts';
import type { ByteSink } from './byte-sink.ts';
import { collationBytes } from './collation.ts';
import type { Dialect } from './dialect.ts';
import { serverVersion } from './prelogin.ts';
import { comparesByCase, hasTableName, userTypeOf, writeTypeInfo } from './type-info.ts';
import { valueWriter } from './value-writers.ts';

/** MS-TDS 2.2.7: token bytes. */
export const tokens = {
  returnStatus: 0x79,
  columns: 0x81,
  error: 0xaa,
  info: 0xab,
  returnValue: 0xac,
  loginAck: 0xad,
  featureAck: 0xae,
  row: 0xd1,
  nullBitmapRow: 0xd2,
  environment: 0xe3,
  done: 0xfd,
  doneProcedure: 0xfe,
  doneInProcedure: 0xff,
} as const;

/** MS-TDS 2.2.7.6: bits of DONE's status. */
export const doneStatuses = { more: 0x01, error: 0x02, count: 0x10, attention: 0x20 } as const;

/** MS-TDS 2.2.7.9: kinds of ENVCHANGE. */
export const environments = {
  database: 1,
  language: 2,
  packetSize: 4,
  collation: 7,
  begin: 8,
  commit: 9,
  rollback: 10,
  reset: 18,
} as const;

/** MS-TDS 2.2.7.4: COLMETADATA flags. Whether a cursor could write to a column is never known here. */
const columnFlags = { nullable: 0x01, caseSensitive: 0x02, updatableUnknown: 0x08, identity: 0x10 } as const;

/** What DONE calls the statement (the codes that SQL Server sends; 0 where it has none). */
const statementCodes = { select: 0xc1, insert: 0xc3, delete: 0xc4, update: 0xc5, other: 0 } as const;

export interface Done {
  readonly token: 'done' | 'doneProcedure' | 'doneInProcedure';
  readonly statement: keyof typeof statementCodes;
  readonly count: number | null;
  readonly error: boolean;
  readonly attention: boolean;
}

export function writeDone(sink: ByteSink, done: Done, more: boolean, { since72 }: Dialect): void {
  sink.uint8(tokens[done.token]);
  sink.uint16(
    (more ? doneStatuses.more : 0) |
      (done.error ? doneStatuses.error : 0) |
      (done.count === null ? 0 : doneStatuses.count) |
      (done.attention ? doneStatuses.attention : 0),
  );
  sink.uint16(statementCodes[done.statement]);
  if (since72) sink.uint64(BigInt(done.count ?? 0));
  else sink.uint32(Math.min(done.count ?? 0, 0xffffffff));
}

export function writeMessage(
  sink: ByteSink,
  kind: 'info' | 'error',
  message: SqlMessage,
  serverName: string,
  { since72 }: Dialect,
): void {
  sink.uint8(tokens[kind]);
  sink.withLength16(() => {
    sink.uint32(message.number);
    sink.uint8(message.state);
    sink.uint8(message.class);
    // PRINT's are the longest, with 8,000 characters; the length of the token has two bytes.
    sink.longText(message.message.slice(0, 8000));
    sink.shortText(serverName);
    sink.shortText(message.procedure);
    const line = Math.max(0, message.line);
    if (since72) sink.uint32(line);
    else sink.uint16(Math.min(line, 0xffff));
  });
}

export function writeEnvironmentText(sink: ByteSink, kind: number, now: string, before: string): void {
  sink.uint8(tokens.environment);
  sink.withLength16(() => {
    sink.uint8(kind);
    sink.shortText(now);
    sink.shortText(before);
  });
}

export function writeEnvironmentBytes(sink: ByteSink, kind: number, now: Uint8Array, before: Uint8Array): void {
  sink.uint8(tokens.environment);
  sink.withLength16(() => {
    sink.uint8(kind);
    for (const value of [now, before]) {
      sink.uint8(value.length);
      sink.bytes(value);
    }
  });
}

export function writeTransaction(sink: ByteSink, change: 'begin' | 'commit' | 'rollback', id: bigint): void {
  const descriptor = Buffer.alloc(8);
  descriptor.writeBigUInt64LE(BigInt.asUintN(64, id));
  const none = Buffer.alloc(0);
  const [now, before] = change === 'begin' ? [descriptor, none] : [none, descriptor];
  writeEnvironmentBytes(sink, environments[change], now, before);
}

export function writeCollation(sink: ByteSink): void {
  writeEnvironmentBytes(sink, environments.collation, collationBytes(DEFAULT_COLLATION), Buffer.alloc(0));
}

/** LOGINACK (MS-TDS 2.2.7.14); the TDS version is the one number of a token that goes big-endian. */
export function writeLoginAck(sink: ByteSink, tdsVersion: number): void {
  const version = Buffer.alloc(4);
  version.writeUInt32BE(tdsVersion);
  sink.uint8(tokens.loginAck);
  sink.withLength16(() => {
    sink.uint8(1);
    sink.bytes(version);
    // The product's own four trailing zeros are part of the name that clients see.
    sink.shortText('Microsoft SQL Server\0\0');
    sink.uint8(serverVersion.major);
    sink.uint8(serverVersion.minor);
    sink.uint8(serverVersion.build >>> 8);
    sink.uint8(serverVersion.build & 0xff);
  });
}

/** FEATUREEXTACK for the one feature that is acknowledged; what a client asks beyond it is left unanswered, which means no. */
export function writeUtf8Ack(sink: ByteSink, feature: number): void {
  sink.uint8(tokens.featureAck);
  sink.uint8(feature);
  sink.uint32(1);
  sink.uint8(1);
  sink.uint8(0xff);
}

function writeUserType(sink: ByteSink, type: SqlType, { since72 }: Dialect): void {
  if (since72) sink.uint32(userTypeOf(type));
  else sink.uint16(userTypeOf(type));
}

export function writeColumns(sink: ByteSink, columns: readonly ResultColumn[], dialect: Dialect): void {
  sink.uint8(tokens.columns);
  sink.uint16(columns.length);
  for (const { name, type, nullable, identity } of columns) {
    writeUserType(sink, type, dialect);
    sink.uint16(
      (nullable ? columnFlags.nullable : 0) |
        (comparesByCase(type) ? columnFlags.caseSensitive : 0) |
        (identity ? columnFlags.identity : columnFlags.updatableUnknown),
    );
    writeTypeInfo(sink, type);
    // No table's name, or no parts of one: an expression has none, and the engine does not say.
    if (hasTableName(type)) {
      if (dialect.since72) sink.uint8(0);
      else sink.uint16(0);
    }
    sink.shortText(name);
  }
}

export function writeReturnStatus(sink: ByteSink, status: number): void {
  sink.uint8(tokens.returnStatus);
  sink.uint32(status >>> 0);
}

const OUTPUT_PARAMETER = 0x01;

export function writeReturnValue(
  sink: ByteSink,
  result: { readonly name: string; readonly ordinal: number; readonly type: SqlType; readonly value: SqlValue },
  dialect: Dialect,
): void {
  sink.uint8(tokens.returnValue);
  sink.uint16(result.ordinal);
  sink.shortText(result.name);
  sink.uint8(OUTPUT_PARAMETER);
  writeUserType(sink, result.type, dialect);
  sink.uint16(columnFlags.nullable);
  writeTypeInfo(sink, result.type);
  valueWriter(result.type)(sink, result.value);
}
