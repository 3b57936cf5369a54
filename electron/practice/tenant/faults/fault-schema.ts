import { z } from 'zod';

/** Which calls a fault meets: operations whose name starts so (`jobs.`, `jobs.users-imports.create`); all by default. */
const on = z.string().default('');
/** How many calls it meets, after letting `skip` of them pass. */
const aim = {
  on,
  count: z.union([z.int().positive(), z.literal('all')]).default(1),
  skip: z.int().min(0).default(0),
};
const when = z.enum(['before', 'after']);
const status = z.union([z.literal(500), z.literal(502), z.literal(503), z.literal(504)]).default(503);
/** How much of a job is done before its fault shows: 0 nothing, 1 everything. */
const share = z.number().min(0).max(1).default(0);
const probability = z.number().min(0).max(1).default(0);

/** Body of the control call `POST /faults`. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rate-limited'), ...aim, resetSeconds: z.number().positive().default(1) }),
  z.strictObject({ kind: z.literal('server-error'), ...aim, when, status }),
  /** The connection breaks without an answer, before the call took effect or after it. */
  z.strictObject({ kind: z.literal('lost-answer'), ...aim, when }),
  z.strictObject({ kind: z.literal('slow'), ...aim, milliseconds: z.int().positive() }),
  /** All tokens issued so far end when the aimed-at call arrives. */
  z.strictObject({ kind: z.literal('tokens-revoked'), ...aim }),
  z.strictObject({
    kind: z.literal('job-fails'),
    count: aim.count,
    skip: aim.skip,
    share,
    detail: z.string().default('The job failed. Please try again.'),
  }),
  z.strictObject({ kind: z.literal('job-never-ends'), count: aim.count, skip: aim.skip, share }),
  z.strictObject({ kind: z.literal('export-fails'), count: aim.count, skip: aim.skip }),
  /** Every kind at once by chance. The n-th call of an operation meets the same faults whenever the seed is the same. */
  z.strictObject({
    kind: z.literal('random'),
    seed: z.int(),
    on,
    resetSeconds: z.number().positive().default(1),
    slowMilliseconds: z.int().positive().default(50),
    probabilities: z.strictObject({
      rateLimited: probability,
      serverErrorBefore: probability,
      serverErrorAfter: probability,
      lostBefore: probability,
      lostAfter: probability,
      slow: probability,
      tokensRevoked: probability,
      jobFails: probability,
      jobNeverEnds: probability,
      exportFails: probability,
    }),
  }),
]);

export type FaultSpec = z.output<typeof faultSchema>;
