import type { ConnectionOptions } from '../connections/connection-store.ts';
import { isEmail } from './formats.ts';
import { propertyError, type UserError } from './user-error.ts';

/** Auth0 docs, Require Username: letters, digits and these. */
const usernamePattern = /^[A-Za-z0-9@^$.!`\-#+'~_]+$/;

/** Auth0 docs, Require Username: 1 to 15 characters unless the connection says otherwise, 128 at most. */
function bounds(options: ConnectionOptions): { min: number; max: number } {
  const validation = options.validation;
  const username =
    typeof validation === 'object' && validation !== null && 'username' in validation ? validation.username : null;
  const of = (key: 'min' | 'max', otherwise: number): number => {
    const value =
      typeof username === 'object' && username !== null
        ? Object.entries(username).find(([name]) => name === key)?.[1]
        : null;
    return typeof value === 'number' ? Math.min(128, value) : otherwise;
  };
  return { min: of('min', 1), max: of('max', 15) };
}

/** What is wrong with a username for a connection; whether it is taken is not asked here. */
export function usernameErrors(username: string, options: ConnectionOptions): readonly UserError[] {
  if (options.requires_username !== true) {
    return [propertyError('NOT_PASSED', 'username', 'Cannot set username for connection without requires_username.')];
  }
  const { min, max } = bounds(options);
  if (username.length < min) {
    return [propertyError('MIN_LENGTH', 'username', `String is too short (${username.length} chars), minimum ${min}`)];
  }
  if (username.length > max) {
    return [propertyError('MAX_LENGTH', 'username', `String is too long (${username.length} chars), maximum ${max}`)];
  }
  if (!usernamePattern.test(username)) {
    return [propertyError('PATTERN', 'username', `String does not match pattern ${usernamePattern.source}`)];
  }
  if (isEmail(username)) return [propertyError('NOT_PASSED', 'username', 'Username must not be an e-mail address')];
  return [];
}
