import { z } from 'zod';
import { failureCauses } from '../../common/trickle-words.ts';
import { count, list, time } from './shapes.ts';
import { failure, outcome, reason } from './words.ts';

/** How a run is to be sent in waves, as somebody types it: `50, 1%, rest`; limits as `2%` or `50`, empty for none. */
export const wavesForm = z.object({
  waves: z.string().max(500),
  rejected: z.string().max(20),
  failedSignIns: z.string().max(20),
});
export type WavesForm = z.infer<typeof wavesForm>;

/** Whose name stands in the report. */
const personName = z.string().trim().max(200);
/** Who begins a run. */
export const begunBy = personName;
/** Somebody's yes to a wave, by name: of this run and of no other, and as it stood when they said it. */
export const waveYes = z.object({
  run: z.string().min(1).max(32),
  wave: count,
  /** They were told of a limit that is exceeded, and mean it all the same. */
  inSpite: z.boolean(),
  by: personName.min(1),
  why: z.string().trim().max(1_000),
});
export type WaveYes = z.infer<typeof waveYes>;

/** What of a run somebody is about to begin can be told beforehand. */
export const workedOutRun = z.object({
  /** What was typed, or what Userferry proposes. */
  form: wavesForm,
  /** They add up to the accounts that the plan imports; empty where what was typed is no waves. */
  waves: list(z.object({ number: count, title: z.string(), accounts: count })),
  /** What keeps it from being begun so, beside the field that it is about. */
  problems: list(z.object({ field: wavesForm.keyof(), why: z.string() })),
  /** Why production is locked for it; missing where it is open. */
  locked: failure.optional(),
});
export type WorkedOutRun = z.infer<typeof workedOutRun>;

/** People of the first wave, in the order of the plan. */
export const firstWave = z.object({
  /** Accounts of the wave. */
  total: count,
  people: list(z.object({ key: z.string(), email: z.string(), format: z.string() })),
});
export type FirstWave = z.infer<typeof firstWave>;

const limitName = z.enum(['rejected', 'failedSignIns']);

/** So many may be found; `found` is missing while nobody has looked. */
const limitStanding = z.object({ most: count, found: count.optional() });

const exceededLimit = z.object({ limit: limitName, wave: count, found: count, accounts: count });
export type ExceededLimit = z.infer<typeof exceededLimit>;

export const wave = z.object({
  number: count,
  title: z.string(),
  accounts: count,
  state: z.enum(['waiting', 'under-way', 'ended']),
  begun: time.optional(),
  ended: time.optional(),
  /** Milliseconds that an account of it took, once it has ended. */
  msPerAccount: z.number().optional(),
  /** Once it has begun; they add up to `accounts` when it has ended. */
  outcomes: list(z.object({ outcome, reason: reason.optional(), accounts: count })),
  /** How its people sign in, by the tenant's log; missing while nobody has looked. */
  people: z
    .object({
      at: time,
      signedIn: count,
      /** Typed a password that was not taken, and have not got in since. */
      failing: count,
      /** Everybody who was refused, also who got in later; most people first. */
      failures: list(
        z.object({
          cause: z.enum(failureCauses),
          /** How the old database keeps their passwords, as screens call it. */
          format: z.string(),
          people: count,
          attempts: count,
        }),
      ),
    })
    .optional(),
  limits: z.object({ rejected: limitStanding.optional(), failedSignIns: limitStanding.optional() }),
  /** Who said yes to it, and what stopped it, in the order in which they came. */
  words: list(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('yes'),
        at: time,
        by: z.string().optional(),
        why: z.string().optional(),
        inSpiteOf: list(exceededLimit),
      }),
      z.object({ kind: z.literal('exceeded'), at: time, exceeded: exceededLimit }),
    ]),
  ),
});
export type Wave = z.infer<typeof wave>;

/** A run in waves. */
export const wavesState = z.object({
  run: z.string(),
  /** They add up to the accounts that the run's plan imports. */
  waves: list(wave),
  /** What of the tenant's log can't be told. */
  log: z.object({ readable: z.boolean(), gap: z.boolean() }),
  /** The yes that it waits for: to a wave, or to going on although a limit was exceeded. */
  awaits: z.object({ wave: count, exceeded: exceededLimit.optional() }).optional(),
  /** How long what is left takes, by the largest wave so far, or by the plan before one has ended. */
  estimate: z.object({ accountsLeft: count, left: z.number(), msPerAccount: z.number(), byWave: count.optional() }),
});
export type WavesState = z.infer<typeof wavesState>;
