import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { TenantParts } from '../tenant-parts.ts';
import { apiError } from './api-error.ts';
import { readBody } from './body.ts';

/** One call of the Authentication API, which has neither tokens nor groups of limits. A text is answered as text, an object as JSON. */
export interface AuthEndpoint {
  /** Dotted name that faults aim at. */
  readonly operation: string;
  readonly path: string;
  handle(parts: TenantParts, request: IncomingMessage): Promise<object | string>;
}

/** A form or JSON, as every call of the Authentication API takes it. */
export async function readForm(request: IncomingMessage, broken: () => Error): Promise<unknown> {
  const body = (await readBody(request)).toString('utf8');
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body);
  } catch {
    throw broken();
  }
}

/** A parsed form, or 400 in the practice tenant's own words. */
export async function readInput<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  const form = await readForm(request, () => apiError(400, 'The body is not valid JSON'));
  const parsed = schema.safeParse(form);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw apiError(400, `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'invalid'}`);
}
