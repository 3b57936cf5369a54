import { assertNever } from '../../../common/assert-never.ts';
import type { EngineEvent, ResultColumn, SqlMessage, SqlValue } from '../engine/interface.ts';
import { ByteSink } from './byte-sink.ts';
import { type Dialect, presentedColumns, presentedValue } from './dialect.ts';
import { type After, packetTypes, toPackets } from './packet.ts';
import { type RowWriter, rowWriter } from './row-writer.ts';
import {
  type Done,
  environments,
  writeColumns,
  writeDone,
  writeEnvironmentText,
  writeMessage,
  writeReturnStatus,
  writeReturnValue,
  writeTransaction,
} from './tokens.ts';
import type { Transport } from './transport.ts';

/** So much is encoded before it goes to the socket: large enough to spare calls, small enough to stay in the cache. */
const FLUSH_FROM = 64 * 1024;

export interface ResponseOptions {
  readonly packetSize: number;
  readonly spid: number;
  readonly serverName: string;
  readonly dialect: Dialect;
}

/**
 * One answer of the server: the engine's events as tokens, in packets. A DONE is held back until it is known whether another
 * token follows, because it has to say so.
 */
export class Response {
  readonly sink: ByteSink;
  readonly #transport: Transport;
  readonly #options: ResponseOptions;
  #packetNumber = 1;
  #done: Done | null = null;
  #failed = false;
  #writeRow: RowWriter | null = null;
  #convert: ((row: readonly SqlValue[]) => readonly SqlValue[]) | null = null;

  /** The sink may be the connection's own, so that every answer uses the same memory. */
  constructor(transport: Transport, options: ResponseOptions, sink = new ByteSink()) {
    this.#transport = transport;
    this.#options = options;
    this.sink = sink;
    sink.at = 0;
  }

  /** All events but `rows` and `breath`, which concern the pace as well. */
  event(event: Exclude<EngineEvent, { kind: 'rows' | 'breath' }>): void {
    this.#release();
    const { sink } = this;
    switch (event.kind) {
      case 'columns':
        this.#columns(event.columns);
        return;
      case 'done':
        this.#done = {
          token: event.inProcedure ? 'doneInProcedure' : 'done',
          statement: event.statement,
          count: event.count,
          error: this.#failed,
          attention: false,
        };
        this.#failed = false;
        return;
      case 'info':
        writeMessage(sink, 'info', event.message, this.#options.serverName, this.#options.dialect);
        return;
      case 'error':
        this.error(event.message);
        return;
      case 'database':
        writeEnvironmentText(sink, environments.database, event.to, event.from);
        return;
      case 'transaction':
        if (this.#options.dialect.since72) writeTransaction(sink, event.change, event.id);
        return;
      case 'returnStatus':
        writeReturnStatus(sink, event.status);
        return;
      case 'procedureDone':
        this.endProcedure();
        return;
      case 'returnValue':
        writeReturnValue(
          sink,
          { ...event, ...presentedValue(event.type, event.value, this.#options.dialect) },
          this.#options.dialect,
        );
        return;
      default:
        assertNever(event);
    }
  }

  rows(rows: readonly (readonly SqlValue[])[]): void {
    const [write, convert] = [this.#writeRow, this.#convert];
    if (write === null) throw new TypeError('Rows came before their columns.');
    for (const row of rows) write(this.sink, convert === null ? row : convert(row));
  }

  #columns(columns: readonly ResultColumn[]): void {
    const { dialect } = this.#options;
    const shown = presentedColumns(columns, dialect);
    this.#writeRow = rowWriter(shown.columns, dialect.nullBitmaps);
    this.#convert = shown.convert;
    writeColumns(this.sink, shown.columns, dialect);
  }

  error(message: SqlMessage): void {
    this.#release();
    this.#failed = true;
    writeMessage(this.sink, 'error', message, this.#options.serverName, this.#options.dialect);
  }

  /** DONEPROC after a call, with `more` when another call of the same message follows. */
  endProcedure(): void {
    this.#release();
    this.#done = { token: 'doneProcedure', statement: 'other', count: null, error: this.#failed, attention: false };
    this.#failed = false;
  }

  /** Sends what fills packets; false when the client should be waited for. */
  flush(): boolean {
    return this.#send('more');
  }

  /** Whether so much is waiting that it should go out. */
  get isFull(): boolean {
    return this.sink.at >= FLUSH_FROM;
  }

  /** Ends the answer with its last DONE. */
  end(): boolean {
    const last = this.#done ?? { token: 'done', statement: 'other', count: null, error: false, attention: false };
    this.#done = null;
    writeDone(this.sink, this.#failed ? { ...last, error: true } : last, false, this.#options.dialect);
    return this.#send('end');
  }

  /** A message of its own: clients read the end of what they stopped first, and then this. */
  acknowledgeAttention(): boolean {
    const acknowledged: Done = { token: 'done', statement: 'other', count: null, error: false, attention: true };
    writeDone(this.sink, acknowledged, false, this.#options.dialect);
    return this.#send('end');
  }

  /** The line breaks in the middle of what was written: its second half from `from` on never leaves. */
  cut(from: number): void {
    this.sink.at = from + Math.floor((this.sink.at - from) / 2);
    this.#send('cut');
    this.#transport.end();
  }

  #release(): void {
    if (this.#done === null) return;
    writeDone(this.sink, this.#done, true, this.#options.dialect);
    this.#done = null;
  }

  #send(after: After): boolean {
    const { sink } = this;
    const { packets, used, nextNumber } = toPackets(
      sink.buffer.subarray(0, sink.at),
      { type: packetTypes.tokens, packetSize: this.#options.packetSize, spid: this.#options.spid, after },
      this.#packetNumber,
    );
    this.#packetNumber = nextNumber;
    sink.discard(used);
    return packets.length === 0 || this.#transport.write(packets);
  }
}
