import { z } from 'zod';
import type { Clock } from '../common/clock.ts';
import { parsedJson } from '../common/json.ts';
import type { TenantAddress } from './address.ts';
import { askToken } from './ask-token.ts';
import { CallFailed, readErrorBody } from './call-failure.ts';

/** An access token for the Management API. It lives in memory only. */
export interface Token {
  readonly value: string;
  readonly scopes: readonly string[];
}

export interface TokenSource {
  /** The token to use now; asks for one when there is none or it ends soon. */
  current(signal?: AbortSignal): Promise<Token>;
  /** Forgets `token` after the tenant refused it, unless another caller has renewed it already. */
  discard(token: Token): void;
}

const tokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive().catch(86_400),
  scope: z.string().catch(''),
});

/** A token is renewed when a tenth of its life, at most ten minutes, is left. */
const renewalShare = 0.1;
const longestRenewal = 600_000;

/**
 * Tokens by client credentials (Auth0 docs: Management API tokens for production). Callers that need one at the same time
 * share one request, which none of them can abort for the others. Throws CallFailed.
 */
export function createTokenSource(options: {
  readonly address: TenantAddress;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Limit of one token request, in ms. */
  readonly timeout: number;
}): TokenSource {
  let held: { readonly token: Token; readonly renewAt: number } | null = null;
  let asking: Promise<Token> | null = null;

  async function ask(): Promise<Token> {
    const asked = options.clock.now();
    const { access_token: value, expires_in: seconds, scope } = await requestToken(options);
    const life = seconds * 1000;
    const token = { value, scopes: scope.split(' ').filter((name) => name !== '') };
    held = { token, renewAt: asked + life - Math.min(life * renewalShare, longestRenewal) };
    return token;
  }

  return {
    async current(signal) {
      signal?.throwIfAborted();
      if (held && options.clock.now() < held.renewAt) return held.token;
      asking ??= ask().finally(() => {
        asking = null;
      });
      return signal ? abortable(asking, signal) : asking;
    },
    discard(token) {
      if (held?.token === token) held = null;
    },
  };
}

async function requestToken(options: Parameters<typeof createTokenSource>[0]) {
  const { response, text } = await askToken(options, {
    grant_type: 'client_credentials',
    client_id: options.clientId,
    client_secret: options.clientSecret,
    audience: options.address.audience,
  });
  const { status } = response;
  const body = parsedJson(text);
  if (status >= 400) throw new CallFailed(readErrorBody(status, body ?? text), 'token');
  const answer = tokenAnswer.safeParse(body);
  if (!answer.success) {
    throw new CallFailed({ kind: 'lost', why: 'The answer to the token request can’t be read.' }, 'token');
  }
  return answer.data;
}

function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
