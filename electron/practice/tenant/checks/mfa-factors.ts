import { isEmail } from './formats.ts';
import { isObject, type Row } from './property-checks.ts';
import { invalidType, patternMismatch, propertyError, type UserError } from './user-error.ts';

const factors: Readonly<
  Record<string, { readonly key: string; readonly pattern: string; fits(value: string): boolean }>
> = {
  totp: { key: 'secret', pattern: '^[A-Z2-7]+$', fits: (value) => /^[A-Z2-7]+$/.test(value) },
  phone: { key: 'value', pattern: '^\\+[0-9]{1,15}$', fits: (value) => /^\+[0-9]{1,15}$/.test(value) },
  email: { key: 'value', pattern: 'email', fits: isEmail },
};

/** Auth0 docs, bulk import schema: one to ten objects of a single factor each. */
export function mfaFactorErrors(value: unknown): readonly UserError[] {
  if (!Array.isArray(value)) return [invalidType('mfa_factors', 'array', value)];
  if (value.length < 1)
    return [propertyError('ARRAY_LENGTH_SHORT', 'mfa_factors', 'Array is too short (0), minimum 1')];
  if (value.length > 10) {
    return [propertyError('ARRAY_LENGTH_LONG', 'mfa_factors', `Array is too long (${value.length}), maximum 10`)];
  }
  return value.flatMap((factor, index) => factorErrors(factor, `mfa_factors[${index}]`));
}

function factorErrors(factor: unknown, path: string): readonly UserError[] {
  if (!isObject(factor)) return [invalidType(path, 'object', factor)];
  const [name, ...others] = Object.keys(factor);
  const known = name === undefined ? undefined : factors[name];
  if (name === undefined || known === undefined || others.length > 0) {
    return [propertyError('ANY_OF_MISSING', path, "Data does not match any schemas from 'anyOf'")];
  }
  const inner: unknown = factor[name];
  const value: unknown = isObject(inner) ? (inner satisfies Row)[known.key] : undefined;
  if (!isObject(inner) || typeof value !== 'string' || Object.keys(inner).length !== 1) {
    return [propertyError('ANY_OF_MISSING', `${path}.${name}`, "Data does not match any schemas from 'anyOf'")];
  }
  return known.fits(value) ? [] : [patternMismatch(`${path}.${name}.${known.key}`, known.pattern)];
}
