import { oc } from '@orpc/contract';
import { z } from 'zod';
import { failure, requestId } from '../words.ts';

/** What every command has: the id by which it is carried out once. */
export const command = z.object({ requestId });
/** A plan's or run's id as snapshots name it. */
export const id = z.string().min(1).max(32);
/** An account whose password the administrator knows; used and forgotten. */
export const knownAccount = z.object({ account: z.string().min(1).max(450), password: z.string().min(1).max(1024) });
/** A file that was written or chosen, and whether the host could open it. */
export const file = z.object({ opened: z.boolean(), path: z.string() });
/** A question is answered, or fails with what a page shows of a failure. */
export const question = oc.errors({ FAILED: { data: failure } });
