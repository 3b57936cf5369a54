import type { SqlParameter } from '../engine/interface.ts';
import type { ByteReader } from './byte-reader.ts';
import { ProtocolError, UnsupportedRequest } from './protocol-error.ts';
import { readTypeInfo } from './type-reader.ts';

export interface RpcCall {
  readonly procedure: string;
  readonly parameters: readonly SqlParameter[];
}

/** A name length that says: no name but a number follows. */
const BY_NUMBER = 0xffff;

/** MS-TDS 2.2.6.6: procedures that drivers call by number. */
const procedures: Readonly<Record<number, string>> = {
  1: 'sp_cursor',
  2: 'sp_cursoropen',
  3: 'sp_cursorprepare',
  4: 'sp_cursorexecute',
  5: 'sp_cursorprepexec',
  6: 'sp_cursorunprepare',
  7: 'sp_cursorfetch',
  8: 'sp_cursoroption',
  9: 'sp_cursorclose',
  10: 'sp_executesql',
  11: 'sp_prepare',
  12: 'sp_execute',
  13: 'sp_prepexec',
  14: 'sp_prepexecrpc',
  15: 'sp_unprepare',
};

/** Between calls of one message: since TDS 7.2 0xFF, before 0x80; 0xFE asks not to run what follows. */
const separators = { next: 0xff, nextOld: 0x80, noExecution: 0xfe } as const;

/** Bits of a parameter's status. */
const parameterFlags = { output: 0x01, useDefault: 0x02, encrypted: 0x08 } as const;

function procedureName(reader: ByteReader): string {
  const length = reader.uint16();
  if (length !== BY_NUMBER) return reader.text(length);
  const number = reader.uint16();
  const name = procedures[number];
  if (name === undefined) throw new ProtocolError(`No procedure has the number ${number}.`);
  return name;
}

function readParameter(reader: ByteReader): SqlParameter {
  const name = reader.shortText();
  const flags = reader.uint8();
  if (flags & parameterFlags.encrypted) throw new UnsupportedRequest('Always Encrypted parameters');
  if (flags & parameterFlags.useDefault) throw new UnsupportedRequest('DEFAULT as the value of a parameter');
  const { type, read } = readTypeInfo(reader);
  return { name, type, value: read(reader), output: (flags & parameterFlags.output) !== 0 };
}

/** The calls of an RPC message behind its headers, in order. */
export function readRpcCalls(reader: ByteReader): RpcCall[] {
  const calls: RpcCall[] = [];
  while (reader.remaining > 0) {
    const procedure = procedureName(reader);
    // Cursors are refused before their parameters are read: the engine has nothing to run them on.
    if (procedure.startsWith('sp_cursor') || procedure === 'sp_prepexecrpc') throw new UnsupportedRequest(procedure);
    reader.skip(2);
    const parameters: SqlParameter[] = [];
    for (;;) {
      if (reader.remaining === 0) break;
      const next = reader.peek();
      if (next === separators.noExecution) throw new UnsupportedRequest('a call that is not to be executed');
      if (next === separators.next || next === separators.nextOld) {
        reader.skip(1);
        break;
      }
      parameters.push(readParameter(reader));
    }
    calls.push({ procedure, parameters });
  }
  return calls;
}
