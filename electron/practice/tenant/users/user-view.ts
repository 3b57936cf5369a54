import type { UserRecord } from './user-record.ts';

/** A user as the Management API shows it (Auth0 docs: user profile attributes). */
export function userView(user: UserRecord): Readonly<Record<string, unknown>> {
  const extra = user.extra;
  return {
    user_id: `auth0|${user.id}`,
    ...(user.email === null ? {} : { email: user.email, email_verified: user.emailVerified }),
    ...(user.username === null ? {} : { username: user.username }),
    ...(extra?.phone_number === undefined
      ? {}
      : { phone_number: extra.phone_number, phone_verified: extra.phone_verified ?? false }),
    name: user.name ?? user.email ?? user.username ?? '',
    nickname: extra?.nickname ?? (user.email ?? user.username ?? '').split('@')[0],
    ...(extra?.given_name === undefined ? {} : { given_name: extra.given_name }),
    ...(extra?.family_name === undefined ? {} : { family_name: extra.family_name }),
    ...(extra?.picture === undefined ? {} : { picture: extra.picture }),
    ...(user.blocked ? { blocked: true } : {}),
    ...factors(user),
    identities: identitiesOf(user),
    created_at: new Date(user.createdAt).toISOString(),
    updated_at: new Date(user.updatedAt).toISOString(),
    ...(user.lastLogin === null ? {} : { last_login: new Date(user.lastLogin).toISOString() }),
    logins_count: user.loginsCount,
    ...(user.lastPasswordReset === null ? {} : { last_password_reset: new Date(user.lastPasswordReset).toISOString() }),
    ...(user.appMetadata === null ? {} : { app_metadata: parseObject(user.appMetadata) }),
    ...(user.userMetadata === null ? {} : { user_metadata: parseObject(user.userMetadata) }),
  };
}

/** The user's own identity, and those of accounts that were linked with it (Auth0 docs: user account linking). */
export function identitiesOf(user: UserRecord): readonly Readonly<Record<string, unknown>>[] {
  const others = user.link?.kind === 'with' ? user.link.others : [];
  return [
    identity(user),
    ...others.map((other) => {
      const { email, email_verified, name, nickname } = userView(other);
      return { ...identity(other), profileData: { email, email_verified, name, nickname } };
    }),
  ];
}

const identity = ({ connection, id }: UserRecord) => ({
  connection: connection.name,
  user_id: id,
  provider: 'auth0',
  isSocial: false,
});

function factors({ extra }: UserRecord) {
  const { mfa_factors: imported = [], enrolled } = extra ?? {};
  const all = [...imported.flatMap(Object.keys), ...(enrolled?.factors ?? [])];
  if (all.length === 0) return {};
  return {
    multifactor: all,
    ...(enrolled === undefined ? {} : { multifactor_last_modified: new Date(enrolled.at).toISOString() }),
  };
}

/** Metadata as the store keeps it, back as the object it was. */
export function parseObject(json: string | null): Readonly<Record<string, unknown>> {
  return json === null ? {} : JSON.parse(json);
}
