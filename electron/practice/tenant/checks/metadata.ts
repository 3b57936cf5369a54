import type { Row } from './property-checks.ts';
import { propertyError, type UserError } from './user-error.ts';

/** Auth0 docs, Metadata Field Names and Data Types: names that app_metadata must not have. */
const forbidden: ReadonlySet<string> = new Set([
  '__tenant',
  '_id',
  'blocked',
  'clientID',
  'created_at',
  'email_verified',
  'email',
  'globalClientID',
  'global_client_id',
  'identities',
  'lastIP',
  'lastLogin',
  'loginsCount',
  'metadata',
  'multifactor_last_modified',
  'multifactor',
  'updated_at',
  'user_id',
]);

/** Names that metadata must not use; `.` and `$` are barred everywhere, further ones in app_metadata alone. */
export function metadataErrors(property: 'app_metadata' | 'user_metadata', metadata: Row): readonly UserError[] {
  const errors: UserError[] = [];
  for (const key in metadata) {
    if (property === 'app_metadata' && forbidden.has(key)) {
      errors.push(propertyError('NOT_PASSED', `${property}.${key}`, `Property name is reserved: ${key}`));
    }
    if (key.includes('.') || key.includes('$')) {
      errors.push(propertyError('PATTERN', `${property}.${key}`, `Property names must not contain . or $: ${key}`));
    }
  }
  return errors;
}
