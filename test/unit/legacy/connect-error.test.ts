import { describe, expect, test } from 'vitest';
import { CertificateChanged, classifyConnectError } from '../../../electron/legacy/connect-error.ts';
import { troubleOf } from '../../../electron/legacy/request-error.ts';

const context = {
  server: 'SQL-PROD-07',
  port: 1433,
  database: 'Members',
  authentication: { type: 'sql-login', user: 'userferry_read' },
} as const;

/** An error as mssql gives it: its own around tedious's around the socket's. */
function driverError(code: string, message: string, extra: Record<string, unknown> = {}): Error {
  return Object.assign(new Error(message), {
    code,
    originalError: Object.assign(new Error(message), { code, ...extra }),
  });
}

const symptoms: readonly [symptom: string, error: Error, code: string, kept: RegExp][] = [
  [
    'self-signed',
    driverError('ESOCKET', 'Failed to connect to H:1433 - self-signed certificate'),
    'UF-1104',
    /password has not been sent/,
  ],
  [
    'self-signed, older text',
    driverError('ESOCKET', 'Failed to connect to H:1433 - self signed certificate'),
    'UF-1104',
    /not been sent/,
  ],
  [
    'unknown authority',
    driverError('ESOCKET', 'Failed to connect to H:1433 - unable to verify the first certificate'),
    'UF-1105',
    /not been sent/,
  ],
  [
    'another name',
    driverError('ESOCKET', "Failed to connect to H:1433 - Hostname/IP does not match certificate's altnames"),
    'UF-1110',
    /not been sent/,
  ],
  [
    'old TLS',
    driverError('ESOCKET', '1425F102:SSL routines:ssl_choose_client_version:unsupported protocol'),
    'UF-1108',
    /not been sent/,
  ],
  ['hang up', driverError('ESOCKET', 'Failed to connect to H:1433 - socket hang up'), 'UF-1003', /Nothing was read/],
  [
    'encryption required',
    driverError('EENCRYPT', "Server requires encryption, set 'encrypt' config option to `true`."),
    'UF-1103',
    /not been sent/,
  ],
  ['no answer', driverError('ETIMEOUT', 'Failed to connect to H:1433 in 15000ms'), 'UF-1002', /^Nothing was read/],
  [
    'refused',
    driverError('ESOCKET', 'Failed to connect to H:1433 - connect ECONNREFUSED 10.0.0.1:1433'),
    'UF-1001',
    /not been sent/,
  ],
  [
    'unknown name',
    driverError('ESOCKET', 'Failed to connect to H:1433 - getaddrinfo ENOTFOUND H'),
    'UF-1101',
    /not been sent/,
  ],
  ['login', driverError('ELOGIN', "Login failed for user 'X'.", { number: 18456 }), 'UF-1111', /Nothing was read/],
  [
    'untrusted domain',
    driverError(
      'ELOGIN',
      'Login failed. The login is from an untrusted domain and cannot be used with Integrated authentication.',
    ),
    'UF-1113',
    /Nothing was read/,
  ],
  [
    'database',
    driverError('ELOGIN', 'Cannot open database "X" requested by the login. The login failed.', { number: 4060 }),
    'UF-1112',
    /Nothing was read/,
  ],
  ['something new', new Error('Quite unheard of'), 'UF-1199', /Nothing was read/],
];

describe('why the legacy database can’t be reached', () => {
  test.each(symptoms)('%s', (_, error, code, kept) => {
    const failure = classifyConnectError(error, context);
    expect(failure.code).toBe(code);
    expect(failure.kept).toMatch(kept);
    expect(failure.detail).toContain(error.message);
    expect(failure.next).not.toBe('');
  });

  test('a certificate other than the pinned one', () => {
    expect(classifyConnectError(new CertificateChanged('AA:BB'), context)).toMatchObject({
      code: 'UF-1106',
      kept: 'The password has not been sent and nothing was read.',
    });
  });

  test.each([
    [driverError('EREQUEST', 'Transaction was deadlocked', { number: 1205 }), 'busy'],
    [driverError('EREQUEST', 'Lock request time out period exceeded.', { number: 1222 }), 'busy'],
    [driverError('ECLOSE', 'Connection closed before request completed.'), 'lost'],
    [driverError('ETIMEOUT', 'Timeout: Request failed to complete in 15000ms'), 'lost'],
    [driverError('EREQUEST', 'Invalid object name', { number: 208 }), 'permanent'],
    [driverError('ESOCKET', 'Failed to connect - self-signed certificate'), 'permanent'],
    [driverError('EPARAM', 'Validation failed'), 'permanent'],
  ])('%s is %s', (error, trouble) => {
    expect(troubleOf(error)).toBe(trouble);
  });
});
