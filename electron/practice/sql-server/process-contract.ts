import { z } from 'zod';
import { faultsSchema } from './wire/faults.ts';

/** The one argument of the practice SQL Server's process, as JSON: no secret is among it. */
export const processArgumentSchema = z.strictObject({
  store: z.enum(['aspnet-identity-core', 'aspnet-membership', 'empty']),
  accounts: z.number().int().nonnegative(),
  seed: z.number().int(),
  port: z.number().int().min(0).max(65_535).default(0),
  encryption: z.enum(['optional', 'required', 'off']).default('optional'),
  faults: faultsSchema.prefault({}),
});

export type ProcessArgument = z.input<typeof processArgumentSchema>;

/** What the process tells its parent once it listens, or instead of it. */
export const processMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ready'),
    port: z.number().int().positive(),
    user: z.string(),
    password: z.string(),
    database: z.string(),
    certificate: z.string(),
    control: z.string(),
  }),
  z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
]);

export type ProcessMessage = z.infer<typeof processMessageSchema>;
