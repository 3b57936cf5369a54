import { z } from 'zod';
import { apiError } from './api-error.ts';

const where = {
  query: { prefix: 'Query validation error', code: 'invalid_query_string' },
  body: { prefix: 'Payload validation error', code: 'invalid_body' },
} as const;

/** Parses what a caller sent, or answers 400 in the words of the Management API. */
export function validate<T>(schema: z.ZodType<T>, value: unknown, source: keyof typeof where): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { prefix, code } = where[source];
  const issue = parsed.error.issues[0];
  throw apiError(400, `${prefix}: ${issue === undefined ? "'Invalid value'" : sentence(issue)}.`, code);
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `'Additional properties not allowed: ${issue.keys.join(',')}'`;
  const property = issue.path.join('.');
  const suffix = property === '' ? '' : ` on property ${property}`;
  if (issue.code === 'invalid_type' && issue.input === undefined) return `'Missing required property: ${property}'`;
  if (issue.code === 'invalid_format' && issue.format === 'regex') {
    return `'String does not match pattern ${String(issue.pattern).replace(/^\/|\/[a-z]*$/g, '')}'${suffix}`;
  }
  return `'${issue.message}'${suffix}`;
}

export const noQuery = z.strictObject({});
export const noBody = z.undefined();

/** Query parameters are text; these read them as what the Management API says they are. */
export const queryBoolean = z.enum(['true', 'false']).transform((text) => text === 'true');
export const queryInteger = (minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, `Value must be between ${minimum} and ${maximum}`);
