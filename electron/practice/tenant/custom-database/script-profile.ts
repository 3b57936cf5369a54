import { z } from 'zod';
import { isEmail } from '../checks/formats.ts';
import type { ProfileExtra, UserRecord } from '../users/user-record.ts';
import type { Variants } from '../variants.ts';

const text = z.string().min(1).max(300).nullish();
const metadata = z.record(z.string(), z.unknown()).nullish();

/** Auth0 docs, login and get user scripts: the normalized profile, both metadata and factors. Other members are not kept here. */
const profileSchema = z
  .object({
    user_id: z.string().min(1).max(255).regex(/^\S+$/),
    email: z.string().refine(isEmail).nullish(),
    email_verified: z.boolean().nullish(),
    username: z.string().min(1).max(128).nullish(),
    name: text,
    nickname: text,
    given_name: text,
    family_name: text,
    picture: z.string().nullish(),
    phone_number: z.string().nullish(),
    phone_verified: z.boolean().nullish(),
    user_metadata: metadata,
    app_metadata: metadata,
    metadata,
    mfa_factors: z.array(z.record(z.string(), z.unknown())).nullish(),
  })
  .refine(({ email, username }) => (email ?? username ?? '') !== '', { path: ['email'] });

/** What login or getUser told of somebody; addresses as they came. */
export interface ScriptProfile {
  /** Without `auth0|`. */
  readonly id: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly username: string | null;
  readonly name: string | null;
  readonly extra: ProfileExtra | null;
  readonly appMetadata: Readonly<Record<string, unknown>> | null;
  readonly userMetadata: Readonly<Record<string, unknown>> | null;
}

/** Reads a profile, or names the member that a user can't be made from. */
export function readProfile(
  value: unknown,
  { scriptMetadata }: Variants,
): { readonly profile: ScriptProfile } | { readonly wrong: string } {
  const parsed = profileSchema.safeParse(value);
  if (!parsed.success) return { wrong: String(parsed.error.issues[0]?.path[0] ?? 'profile') };
  const { user_id: id, email, email_verified, username, name, app_metadata, metadata: older, ...rest } = parsed.data;
  const { user_metadata, ...details } = rest;
  const extra: ProfileExtra = Object.fromEntries(Object.entries(details).filter(([, member]) => member != null));
  return {
    profile: {
      id,
      email: email ?? null,
      emailVerified: email_verified ?? false,
      username: username?.toLowerCase() ?? null,
      name: name ?? null,
      extra: Object.keys(extra).length === 0 ? null : extra,
      appMetadata: (scriptMetadata === 'metadata' ? older : app_metadata) ?? null,
      userMetadata: user_metadata ?? null,
    },
  };
}

/** Puts a profile into a user; the address in small letters where Auth0's own store keeps it (Auth0 docs: custom databases). */
export function applyProfile(user: UserRecord, profile: ScriptProfile, store: 'own' | 'legacy'): void {
  const { email, emailVerified, username, name, extra, appMetadata, userMetadata } = profile;
  user.email = store === 'own' ? (email?.toLowerCase() ?? null) : email;
  user.emailVerified = emailVerified;
  user.username = username;
  user.name = name;
  user.extra = extra;
  if (appMetadata !== null) user.appMetadata = JSON.stringify(appMetadata);
  if (userMetadata !== null) user.userMetadata = JSON.stringify(userMetadata);
}
