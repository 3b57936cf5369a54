import { z } from 'zod';
import { signInSettingsSchema } from './sign-in-settings.ts';
import { variantsSchema } from './variants.ts';

export const emailProviderSchema = z.enum(['built-in', 'own', 'switched-off']);

/** What the practice tenant is started with, as one JSON argument of its process. */
export const tenantSettingsSchema = z.strictObject({
  /** Whose rate limits apply to the Management API. */
  plan: z.enum(['free', 'professional', 'enterprise', 'unlimited']).default('unlimited'),
  /** Users a second that one import job takes in. */
  importSpeed: z.union([z.number().positive(), z.literal('instant')]).default('instant'),
  /** Whether the management client holds `read:logs`. */
  grantLogs: z.boolean().default(true),
  /** 0 picks a free one. */
  port: z.int().min(0).max(65_535).default(0),
  /** `simulated` stands still until a control call advances it; one that is so many milliseconds ahead runs, and is advanced besides. */
  clock: z.union([z.enum(['machine', 'simulated']), z.strictObject({ ahead: z.int() })]).default('machine'),
  /** Scopes that the management client does without. */
  withheldScopes: z.array(z.string()).default([]),
  /** Auth0 docs, Management API tokens: 24 hours unless set otherwise. */
  tokenLifetimeSeconds: z.int().positive().default(86_400),
  /** Whether the plan has custom databases. */
  customDatabases: z.boolean().default(true),
  /** Who sends the tenant's e-mails: Auth0's built-in provider, one of the tenant's own, or its own that is switched off. */
  emailProvider: emailProviderSchema.default('built-in'),
  /** How sign-ins are protected: told, and not acted upon. */
  signIns: signInSettingsSchema.prefault({}),
  /** Whether the API is served by HTTPS beside HTTP, with a certificate of an authority made for it. */
  secure: z.boolean().default(false),
  /** Auth0 docs, script execution: about 20 seconds, by the machine's clock whatever the tenant's is. */
  scriptLimitMs: z.int().positive().default(20_000),
  /** Auth0 docs, rate limits: so many scripts of a tenant run at once on the public cloud. */
  scriptConcurrency: z.int().positive().default(250),
  variants: variantsSchema.prefault({}),
});

export type TenantSettings = z.output<typeof tenantSettingsSchema>;
