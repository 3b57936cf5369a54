import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { EngineEvent } from '../engine/interface.ts';
import type { DropState, Faults } from './faults.ts';
import type { Response } from './response.ts';
import type { Transport } from './transport.ts';

/** Milliseconds that a waiting engine is left alone: so soon an attention is seen. */
const MOST_PAUSE = 20;

/** Milliseconds of work after which other connections, attentions and timers get their turn. */
const SLICE = 10;

/** How a request may be stopped from outside, by the client's attention or by its going away. */
export interface Interruption {
  cancelled: boolean;
}

export interface RunContext {
  readonly transport: Transport;
  readonly response: Response;
  readonly interruption: Interruption;
  readonly faults: Faults;
  readonly drop: DropState;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly onRows: (count: number) => void;
}

/** `finished` leaves the end of the message to the caller; `cancelled` and `gone` have stopped the engine. */
export type RunOutcome = 'finished' | 'cancelled' | 'gone';

/**
 * Pulls the engine's events and writes them, no faster than the client takes them. Stopping ends the generator, which makes
 * the engine roll its statement back.
 */
export async function runEvents(events: Generator<EngineEvent, void, void>, context: RunContext): Promise<RunOutcome> {
  const { transport, response, interruption } = context;
  let sliceEnd = context.now() + SLICE;
  try {
    for (;;) {
      if (transport.closed) return 'gone';
      if (interruption.cancelled) return 'cancelled';
      const step = events.next();
      if (step.done === true) return 'finished';
      const event = step.value;
      if (event.kind === 'rows') {
        if (!writeRows(event.rows, context)) return 'gone';
      } else if (event.kind !== 'breath') {
        response.event(event);
      }
      if (response.isFull && !response.flush()) await transport.drained();
      // Even where the client takes everything at once: waiting for what is there already lets nobody else in.
      if (event.kind === 'breath' || context.now() >= sliceEnd) {
        response.flush();
        const idle = event.kind === 'breath' ? (event.idle ?? 0) : 0;
        await (idle > 1 ? pause(Math.min(idle, MOST_PAUSE)) : nextTurn());
        sliceEnd = context.now() + SLICE;
      }
    }
  } finally {
    events.return();
  }
}

/** False when a planted fault broke the line among these rows. */
function writeRows(rows: Extract<EngineEvent, { kind: 'rows' }>['rows'], context: RunContext): boolean {
  const { response } = context;
  const admitted = context.faults.admit(context.drop, rows.length);
  context.onRows(admitted);
  if (admitted === rows.length) {
    response.rows(rows);
    return true;
  }
  response.rows(rows.slice(0, admitted));
  const whole = response.sink.at;
  response.rows(rows.slice(admitted, admitted + 1));
  response.cut(whole);
  return false;
}
