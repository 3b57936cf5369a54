import { assertNever } from '../../../common/assert-never.ts';
import type { EngineEvent, Session } from '../engine/interface.ts';
import { skipAllHeaders } from './all-headers.ts';
import { readBulkLoad } from './bulk-load.ts';
import { ByteReader } from './byte-reader.ts';
import type { Dialect } from './dialect.ts';
import { type Message, packetTypes } from './packet.ts';
import { ProtocolError } from './protocol-error.ts';
import { type RpcCall, readRpcCalls } from './rpc-request.ts';
import type { RecordedStatement } from './statement-record.ts';
import { readTransactionRequest, type TransactionRequest } from './transaction-request.ts';

/** One thing the engine is asked to do, as it came over the wire. */
export interface EngineTask {
  readonly events: Generator<EngineEvent, void, void>;
  /** A procedure's answer ends with DONEPROC. */
  readonly isProcedure: boolean;
  /** The T-SQL in it, as far as it can be seen; faults pick their victims by it. */
  readonly text: string;
  /** What of it is written down, where somebody has the server keep a record; null for what has no text. */
  readonly sent: RecordedStatement | null;
}

function* transaction(session: Session, request: TransactionRequest): Generator<EngineEvent, void, void> {
  switch (request.kind) {
    case 'begin':
      return yield* session.begin(request.name, request.isolation);
    case 'save':
      return yield* session.save(request.name);
    case 'commit':
    case 'rollback':
      yield* request.kind === 'commit' ? session.commit(request.name) : session.rollback(request.name);
      if (request.next !== null) yield* session.begin(request.next.name, request.next.isolation);
      return;
    default:
      return assertNever(request);
  }
}

/** The statement that a call runs; preparing one takes no locks, and a prepared one is no longer seen. */
function visibleText({ procedure, parameters }: RpcCall): string {
  switch (procedure.toLowerCase()) {
    case 'sp_executesql':
      return String(parameters[0]?.value ?? '');
    case 'sp_prepare':
    case 'sp_unprepare':
      return '';
    default:
      return `EXECUTE ${procedure}`;
  }
}

/** Places of the statement and of the first value among a call's parameters, for procedures that run one. */
const ownText: Readonly<Record<string, readonly [statement: number, values: number]>> = {
  sp_executesql: [0, 2],
  sp_prepare: [2, 3],
  sp_prepexec: [2, 3],
};

function sentBy({ procedure, parameters }: RpcCall): RecordedStatement | null {
  const name = procedure.toLowerCase();
  if (name === 'sp_unprepare') return null;
  const [statement, values] = ownText[name] ?? [null, 0];
  return {
    sql: statement === null ? `EXECUTE ${procedure}` : String(parameters[statement]?.value ?? ''),
    parameters: parameters.slice(values).map(({ name, type }) => ({ name, type: type.base })),
  };
}

/** What a request message asks of a session. Decoding happens here; running is the caller's. */
export function engineTasks(session: Session, message: Message, { since72 }: Dialect): EngineTask[] {
  const reader = new ByteReader(message.payload);
  const skipHeaders = () => {
    if (since72) skipAllHeaders(reader);
  };
  switch (message.type) {
    case packetTypes.batch: {
      skipHeaders();
      if (reader.remaining % 2 !== 0) throw new ProtocolError('A batch has an odd number of bytes.');
      const text = reader.text(reader.remaining / 2);
      return [{ events: session.batch(text), isProcedure: false, text, sent: { sql: text, parameters: [] } }];
    }
    case packetTypes.rpc:
      skipHeaders();
      return readRpcCalls(reader).map((call) => ({
        events: session.call(call.procedure, call.parameters),
        isProcedure: true,
        text: visibleText(call),
        sent: sentBy(call),
      }));
    case packetTypes.transactionManager:
      skipHeaders();
      return [
        { events: transaction(session, readTransactionRequest(reader)), isProcedure: false, text: '', sent: null },
      ];
    case packetTypes.bulkLoad: {
      const { columns, rows } = readBulkLoad(reader, since72 ? 4 : 2);
      return [{ events: session.bulk(columns, rows), isProcedure: false, text: 'INSERT', sent: null }];
    }
    default:
      throw new ProtocolError(`A message of type ${message.type} has no place after the login.`);
  }
}
