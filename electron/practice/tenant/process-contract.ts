import { z } from 'zod';

/** What the practice tenant's process tells its parent once it listens, or instead of it. */
export const tenantMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ready'),
    origin: z.string(),
    /** The same API by HTTPS, and the PEM certificate of the authority to be trusted for it; null where it isn't served so. */
    secure: z.strictObject({ origin: z.string(), authority: z.string() }).nullable(),
    clientId: z.string(),
    clientSecret: z.string(),
    connection: z.string(),
    connectionId: z.string(),
    signInClientId: z.string(),
    control: z.string(),
  }),
  z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
]);

export type TenantMessage = z.infer<typeof tenantMessageSchema>;
