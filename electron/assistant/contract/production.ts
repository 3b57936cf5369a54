import { z } from 'zod';

/** Who begins in production what was not tried, and why; both stand in the report. */
export const override = z.object({ by: z.string().trim().min(1).max(200), why: z.string().trim().min(1).max(1000) });
export type Override = z.infer<typeof override>;
