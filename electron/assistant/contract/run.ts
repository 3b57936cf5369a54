import { z } from 'zod';
import { count, list, time } from './shapes.ts';
import { failure, reason } from './words.ts';

/** Accounts of a run by where they are now; all of them add up to `total`. */
export const runCounts = z.object({
  total: count,
  imported: count,
  updated: count,
  present: count,
  held: count,
  skipped: count,
  rejected: count,
  uncertain: count,
  /** Sent, and Auth0 has accepted the file but not finished it. */
  withTenant: count,
  toSend: count,
});
export type RunCounts = z.infer<typeof runCounts>;

export const importSlot = z.object({
  file: count,
  accounts: count,
  bytes: count,
  cap: count,
  state: z.enum(['sending', 'queued', 'importing', 'reading-errors', 'uncertain']),
  sent: time.optional(),
  percent: z.number().optional(),
});

export const runState = z.enum([
  'reading-baseline',
  'sending',
  'settling',
  'confirming',
  'pausing',
  'paused',
  'between-waves',
  'stopped',
  'finished',
]);
export type RunState = z.infer<typeof runState>;

export const runSnapshot = z.object({
  id: z.string(),
  plan: z.string(),
  /** The delta whose new accounts alone it brings; no other run carries its plan out. */
  delta: z.string().optional(),
  state: runState,
  started: time,
  ended: time.optional(),
  /** Time the run was active so far: pauses and stops don't count. */
  activeMs: z.number(),
  counts: runCounts,
  /** Users a second, over the last quarter of a minute and over the run. */
  rate: z.object({ now: z.number(), average: z.number() }),
  remainingMs: z.number().optional(),
  /** At most 240 points, thinned as the run grows; `rate` in users a second. */
  series: list(z.object({ at: time, rate: z.number() })),
  slots: list(importSlot),
  /** The wave that is sent, or was when the run stopped; its counts add up to its accounts. Missing between waves, and without them. */
  wave: z.object({ number: count, of: count, title: z.string(), counts: runCounts }).optional(),
  /** While it rests with files that Auth0 may have: when Auth0 forgets why it refused people of them. */
  reasonsKept: z.object({ until: time, files: count }).optional(),
  filesSettled: count,
  filesToSend: count,
  /** A packed file that waits for a free slot. */
  packedAhead: z.boolean(),
  waiting: z
    .object({
      why: z.enum(['rate-limit', 'two-active-jobs', 'tenant-unreachable', 'database-unreachable', 'half-created']),
      until: time,
    })
    .optional(),
  rejectedBy: list(z.object({ reason, accounts: count })),
  uncertainFiles: list(
    z.object({ file: count, accounts: count, sent: time, known: z.string(), nextLook: time.optional() }),
  ),
  events: list(
    z.object({
      at: time,
      kind: z.enum(['info', 'good', 'attention', 'trouble']),
      text: z.string(),
      detail: z.string().optional(),
    }),
  ),
  failure: failure.optional(),
});
export type RunSnapshot = z.infer<typeof runSnapshot>;
