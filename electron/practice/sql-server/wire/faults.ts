import { z } from 'zod';

const many = z.number().int().nonnegative();

/** What the practice SQL Server is asked to do wrong. Each set replaces the one before; what is left out works again. */
export const faultsSchema = z.strictObject({
  /** Connections are closed as soon as they are made. */
  refuse: z.boolean().default(false),
  /** Milliseconds before each answer. */
  delay: many.max(600_000).default(0),
  /** The line breaks in the middle of the row after so many. */
  drop: z
    .strictObject({
      /** Rows that a connection receives whole, counted over all its result sets. */
      afterRows: many,
      /** How often; null for as long as the fault is set. */
      times: z.number().int().positive().nullable().default(1),
      /** How likely a connection is to be hit, decided once for each from `seed`. */
      probability: z.number().min(0).max(1).default(1),
      seed: z.number().int().default(1),
    })
    .nullable()
    .default(null),
  /** So many of the next statements that touch a table are chosen as deadlock victims (1205). */
  deadlocks: many.default(0),
  /** So many of the next logins fail (18456), whatever the password. */
  loginFailures: many.default(0),
});

export type FaultsInput = z.input<typeof faultsSchema>;
export type FaultSettings = z.output<typeof faultsSchema>;

/** What a connection keeps about the drop that may await it. */
export interface DropState {
  /** The set of faults that decided; another set decides anew. */
  decidedBy: FaultSettings | null;
  /** Rows until the line breaks; infinite for a connection that is spared. */
  rowsLeft: number;
}

/** mulberry32: a small deterministic generator, so that a seed names the same connections each time. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A statement that takes no locks can be no deadlock's victim: a pool's `SELECT 1` must not use the fault up. */
const touchesTable = /\b(from|into|insert|update|delete|merge|exec|execute)\b/i;

/** The faults in force, shared by all connections of a server. */
export class Faults {
  #settings: FaultSettings;
  #random: () => number;
  #dropsLeft = 0;
  #deadlocksLeft = 0;
  #loginFailuresLeft = 0;

  constructor(settings: FaultSettings = faultsSchema.parse({})) {
    this.#settings = settings;
    this.#random = seededRandom(1);
    this.set(settings);
  }

  get settings(): FaultSettings {
    return this.#settings;
  }

  /** What of the set has not happened yet. */
  get left(): { readonly drops: number | null; readonly deadlocks: number; readonly loginFailures: number } {
    return {
      drops: Number.isFinite(this.#dropsLeft) ? this.#dropsLeft : null,
      deadlocks: this.#deadlocksLeft,
      loginFailures: this.#loginFailuresLeft,
    };
  }

  set(settings: FaultSettings): void {
    this.#settings = settings;
    this.#random = seededRandom(settings.drop?.seed ?? 1);
    this.#dropsLeft = settings.drop === null ? 0 : (settings.drop.times ?? Number.POSITIVE_INFINITY);
    this.#deadlocksLeft = settings.deadlocks;
    this.#loginFailuresLeft = settings.loginFailures;
  }

  get refuses(): boolean {
    return this.#settings.refuse;
  }

  get delay(): number {
    return this.#settings.delay;
  }

  takeLoginFailure(): boolean {
    if (this.#loginFailuresLeft === 0) return false;
    this.#loginFailuresLeft -= 1;
    return true;
  }

  takeDeadlock(text: string): boolean {
    if (this.#deadlocksLeft === 0 || !touchesTable.test(text)) return false;
    this.#deadlocksLeft -= 1;
    return true;
  }

  /** How many of the next `rows` the connection still gets whole; fewer than `rows` means that its line breaks now. */
  admit(state: DropState, rows: number): number {
    const { drop } = this.#settings;
    if (drop === null) return rows;
    if (state.decidedBy !== this.#settings) {
      state.decidedBy = this.#settings;
      state.rowsLeft = this.#random() < drop.probability ? drop.afterRows : Number.POSITIVE_INFINITY;
    }
    if (this.#dropsLeft === 0 || rows <= state.rowsLeft) {
      state.rowsLeft -= rows;
      return rows;
    }
    this.#dropsLeft -= 1;
    return Math.max(0, state.rowsLeft);
  }
}
