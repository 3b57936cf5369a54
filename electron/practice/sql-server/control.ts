import type { ControlCalls } from '../control-server.ts';
import type { Counters } from './wire/counters.ts';
import { type Faults, faultsSchema } from './wire/faults.ts';

export interface Controlled {
  readonly faults: Faults;
  readonly counters: Readonly<Counters>;
  /** What is true of each sample account, made while it is read. */
  truth(): Iterable<unknown>;
  /** Ends the process, after the answer has gone out. */
  stop(): void;
}

/** What an administrator or a test may order and see of a practice SQL Server, beside what it tells over TDS. */
export function sqlServerControl({ faults, counters, truth, stop }: Controlled): ControlCalls {
  const state = () => ({ ...counters, faults: faults.settings, faultsLeft: faults.left });
  return {
    'GET /state': () => ({ json: state() }),
    'GET /samples': () => ({ lines: truth() }),
    'POST /faults': (body) => {
      faults.set(faultsSchema.parse(body));
      return { json: state() };
    },
    'POST /stop': () => ({ json: {}, afterwards: stop }),
  };
}
