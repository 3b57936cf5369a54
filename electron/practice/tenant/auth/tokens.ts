import { randomBytes } from 'node:crypto';
import { apiError } from '../http/api-error.ts';

export interface Token {
  readonly clientId: string;
  readonly scopes: ReadonlySet<string>;
  readonly expiresAt: number;
}

/**
 * Access tokens for the Management API. They are opaque and live in memory: a real tenant's are JWTs, but nobody except
 * the tenant itself is meant to read them.
 */
export class TokenStore {
  readonly #tokens = new Map<string, Token>();

  issue(token: Token): string {
    const value = randomBytes(32).toString('base64url');
    this.#tokens.set(value, token);
    return value;
  }

  /** The token of a request, or 401 as the Management API words it. */
  check(authorization: string | undefined, now: number): Token {
    const value = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (value === undefined) throw apiError(401, 'Missing authentication');
    const token = this.#tokens.get(value);
    if (token === undefined) throw apiError(401, 'Invalid token');
    if (token.expiresAt <= now) throw apiError(401, 'Expired token received for JSON Web Token validation');
    return token;
  }

  /** Ends all tokens issued so far, as when the administrator rotates the client's secret. */
  revokeAll(): void {
    this.#tokens.clear();
  }

  get size(): number {
    return this.#tokens.size;
  }
}

/** 403 unless the token carries one of the scopes. */
export function requireScope(token: Token, anyOf: readonly string[]): void {
  if (anyOf.some((scope) => token.scopes.has(scope))) return;
  throw apiError(403, `Insufficient scope, expected any of: ${anyOf.join(',')}`, 'insufficient_scope');
}
