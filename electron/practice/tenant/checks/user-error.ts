/** Why an import job refused one user (Auth0 docs: bulk user imports, "Retrieve failed entries"; an open set). */
export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path?: string;
}

/** A schema error in the words that jobs use: `Error in <property> property - <why>` (Community 102951). */
export function propertyError(code: string, path: string, why: string): UserError {
  return { code, message: `Error in ${path} property - ${why}`, path };
}

/** An error of the whole user. */
export function userError(code: string, message: string): UserError {
  return { code, message };
}

export const invalidType = (path: string, expected: string, value: unknown) =>
  propertyError('INVALID_TYPE', path, `Expected type ${expected} but found type ${typeName(value)}`);

export const missingProperty = (path: string) =>
  propertyError('OBJECT_REQUIRED', path, `Missing required property: ${path.split('.').at(-1)}`);

export const patternMismatch = (path: string, pattern: string) =>
  propertyError('PATTERN', path, `String does not match pattern ${pattern}`);

export const enumMismatch = (path: string, value: string) =>
  propertyError('ENUM_MISMATCH', path, `No enum match for: ${value}`);

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}
