import { z } from 'zod';

/** What became of a call that brought no result, as far as it can be known here. */
export type CallFailure =
  /** The tenant answered with an error status. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly message: string;
      readonly errorCode: string | null;
    }
  /** Surely nothing reached the tenant. */
  | { readonly kind: 'not-sent'; readonly cause: NotSentCause; readonly why: string }
  /** The request went out, and its answer was lost or can't be read. */
  | {
      readonly kind: 'lost';
      readonly why: string;
      /** No answer came at all within this time, in ms. */
      readonly silentFor?: number;
    };

export type NotSentCause = 'name' | 'refused' | 'unreachable' | 'certificate';

/** Carries a CallFailure through the layers of this room; never leaves it. */
export class CallFailed extends Error {
  readonly failure: CallFailure;
  /** `token`: it happened while a token was asked for, so the call itself was not sent. */
  readonly stage: 'token' | 'call';
  constructor(failure: CallFailure, stage: 'token' | 'call', options?: ErrorOptions) {
    super(failure.kind === 'status' ? `${failure.status} ${failure.message}` : failure.why, options);
    this.name = 'CallFailed';
    this.failure = failure;
    this.stage = stage;
  }
}

const errorBody = z.looseObject({
  message: z.string().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
  errorCode: z.string().nullish(),
});

/** Reads an error answer of the Management API (`message`, `errorCode`) or of the token endpoint (`error_description`). */
export function readErrorBody(status: number, body: unknown): CallFailure {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) {
    return { kind: 'status', status, message: typeof body === 'string' ? body.slice(0, 300) : '', errorCode: null };
  }
  const { message, error_description: description, error, errorCode } = parsed.data;
  return {
    kind: 'status',
    status,
    message: message ?? description ?? error ?? '',
    errorCode: errorCode ?? error ?? null,
  };
}

/** What a call that was given up without an answer after so many ms has come to. */
export function silence(milliseconds: number): CallFailure {
  return { kind: 'lost', why: `No answer within ${Math.ceil(milliseconds / 1000)} s.`, silentFor: milliseconds };
}

// The SDK's error for an answer with an error status. Known by its shape: importing its class would load the whole SDK.
const sdkError = z.looseObject({ statusCode: z.number(), body: z.unknown().optional() });

/**
 * Classifies what the SDK or the lent fetch threw. Only errors that name a failed lookup, a failed connect or a failed
 * handshake count as not sent; everything else may have reached the tenant.
 */
export function classifyCallError(error: unknown): CallFailure {
  if (error instanceof CallFailed) return error.failure;
  const answered = sdkError.safeParse(error);
  if (answered.success) return readErrorBody(answered.data.statusCode, answered.data.body);
  const chain = causes(error);
  for (const link of chain) {
    const cause = notSentCause(link);
    if (cause !== null) return { kind: 'not-sent', cause, why: describe(chain) };
  }
  return { kind: 'lost', why: describe(chain) };
}

interface Link {
  readonly code: string;
  readonly message: string;
  readonly syscall: string;
}

const link = z.looseObject({
  code: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  syscall: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
  errors: z.array(z.unknown()).optional().catch(undefined),
});

/** The error, its causes and, of an aggregate (one attempt per address), the parts; at most eight deep. */
function causes(error: unknown, depth = 0): readonly Link[] {
  const parsed = link.safeParse(error);
  if (!parsed.success || depth > 8) return [];
  const { code = '', message = '', syscall = '', cause, errors = [] } = parsed.data;
  return [
    { code, message, syscall },
    ...causes(cause, depth + 1),
    ...errors.flatMap((part) => causes(part, depth + 1)),
  ];
}

/** Codes of Node's sockets, TLS and undici, and of Chromium's network stack (`net::ERR_…`), which Electron's fetch uses. */
function notSentCause({ code, message, syscall }: Link): NotSentCause | null {
  const text = `${code} ${message}`;
  if (/\b(ENOTFOUND|EAI_AGAIN|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED)\b/.test(text)) return 'name';
  if (/\b(ECONNREFUSED|ERR_CONNECTION_REFUSED)\b/.test(text)) return 'refused';
  if (/\b(EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)\b/.test(text)) return 'unreachable';
  if (/\b(ERR_ADDRESS_UNREACHABLE|ERR_INTERNET_DISCONNECTED|ERR_PROXY_CONNECTION_FAILED)\b/.test(text)) {
    return 'unreachable';
  }
  if (code === 'ETIMEDOUT' && syscall === 'connect') return 'unreachable';
  if (certificateCodes.test(text) || /\bERR_CERT_[A-Z_]+|\bERR_SSL_VERSION_OR_CIPHER_MISMATCH\b/.test(text))
    return 'certificate';
  return null;
}

// OpenSSL's verification results as Node names them (Node docs: tls, X509 certificate error codes).
const certificateCodes =
  /\b(ERR_TLS_CERT_ALTNAME_INVALID|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT(?:_IN_CHAIN)?|UNABLE_TO_(?:GET_ISSUER_CERT(?:_LOCALLY)?|VERIFY_LEAF_SIGNATURE)|CERT_(?:HAS_EXPIRED|NOT_YET_VALID|UNTRUSTED|REJECTED|REVOKED|SIGNATURE_FAILURE)|HOSTNAME_MISMATCH)\b/;

function describe(chain: readonly Link[]): string {
  const texts = chain.map(({ code, message }) =>
    code !== '' && !message.includes(code) ? `${message} (${code})` : message,
  );
  return [...new Set(texts.filter((text) => text !== ''))].slice(0, 3).join(': ') || 'The connection failed.';
}
