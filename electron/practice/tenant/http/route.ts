import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { Token } from '../auth/tokens.ts';
import type { LogEntry } from '../logs/log-store.ts';
import { readJson } from './body.ts';
import type { RateGroup } from './rate-limit.ts';
import { validate } from './validate.ts';

/** What a handler gets of one request to the Management API. */
export interface Call {
  readonly request: IncomingMessage;
  readonly query: URLSearchParams;
  readonly params: Readonly<Record<string, string>>;
  readonly token: Token;
  /** X-Correlation-ID, at most 64 characters (Auth0 docs: Management API). */
  readonly correlationId: string | null;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** For API writes: how the tenant's log names them. */
  readonly log?: Pick<LogEntry, 'description'> & Partial<LogEntry>;
}

export interface Route {
  /** Dotted name that faults aim at: `jobs.users-imports.create`. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Segments that start with a colon are parameters. */
  readonly path: string;
  /** Any one of them will do. */
  readonly scopes: readonly string[];
  readonly group: RateGroup;
  handle(call: Call): Promise<Answer> | Answer;
}

interface JsonRoute<Q, B> extends Omit<Route, 'handle'> {
  readonly query: z.ZodType<Q>;
  readonly body: z.ZodType<B>;
  handle(call: Call, input: { readonly query: Q; readonly body: B }): Promise<Answer> | Answer;
}

/** A route whose query and JSON body are parsed before its handler sees them: what is unknown is refused, not ignored. */
export function jsonRoute<Q, B>(route: JsonRoute<Q, B>): Route {
  return {
    ...route,
    handle: async (call) => {
      const query = validate(route.query, queryObject(call.query), 'query');
      const body = validate(route.body, await readJson(call.request), 'body');
      return route.handle(call, { query, body });
    },
  };
}

/** Repeated parameters (`strategy=auth0&strategy=ad`) become arrays. */
function queryObject(query: URLSearchParams): Record<string, string | string[]> {
  const object: Record<string, string | string[]> = {};
  for (const key of new Set(query.keys())) {
    const values = query.getAll(key);
    object[key] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return object;
}
