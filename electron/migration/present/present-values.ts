import { foldEmail } from '../../accounts/fold-email.ts';
import type { AuthUser } from '../../accounts/to-user.ts';
import { canonicalJson } from '../../common/canonical-json.ts';
import { type PresentField, presentFields } from '../../common/present-words.ts';
import type { FoundUser, UserChanges } from '../../tenant/tenant.ts';

type Metadata = Readonly<Record<string, unknown>>;

/** Everything of a user that an update may set, with what tells that they are still the same person's user. */
export interface PresentValues {
  /** Who was deleted and made anew is another one; ms since 1970 by the tenant's clock. */
  readonly created: number | null;
  readonly email: string;
  readonly name: string | null;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly nickname: string | null;
  readonly picture: string | null;
  readonly email_verified: boolean;
  readonly blocked: boolean;
  readonly user_metadata: Metadata;
  readonly app_metadata: Metadata;
}

const texts = ['name', 'given_name', 'family_name', 'nickname', 'picture'] as const;
const metadata = ['user_metadata', 'app_metadata'] as const;

export function valuesOf(user: FoundUser): PresentValues {
  return {
    created: user.created,
    email: foldEmail(user.email ?? ''),
    name: user.name,
    given_name: user.givenName,
    family_name: user.familyName,
    nickname: user.nickname,
    picture: user.picture,
    email_verified: user.emailVerified ?? false,
    blocked: user.blocked ?? false,
    user_metadata: user.userMetadata ?? {},
    app_metadata: user.appMetadata ?? {},
  };
}

/**
 * What an account's values change of a user. What the account has none of stays, as do members of metadata that it doesn't name; nobody is
 * let in whom Auth0 bars, and no address counts as less proven than it did.
 */
export function updateOf(there: PresentValues, wanted: Omit<AuthUser, 'user_id'>): UserChanges {
  const named = texts.flatMap((field) => {
    const text = wanted[field];
    return text === undefined || text === there[field] ? [] : [[field, text] as const];
  });
  const members = metadata.flatMap((field) => {
    const changed = Object.entries(wanted[field] ?? {}).filter(
      ([member, value]) => value != null && canonicalJson(value) !== canonicalJson(there[field][member] ?? null),
    );
    return changed.length === 0 ? [] : [[field, Object.fromEntries(changed)] as const];
  });
  return {
    ...Object.fromEntries([...named, ...members]),
    ...(wanted.email_verified && !there.email_verified ? ({ email_verified: true, verify_email: false } as const) : {}),
    ...(wanted.blocked === true && !there.blocked ? { blocked: true } : {}),
  };
}

/** Names of members of metadata that a user had and their account doesn't name: those are somebody else's, and stay whatever the account comes to. */
export type OthersMembers = Readonly<Record<(typeof metadata)[number], readonly string[]>>;

export function othersMembers(there: PresentValues, wanted: Omit<AuthUser, 'user_id'>): OthersMembers {
  const of = (field: (typeof metadata)[number]) =>
    Object.keys(there[field]).filter((member) => (wanted[field]?.[member] ?? null) === null);
  return { user_metadata: of('user_metadata'), app_metadata: of('app_metadata') };
}

/** The values once these changes are made: metadata is merged at its first level, and null takes a member away (AUTH0.md B6). */
export function valuesAfter(there: PresentValues, changes: UserChanges): PresentValues {
  const merged = (field: (typeof metadata)[number]): Metadata =>
    Object.fromEntries(Object.entries({ ...there[field], ...changes[field] }).filter(([, value]) => value !== null));
  return {
    ...there,
    ...Object.fromEntries(texts.flatMap((field) => (changes[field] === undefined ? [] : [[field, changes[field]]]))),
    email_verified: changes.email_verified ?? there.email_verified,
    blocked: changes.blocked ?? there.blocked,
    user_metadata: merged('user_metadata'),
    app_metadata: merged('app_metadata'),
  };
}

/**
 * What makes of a user whom these changes were made to what they were before. A value that they had none of is taken away again (Auth0
 * docs, Update Root Attributes for Users: null removes an attribute).
 */
export function returnOf(before: PresentValues, changes: UserChanges): UserChanges {
  const named = texts.filter((field) => changes[field] !== undefined).map((field) => [field, before[field]] as const);
  const members = metadata.flatMap((field) => {
    const changed = Object.keys(changes[field] ?? {});
    if (changed.length === 0) return [];
    return [[field, Object.fromEntries(changed.map((member) => [member, before[field][member] ?? null]))] as const];
  });
  return {
    ...Object.fromEntries([...named, ...members]),
    ...(changes.email_verified === undefined
      ? {}
      : ({ email_verified: before.email_verified, verify_email: false } as const)),
    ...(changes.blocked === undefined ? {} : { blocked: before.blocked }),
  };
}

/** Which fields are changed, in the order of `presentFields`. */
export function fieldsOf(changes: UserChanges): readonly PresentField[] {
  return presentFields.filter((field) => changes[field] !== undefined);
}
