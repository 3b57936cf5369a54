import {
  type CustomPasswordHash,
  type HashAlgorithm,
  hashAlgorithms,
  hmacDigests,
  passwordEncodings,
  valueEncodings,
} from '../passwords/custom-password-hash.ts';
import { isObject, type Row } from './property-checks.ts';
import {
  enumMismatch,
  invalidType,
  missingProperty,
  patternMismatch,
  propertyError,
  type UserError,
} from './user-error.ts';

const root = 'custom_password_hash';

const properties: ReadonlySet<string> = new Set([
  'algorithm',
  'hash',
  'salt',
  'password',
  'keylen',
  'cost',
  'blockSize',
  'parallelization',
]);

const inB64 = '[A-Za-z0-9+/]+';
const hexText = /^(?:[0-9a-fA-F]{2})+$/;
const base64Text = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** Formats of `hash.value` where it is text of its own kind (Auth0 docs: bulk import schema, supported algorithms). */
const textFormats: Partial<Readonly<Record<HashAlgorithm, RegExp>>> = {
  bcrypt: /^\$2[aby]\$\d{2}\$[./A-Za-z0-9]{53}$/,
  pbkdf2: new RegExp(`^\\$pbkdf2-[a-z0-9-]+(?:\\$(?:i=\\d+|l=\\d+)(?:,(?:i=\\d+|l=\\d+))?)?\\$${inB64}\\$${inB64}$`),
  argon2: new RegExp(`^\\$argon2(?:id|i|d)\\$v=\\d+\\$m=\\d+,t=\\d+,p=\\d+\\$${inB64}\\$${inB64}$`),
  ldap: /^\{(?:S?MD5|S?SHA(?:1|224|256|384|512)?)\}[A-Za-z0-9+/]+={0,2}$/i,
};

/** Checks a `custom_password_hash` against the import schema; `null` and errors when it doesn't fit. */
export function checkCustomPasswordHash(row: Row): { hash: CustomPasswordHash | null; errors: readonly UserError[] } {
  const errors: UserError[] = [];
  for (const key in row) {
    if (!properties.has(key)) errors.push(additional(root, key));
  }
  const algorithm = row.algorithm;
  if (algorithm === undefined) errors.push(missingProperty(`${root}.algorithm`));
  else if (!isAlgorithm(algorithm)) errors.push(enumMismatch(`${root}.algorithm`, String(algorithm)));
  else errors.push(...hashErrors(algorithm, row.hash), ...companionErrors(algorithm, row));
  if (row.salt !== undefined) errors.push(...encodedValueErrors(`${root}.salt`, row.salt, ['position']));
  errors.push(...passwordErrors(row.password));
  return { hash: fits(row, errors) ? row : null, errors };
}

/** Nothing wrong was found, so the row has the shape that the checks above describe. */
function fits(_row: Row, errors: readonly UserError[]): _row is Row & CustomPasswordHash {
  return errors.length === 0;
}

function isAlgorithm(value: unknown): value is HashAlgorithm {
  return hashAlgorithms.some((algorithm) => algorithm === value);
}

function additional(path: string, key: string): UserError {
  return propertyError('OBJECT_ADDITIONAL_PROPERTIES', path, `Additional properties not allowed: ${key}`);
}

function hashErrors(algorithm: HashAlgorithm, hash: unknown): readonly UserError[] {
  const path = `${root}.hash`;
  if (hash === undefined) return [missingProperty(path)];
  if (!isObject(hash)) return [invalidType(path, 'object', hash)];
  const { value, encoding } = hash;
  if (value === undefined) return [missingProperty(`${path}.value`)];
  if (typeof value !== 'string') return [invalidType(`${path}.value`, 'string', value)];
  if (value === '') return [propertyError('MIN_LENGTH', `${path}.value`, 'String is too short (0 chars), minimum 1')];
  const textFormat = textFormats[algorithm];
  if (textFormat !== undefined) {
    if (encoding !== undefined && encoding !== 'utf8') return [enumMismatch(`${path}.encoding`, String(encoding))];
    return textFormat.test(value) ? [] : [patternMismatch(`${path}.value`, textFormat.source)];
  }
  if (encoding !== 'hex' && encoding !== 'base64') return [enumMismatch(`${path}.encoding`, String(encoding))];
  const pattern = encoding === 'hex' ? hexText : base64Text;
  return pattern.test(value) ? [] : [patternMismatch(`${path}.value`, pattern.source)];
}

