const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Payload Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** An answer other than success, thrown by handlers; the body is sent as it stands. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: object, headers: Readonly<Record<string, string>> = {}) {
    super(`HTTP ${status} ${JSON.stringify(body)}`);
    this.name = 'ApiError';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** A Management API error, `{statusCode, error, message, errorCode?}` (sample body: auth0/docs issue 1327). */
export function apiError(status: number, message: string, errorCode?: string): ApiError {
  return new ApiError(status, {
    statusCode: status,
    error: reasons[status] ?? 'Error',
    message,
    ...(errorCode === undefined ? {} : { errorCode }),
  });
}

/** An Authentication API error, `{error, error_description}` (RFC 6749, 5.2). */
export function oauthError(status: number, error: string, description: string): ApiError {
  return new ApiError(status, { error, error_description: description });
}
