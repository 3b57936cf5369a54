import type { ConnectionOptions } from '../connections/connection-store.ts';
import type { ProfileExtra } from '../users/user-record.ts';
import type { Variants } from '../variants.ts';
import { checkCustomPasswordHash } from './custom-password-hash.ts';
import { isEmail, isPhoneNumber, isUrl } from './formats.ts';
import type { ImportedUser } from './imported-user.ts';
import { metadataErrors } from './metadata.ts';
import { mfaFactorErrors } from './mfa-factors.ts';
import { isObject, PropertyChecks, type Row } from './property-checks.ts';
import { invalidType, missingProperty, patternMismatch, propertyError, type UserError } from './user-error.ts';
import { usernameErrors } from './username.ts';

export type CheckedUser =
  | { readonly kind: 'fits'; readonly user: ImportedUser }
  | { readonly kind: 'refused'; readonly errors: readonly UserError[] };

/** Auth0 docs, bulk import schema: `additionalProperties: false`. */
const properties: ReadonlySet<string> = new Set([
  'email',
  'email_verified',
  'phone_number',
  'phone_verified',
  'user_id',
  'username',
  'given_name',
  'family_name',
  'name',
  'nickname',
  'picture',
  'blocked',
  'password_hash',
  'custom_password_hash',
  'app_metadata',
  'user_metadata',
  'mfa_factors',
]);

/** Auth0 Support, "Error in passwordHash property": the pattern that password_hash must match. */
const passwordHashPattern = /^\$2[ab]?\$10\$[./A-Za-z0-9]{53}$/;

/** Checks one row of an import file against the import schema and the connection's settings. */
export function checkUser(
  row: unknown,
  options: ConnectionOptions,
  variants: Pick<Variants, 'formatCode'>,
): CheckedUser {
  if (!isObject(row)) return { kind: 'refused', errors: [invalidType('user', 'object', row)] };
  const checks = new PropertyChecks(row);
  for (const key in row) {
    if (!properties.has(key)) {
      checks.refuse(propertyError('OBJECT_ADDITIONAL_PROPERTIES', key, `Additional properties not allowed: ${key}`));
    }
  }
  const badFormat = (path: string, format: string, value: string) =>
    propertyError(variants.formatCode, path, `Object didn't pass validation for format ${format}: ${value}`);

  const email = checks.string('email');
  if (row.email === undefined) checks.refuse(missingProperty('email'));
  // Community 102951 shows this path for a malformed address.
  else if (email !== undefined && !isEmail(email)) {
    checks.refuse(badFormat('identities[0].profileData.email', 'email', email));
  }
  const userId = checks.string('user_id', 'user_id', 1, 255);
  if (userId !== undefined && /\s/.test(userId)) checks.refuse(patternMismatch('user_id', '^\\S*$'));
  const username = checks.string('username');
  if (username !== undefined) checks.refuse(...usernameErrors(username, options));

  const user = {
    email: (email ?? '').toLowerCase(),
    emailVerified: checks.boolean('email_verified'),
    userId,
    username: username?.toLowerCase(),
    name: checks.string('name', 'name', 1, 300),
    blocked: checks.boolean('blocked'),
    extra: extraOf(row, checks, badFormat),
    appMetadata: metadataOf('app_metadata', checks),
    userMetadata: metadataOf('user_metadata', checks),
    password: passwordOf(checks),
  };
  return checks.errors.length === 0 ? { kind: 'fits', user } : { kind: 'refused', errors: checks.errors };
}

function metadataOf(property: 'app_metadata' | 'user_metadata', checks: PropertyChecks): Row | undefined {
  const metadata = checks.object(property);
  if (metadata !== undefined) checks.refuse(...metadataErrors(property, metadata));
  return metadata;
}

function extraOf(
  row: Row,
  checks: PropertyChecks,
  badFormat: (path: string, format: string, value: string) => UserError,
): ProfileExtra | null {
  const given = checks.string('given_name', 'given_name', 1, 150);
  const family = checks.string('family_name', 'family_name', 1, 150);
  const nickname = checks.string('nickname', 'nickname', 1, 300);
  const picture = checks.string('picture');
  if (picture !== undefined && !isUrl(picture)) checks.refuse(badFormat('picture', 'strict-uri', picture));
  const phone = checks.string('phone_number');
  if (phone !== undefined && !isPhoneNumber(phone)) checks.refuse(patternMismatch('phone_number', '^\\+[0-9]{1,15}$'));
  const phoneVerified = checks.boolean('phone_verified');
  const factors = row.mfa_factors;
  if (factors !== undefined) checks.refuse(...mfaFactorErrors(factors));
  const extra: ProfileExtra = {
    ...(given === undefined ? {} : { given_name: given }),
    ...(family === undefined ? {} : { family_name: family }),
    ...(nickname === undefined ? {} : { nickname }),
    ...(picture === undefined ? {} : { picture }),
    ...(phone === undefined ? {} : { phone_number: phone }),
    ...(phoneVerified === undefined ? {} : { phone_verified: phoneVerified }),
    ...(Array.isArray(factors) ? { mfa_factors: factors } : {}),
  };
  for (const _ in extra) return extra;
  return null;
}

function passwordOf(checks: PropertyChecks): ImportedUser['password'] {
  const bcrypt = checks.string('password_hash');
  const custom = checks.object('custom_password_hash');
  if (bcrypt !== undefined && custom !== undefined) {
    checks.refuse(propertyError('NOT_PASSED', 'custom_password_hash', "Data matches schema from 'not'"));
    return { kind: 'none' };
  }
  if (bcrypt !== undefined) {
    if (!passwordHashPattern.test(bcrypt)) {
      checks.refuse(patternMismatch('passwordHash', '^\\$2[ab]?\\$10+\\$[./A-Za-z0-9]{53}$'));
    }
    return { kind: 'bcrypt', hash: bcrypt };
  }
  if (custom === undefined) return { kind: 'none' };
  const { hash, errors } = checkCustomPasswordHash(custom);
  checks.refuse(...errors);
  return hash === null ? { kind: 'none' } : { kind: 'custom', hash };
}