/** What an algorithm demands or bars beside `hash.value`. */
function companionErrors(algorithm: HashAlgorithm, row: Row): readonly UserError[] {
  const errors: UserError[] = [];
  const hash = isObject(row.hash) ? row.hash : {};
  const takesSalt = !['hmac', 'pbkdf2', 'argon2', 'ldap'].includes(algorithm);
  if (!takesSalt && row.salt !== undefined) {
    errors.push(propertyError('NOT_PASSED', `${root}.salt`, "Data matches schema from 'not'"));
  }
  if (algorithm === 'hmac') {
    const digest = hash.digest;
    if (digest === undefined) errors.push(missingProperty(`${root}.hash.digest`));
    else if (!hmacDigests.some((known) => known === digest)) {
      errors.push(enumMismatch(`${root}.hash.digest`, String(digest)));
    }
    if (hash.key === undefined) errors.push(missingProperty(`${root}.hash.key`));
    else errors.push(...encodedValueErrors(`${root}.hash.key`, hash.key, []));
  } else if (hash.digest !== undefined || hash.key !== undefined) {
    errors.push(propertyError('NOT_PASSED', `${root}.hash`, "Data matches schema from 'not'"));
  }
  if (algorithm === 'scrypt') {
    if (row.keylen === undefined) errors.push(missingProperty(`${root}.keylen`));
    for (const key of ['keylen', 'cost', 'blockSize', 'parallelization']) {
      const value = row[key];
      if (value === undefined) continue;
      if (typeof value !== 'number' || !Number.isInteger(value))
        errors.push(invalidType(`${root}.${key}`, 'integer', value));
      else if (value < 1)
        errors.push(propertyError('MINIMUM', `${root}.${key}`, `Value ${value} is less than minimum 1`));
      else if (key === 'cost' && (value < 2 || !Number.isInteger(Math.log2(value)))) {
        errors.push(propertyError('NOT_PASSED', `${root}.cost`, 'cost must be a power of two greater than 1'));
      }
    }
  }
  return errors;
}

function encodedValueErrors(path: string, value: unknown, more: readonly string[]): readonly UserError[] {
  if (!isObject(value)) return [invalidType(path, 'object', value)];
  const errors: UserError[] = [];
  if (value.value === undefined) errors.push(missingProperty(`${path}.value`));
  else if (typeof value.value !== 'string') errors.push(invalidType(`${path}.value`, 'string', value.value));
  const encoding = value.encoding;
  if (encoding !== undefined && !valueEncodings.some((known) => known === encoding)) {
    errors.push(enumMismatch(`${path}.encoding`, String(encoding)));
  }
  const position = value.position;
  if (position !== undefined && position !== 'prefix' && position !== 'suffix') {
    errors.push(enumMismatch(`${path}.position`, String(position)));
  }
  for (const key in value) {
    if (!['value', 'encoding', ...more].includes(key)) errors.push(additional(path, key));
  }
  return errors;
}

function passwordErrors(password: unknown): readonly UserError[] {
  const path = `${root}.password`;
  if (password === undefined) return [];
  if (!isObject(password)) return [invalidType(path, 'object', password)];
  const { encoding } = password;
  if (encoding === undefined || passwordEncodings.some((known) => known === encoding)) return [];
  return [enumMismatch(`${path}.encoding`, String(encoding))];
}
