import type { Clock } from '../common/clock.ts';
import { CallFailed, type CallFailure, classifyCallError, silence } from './call-failure.ts';
import type { Governor } from './governor.ts';
import type { Token, TokenSource } from './token-source.ts';

/** What every call of the SDK is given: the bearer token, our own limit and signal, and no retries of the SDK's own. */
export interface CallOptions {
  readonly headers: Record<string, string>;
  readonly abortSignal: AbortSignal;
  readonly maxRetries: 0;
  readonly timeoutInSeconds: number;
}

export interface CallLimits {
  /** Limit of one call with its answer's body, in ms. */
  readonly timeout: number;
  /** How often a call that may be repeated is tried after a lost answer or a 5xx. */
  readonly attempts: number;
  /** How many 429s in a row one call sits out before it gives up. */
  readonly refusals: number;
  /** How many tokens a call is sent with when the tenant accepts none of them. */
  readonly tokens: number;
  /** Calls that nobody answers before trying again is given up: each has taken its whole `timeout`. */
  readonly silences: number;
  /** First wait before a repetition, in ms; doubles up to `longestBackoff`. */
  readonly backoff: number;
  readonly longestBackoff: number;
}

export const defaultCallLimits: CallLimits = {
  timeout: 60_000,
  attempts: 6,
  refusals: 40,
  tokens: 5,
  silences: 2,
  backoff: 500,
  longestBackoff: 15_000,
};

export interface Calls {
  /** The token in use, asked for if need be, with the patience of `safely`. Throws CallFailed. */
  token(signal?: AbortSignal): Promise<Token>;
  /** For calls that may be carried out twice without harm: repeated after a 429, a 408, a 5xx or a lost answer. Throws CallFailed. */
  safely<T>(send: (options: CallOptions) => PromiseLike<T>, signal?: AbortSignal): Promise<T>;
  /** For calls that must not be carried out twice: sent once, and again only after a 401, which carries out nothing. Throws CallFailed. */
  once<T>(send: (options: CallOptions) => PromiseLike<T>, signal?: AbortSignal): Promise<T>;
}

/** Runs the calls of a tenant under its token and its one rate limit. */
export function createCalls(parts: {
  readonly tokens: TokenSource;
  readonly governor: Governor;
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: CallLimits;
}): Calls {
  const { tokens, governor, clock, random, limits } = parts;

  async function attempt<T>(send: (options: CallOptions) => PromiseLike<T>, signal: AbortSignal | undefined) {
    for (let tried = 1; ; tried += 1) {
      await governor.ready(signal);
      const token = await tokens.current(signal);
      const limit = AbortSignal.timeout(limits.timeout);
      try {
        return await send({
          headers: { Authorization: `Bearer ${token.value}` },
          abortSignal: signal ? AbortSignal.any([signal, limit]) : limit,
          maxRetries: 0,
          timeoutInSeconds: limits.timeout / 1000,
        });
      } catch (error) {
        signal?.throwIfAborted();
        const failure = limit.aborted ? silence(limits.timeout) : classifyCallError(error);
        if (failure.kind !== 'status' || failure.status !== 401) {
          throw new CallFailed(failure, 'call', { cause: error });
        }
        tokens.discard(token);
        if (tried >= limits.tokens) throw new CallFailed(failure, 'call', { cause: error });
        // One token may have ended at any time; a second one refused in a row says that the tenant needs a moment, as after
        // its administrator rotated the client's secret.
        if (tried > 1) await clock.sleep(backoff(tried - 1, random, limits), signal);
      }
    }
  }

  async function patiently<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    for (let failed = 0, refused = 0, silent = 0; ; ) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error;
        if (error.failure.kind === 'status' && error.failure.status === 429) {
          refused += 1;
          if (refused >= limits.refusals) throw error;
          // The governor has taken the answer's pause and waits before the next attempt. A refused token request doesn't
          // pass the governor, so it waits here.
          if (error.stage === 'token') await clock.sleep(backoff(refused, random, limits), signal);
          continue;
        }
        failed += 1;
        if (error.failure.kind === 'lost' && error.failure.silentFor !== undefined) silent += 1;
        if (!isPassing(error.failure) || failed >= limits.attempts || silent >= limits.silences) throw error;
        await clock.sleep(backoff(failed, random, limits), signal);
      }
    }
  }

  return {
    token: (signal) => patiently(() => tokens.current(signal), signal),
    once: attempt,
    safely: (send, signal) => patiently(() => attempt(send, signal), signal),
  };
}

/** Whether trying again may help: the network, an overloaded or a restarting server. */
function isPassing(failure: CallFailure): boolean {
  switch (failure.kind) {
    case 'status':
      return failure.status === 408 || failure.status >= 500;
    case 'not-sent':
      return failure.cause !== 'certificate';
    case 'lost':
      return true;
  }
}

function backoff(tries: number, random: () => number, limits: CallLimits): number {
  return Math.min(limits.backoff * 2 ** (tries - 1), limits.longestBackoff) * (0.8 + random() * 0.4);
}
