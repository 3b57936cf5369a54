import { invalidType, propertyError, type UserError } from './user-error.ts';

export type Row = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Collects what is wrong with one user, and hands out the values that are right. */
export class PropertyChecks {
  readonly errors: UserError[] = [];
  readonly #row: Row;

  constructor(row: Row) {
    this.#row = row;
  }

  /** A string of `minimum` to `maximum` characters; undefined when absent or wrong. */
  string(
    property: string,
    path: string = property,
    minimum = 0,
    maximum = Number.POSITIVE_INFINITY,
  ): string | undefined {
    const value = this.#row[property];
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return this.#refuse(invalidType(path, 'string', value));
    // z-schema, whose codes the jobs report, counts code points.
    const length = value.length <= maximum && value.length >= minimum * 2 ? value.length : [...value].length;
    if (length < minimum) {
      return this.#refuse(
        propertyError('MIN_LENGTH', path, `String is too short (${length} chars), minimum ${minimum}`),
      );
    }
    if (length > maximum) {
      return this.#refuse(
        propertyError('MAX_LENGTH', path, `String is too long (${length} chars), maximum ${maximum}`),
      );
    }
    return value;
  }

  boolean(property: string): boolean | undefined {
    const value = this.#row[property];
    if (value === undefined || typeof value === 'boolean') return value;
    return this.#refuse(invalidType(property, 'boolean', value));
  }

  object(property: string): Row | undefined {
    const value = this.#row[property];
    if (value === undefined || isObject(value)) return value;
    return this.#refuse(invalidType(property, 'object', value));
  }

  refuse(...errors: readonly UserError[]): void {
    this.errors.push(...errors);
  }

  #refuse(error: UserError): undefined {
    this.errors.push(error);
    return undefined;
  }
}
