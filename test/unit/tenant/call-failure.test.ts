import { describe, expect, test } from 'vitest';
import { parseTenantAddress } from '../../../electron/tenant/address.ts';
import { classifyCallError } from '../../../electron/tenant/call-failure.ts';

const fetchFailed = (cause: object) => Object.assign(new TypeError('fetch failed'), { cause });

describe('what became of a call that failed', () => {
  test.each([
    ['a name not found', fetchFailed({ code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND x' }), 'not-sent'],
    ['a refused connection', fetchFailed({ code: 'ECONNREFUSED' }), 'not-sent'],
    [
      'refused on every address',
      fetchFailed({ errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }] }),
      'not-sent',
    ],
    ['a connect that took too long', fetchFailed({ code: 'UND_ERR_CONNECT_TIMEOUT' }), 'not-sent'],
    ['a certificate', fetchFailed({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'not-sent'],
    ['Chromium’s refused connection', new Error('net::ERR_CONNECTION_REFUSED'), 'not-sent'],
    ['Chromium’s certificate', new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'not-sent'],
    ['a reset', fetchFailed({ code: 'ECONNRESET' }), 'lost'],
    [
      'a socket closed by the other side',
      fetchFailed({ code: 'UND_ERR_SOCKET', message: 'other side closed' }),
      'lost',
    ],
    ['a time-out while reading', fetchFailed({ code: 'ETIMEDOUT', syscall: 'read' }), 'lost'],
    ['Chromium’s reset', new Error('net::ERR_CONNECTION_RESET'), 'lost'],
    ['Chromium’s broken encryption', new Error('net::ERR_SSL_PROTOCOL_ERROR'), 'lost'],
    ['something that is no error', 'what', 'lost'],
  ])('%s', (_, error, kind) => {
    expect(classifyCallError(error).kind).toBe(kind);
  });

  test('an answer with a status keeps the tenant’s words', () => {
    const body = { statusCode: 400, message: 'Connection must be enabled.', errorCode: 'invalid_body' };
    expect(classifyCallError({ statusCode: 400, body })).toEqual({
      kind: 'status',
      status: 400,
      message: 'Connection must be enabled.',
      errorCode: 'invalid_body',
    });
    expect(classifyCallError({ statusCode: 502, body: '<html>' })).toMatchObject({ kind: 'status', status: 502 });
  });
});

describe('a tenant’s address', () => {
  test.each([
    ['contoso.eu.auth0.com', 'https://contoso.eu.auth0.com'],
    [' https://Contoso.EU.auth0.com/authorize ', 'https://contoso.eu.auth0.com'],
    ['http://127.0.0.1:4400', 'http://127.0.0.1:4400'],
  ])('%s', (typed, origin) => {
    expect(parseTenantAddress(typed)).toMatchObject({ origin, audience: `${origin}/api/v2/` });
  });

  test.each([
    '',
    'contoso',
    'http://contoso.auth0.com',
    'http://127.0.0.1.evil.example:80',
    'a b.com',
    'https://u:p@x.com',
  ])('refuses “%s”', (typed) => {
    expect(() => parseTenantAddress(typed)).toThrow(expect.objectContaining({ code: 'UF-2001' }));
  });
});
