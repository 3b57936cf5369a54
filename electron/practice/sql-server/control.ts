import { z } from 'zod';
import type { ControlCalls } from '../control-server.ts';
import type { Counters } from './wire/counters.ts';
import { type Faults, faultsSchema } from './wire/faults.ts';
import type { StatementRecord } from './wire/statement-record.ts';

export interface Controlled {
  readonly faults: Faults;
  readonly counters: Readonly<Counters>;
  readonly record: StatementRecord;
  /** What is true of each sample account, made while it is read. */
  truth(): Iterable<unknown>;
  /** Ends the process, after the answer has gone out. */
  stop(): void;
}

/** `on` begins a record of what is sent, `exceptApplications` names whose sessions are none of it; off ends and forgets it. */
const recordSchema = z.strictObject({ on: z.boolean(), exceptApplications: z.array(z.string()).default([]) });

/** What an administrator or a test may order and see of a practice SQL Server, beside what it tells over TDS. */
export function sqlServerControl({ faults, counters, record, truth, stop }: Controlled): ControlCalls {
  const state = () => ({ ...counters, faults: faults.settings, faultsLeft: faults.left });
  return {
    'GET /state': () => ({ json: state() }),
    'GET /samples': () => ({ lines: truth() }),
    'POST /faults': (body) => {
      faults.set(faultsSchema.parse(body));
      return { json: state() };
    },
    'POST /record': (body) => {
      const { on, exceptApplications } = recordSchema.parse(body);
      if (on) record.begin(exceptApplications);
      else record.end();
      return { json: {} };
    },
    'POST /record/take': () => ({ json: record.take() }),
    'POST /stop': () => ({ json: {}, afterwards: stop }),
  };
}
