import { z } from 'zod';

// What a tenant says of how it protects sign-ins (Auth0 OpenAPI: attack-protection, guardian). Left out, it is as a new tenant has it
// (Auth0 docs: suspicious IP throttling and brute-force protection are on, the latter from 10 attempts); figures that no page names are
// those of the API description's examples.

const allowlist = z.array(z.string()).max(100).default([]);
const adminOrBlock = z.enum(['block', 'admin_notification']);
const stage = (maxAttempts: number, rate: number) =>
  z
    .strictObject({
      max_attempts: z.int().positive().default(maxAttempts),
      /** Milliseconds until one more is let through. */
      rate: z.int().positive().default(rate),
    })
    .prefault({});

const suspiciousIps = z.strictObject({
  enabled: z.boolean().default(true),
  shields: z.array(adminOrBlock).default(['admin_notification', 'block']),
  allowlist,
  stage: z
    .strictObject({ 'pre-login': stage(100, 864_000), 'pre-user-registration': stage(50, 1_728_000) })
    .prefault({}),
});

const bruteForce = z.strictObject({
  enabled: z.boolean().default(true),
  shields: z.array(z.enum(['block', 'user_notification'])).default(['block', 'user_notification']),
  allowlist,
  mode: z.enum(['count_per_identifier_and_ip', 'count_per_identifier']).default('count_per_identifier_and_ip'),
  max_attempts: z.int().min(1).max(100).default(10),
});

const shields = z.strictObject({ shields: z.array(adminOrBlock).default([]) }).prefault({});
const breachedPasswords = z.strictObject({
  enabled: z.boolean().default(false),
  shields: z.array(z.enum(['block', 'user_notification', 'admin_notification'])).default([]),
  admin_notification_frequency: z.array(z.enum(['immediately', 'daily', 'weekly', 'monthly'])).default([]),
  method: z.enum(['standard', 'enhanced']).default('standard'),
  stage: z.strictObject({ 'pre-user-registration': shields, 'pre-change-password': shields }).prefault({}),
});

/** Auth0 OpenAPI, GET /guardian/factors: all of them are listed, on or off. */
export const factorNames = [
  'sms',
  'push-notification',
  'otp',
  'email',
  'duo',
  'webauthn-roaming',
  'webauthn-platform',
  'recovery-code',
] as const;

export const signInSettingsSchema = z.strictObject({
  suspiciousIps: suspiciousIps.prefault({}),
  bruteForce: bruteForce.prefault({}),
  breachedPasswords: breachedPasswords.prefault({}),
  /** When second factors are asked for; none for never. */
  mfaPolicies: z.array(z.enum(['all-applications', 'confidence-score'])).default([]),
  /** Second factors that are switched on. */
  factors: z.array(z.enum(factorNames)).default([]),
});

export type SignInSettings = z.output<typeof signInSettingsSchema>;
export type SignInSettingsInput = z.input<typeof signInSettingsSchema>;
