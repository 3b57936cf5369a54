import { z } from 'zod';
import type { ExportedUser, FoundUser, JobState, RefusedUser } from './tenant.ts';

// What the Management API answers, read loosely: unknown fields pass, and a field that is not as documented counts as absent
// where the rest can be used without it.

const idPrefix = 'auth0|';

/** Auth0 puts `auth0|` before the ids of database users; everything inside Userferry goes without it. */
export function withoutPrefix(id: string): string {
  return id.startsWith(idPrefix) ? id.slice(idPrefix.length) : id;
}

export function withPrefix(id: string): string {
  return `${idPrefix}${id}`;
}

const optionalText = z.string().nullish().catch(null);
const optionalFlag = z.boolean().nullish().catch(null);
const metadata = z.record(z.string(), z.unknown()).nullish().catch(null);

export const acceptedJob = z.looseObject({ id: z.string().min(1) });

export const jobAnswer = z.looseObject({
  id: z.string(),
  status: z.string(),
  percentage_done: z.number().nullish().catch(null),
  location: optionalText,
  status_details: z.unknown().optional(),
  summary: z
    .looseObject({ total: z.number(), inserted: z.number(), updated: z.number(), failed: z.number() })
    .nullish()
    .catch(null),
});
export type JobAnswer = z.infer<typeof jobAnswer>;

/**
 * `status` is an open set: pending, completed and failed are documented, processing and expired (completed, but over two hours
 * ago) were; anything else counts as still running.
 */
export function toJobState(job: JobAnswer): JobState {
  const percent = job.percentage_done ?? null;
  switch (job.status) {
    case 'completed':
    case 'expired':
      return { kind: 'completed', summary: job.summary ?? null };
    case 'failed':
      return { kind: 'failed', detail: textOf(job.status_details) || 'The tenant gives no reason.' };
    case 'pending':
      return percent !== null && percent > 0 ? { kind: 'running', percent } : { kind: 'queued' };
    default:
      return { kind: 'running', percent };
  }
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const refusedError = z
  .looseObject({ code: z.string().catch(''), message: z.string().catch(''), path: optionalText })
  .catch({ code: '', message: '' });

const refusedEntry = z
  .looseObject({
    user: z.looseObject({ user_id: optionalText, email: optionalText }).nullish().catch(null),
    errors: z.array(refusedError).catch([]),
  })
  .catch({ user: null, errors: [] });

/**
 * The users that a job refused. The endpoint has three shapes: 204 without a body when there are none, an array, and an object
 * like a job, which names no users. What else it may be names nobody either: the job's counts then tell that reasons are missing.
 */
export function toRefusedUsers(body: unknown): readonly RefusedUser[] {
  return z
    .array(refusedEntry)
    .catch([])
    .parse(body)
    .map(({ user, errors }) => ({
      userId: user?.user_id == null ? null : withoutPrefix(user.user_id),
      email: user?.email ?? null,
      errors: errors.map(({ code, message, path }) => ({ code, message, path: path ?? null })),
    }));
}

/** Its id comes without the provider, and as a number from some. */
const identity = z.looseObject({
  connection: z.string(),
  provider: z.string().catch(''),
  user_id: z.union([z.string(), z.number().transform(String)]).catch(''),
  // Of linked accounts alone (Auth0 docs, user account linking).
  profileData: z.looseObject({ email: optionalText }).nullish().catch(null),
});

export const userAnswer = z.looseObject({
  user_id: z.string(),
  email: optionalText,
  email_verified: optionalFlag,
  username: optionalText,
  phone_number: optionalText,
  name: optionalText,
  given_name: optionalText,
  family_name: optionalText,
  nickname: optionalText,
  picture: optionalText,
  blocked: optionalFlag,
  app_metadata: metadata,
  user_metadata: metadata,
  logins_count: z.number().nullish().catch(null),
  last_login: optionalText,
  last_password_reset: optionalText,
  created_at: optionalText,
  updated_at: optionalText,
  multifactor: z.array(z.string()).nullish().catch(null),
  multifactor_last_modified: optionalText,
  identities: z.array(identity).catch([]),
});

export function toUser(user: z.infer<typeof userAnswer>): ExportedUser {
  return {
    userId: withoutPrefix(user.user_id),
    email: user.email ?? null,
    emailVerified: user.email_verified ?? null,
    username: user.username ?? null,
    phoneNumber: user.phone_number ?? null,
    name: user.name ?? null,
    blocked: user.blocked ?? null,
    appMetadata: user.app_metadata ?? null,
    // Auth0 leaves the field out for who never signed in.
    signIns: user.logins_count ?? 0,
    lastLogin: momentOf(user.last_login),
    lastPasswordReset: momentOf(user.last_password_reset),
    created: momentOf(user.created_at),
  };
}

export function toFoundUser(user: z.infer<typeof userAnswer>): FoundUser {
  return {
    ...toUser(user),
    identities: user.identities.map(({ connection, provider, user_id: id, profileData }) => {
      const email = profileData?.email ?? null;
      return { connection, userId: withoutPrefix(`${provider}|${id}`), ...(email === null ? {} : { email }) };
    }),
    givenName: user.given_name ?? null,
    familyName: user.family_name ?? null,
    nickname: user.nickname ?? null,
    picture: user.picture ?? null,
    userMetadata: user.user_metadata ?? null,
    factors: user.multifactor ?? [],
    factorsChanged: momentOf(user.multifactor_last_modified),
    changed: momentOf(user.updated_at),
  };
}

function momentOf(text: string | null | undefined): number | null {
  const moment = Date.parse(text ?? '');
  return Number.isNaN(moment) ? null : moment;
}

/** What is asked of every user of a connection, and no more. */
export const userFields = [
  'user_id',
  'email',
  'email_verified',
  'username',
  'phone_number',
  'name',
  'blocked',
  'app_metadata',
  'logins_count',
  'last_login',
  'last_password_reset',
  'created_at',
] as const;

/** Everything that tells what became of a user (Auth0 docs, User Profile Attribute Schema: all of it can be exported). */
export const foundUserFields = [
  ...userFields,
  'given_name',
  'family_name',
  'nickname',
  'picture',
  'user_metadata',
  'identities',
  'multifactor',
  'multifactor_last_modified',
  'updated_at',
] as const;

const length = z.number().int().positive().optional().catch(undefined);

export const connectionAnswer = z.looseObject({
  id: z.string(),
  name: z.string(),
  strategy: z.string(),
  enabled_clients: z.array(z.string()).optional().catch(undefined),
  metadata,
  options: z
    .looseObject({
      import_mode: z.boolean().optional().catch(undefined),
      enabledDatabaseCustomization: z.boolean().optional().catch(undefined),
      requires_username: z.boolean().optional().catch(undefined),
      validation: z
        .looseObject({ username: z.looseObject({ min: length, max: length }).optional().catch(undefined) })
        .optional()
        .catch(undefined),
      attributes: z
        .looseObject({
          username: z
            .looseObject({
              profile_required: z.boolean().optional().catch(undefined),
              validation: z.looseObject({ min_length: length, max_length: length }).optional().catch(undefined),
            })
            .optional()
            .catch(undefined),
        })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type ConnectionAnswer = z.infer<typeof connectionAnswer>;

export const logEntry = z.looseObject({
  date: z.string().optional().catch(undefined),
  type: z.string().optional().catch(undefined),
  connection: z.string().optional().catch(undefined),
});
