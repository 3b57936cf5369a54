import { Connection } from 'tedious';
import { describe, expect, test } from 'vitest';
import { productVersion } from '../../../electron/common/product.ts';
import { applicationName, driverAuthentication, tlsDetails } from '../../../electron/legacy/driver-options.ts';
import type { LegacyConfig } from '../../../electron/legacy/legacy.ts';
import { odbcConnectionString } from '../../../electron/legacy/windows-driver.ts';

const secret = 'the-secret';

describe('who signs in, as the driver is told', () => {
  test.each([
    { type: 'sql-login', user: 'reader' },
    { type: 'windows-domain', domain: 'CORP', user: 'ada' },
    { type: 'entra-default' },
    { type: 'entra-service-principal', tenantId: 't', clientId: 'c' },
    { type: 'entra-token' },
  ] as const)('$type is taken by the driver', (authentication) => {
    const told = driverAuthentication(authentication, secret);
    expect(() => new Connection({ server: 'h', authentication: told, options: {} })).not.toThrow();
    expect(JSON.stringify(told).includes(secret)).toBe(authentication.type !== 'entra-default');
  });
});

test('the session is named after product, release and purpose', () => {
  expect(applicationName('run 3')).toBe(`Userferry ${productVersion} (run 3)`);
});

test('old encryption is for the connection that asks for it alone', () => {
  expect(tlsDetails({ trust: { kind: 'unchecked' } })).toEqual({});
  expect(tlsDetails({ trust: { kind: 'unchecked' }, oldEncryption: true })).toMatchObject({ minVersion: 'TLSv1' });
  expect(tlsDetails({ trust: { kind: 'authority', pem: 'P' } })).toEqual({ ca: ['P'] });
});

describe('the signed-in Windows user, as ODBC is told', () => {
  const config: LegacyConfig & { readonly port: number } = {
    server: 'sql.corp',
    port: 1433,
    database: 'Mem}bers;UID=sa',
    authentication: { type: 'windows-user' },
    encrypt: true,
    trust: { kind: 'system' },
  };

  test('names can’t add keywords', () => {
    const text = odbcConnectionString(config, 'Userferry');
    expect(text).toContain('Database={Mem}}bers;UID=sa};Trusted_Connection=yes;Encrypt=yes;TrustServerCertificate=no');
    expect(text).toContain('ApplicationIntent=ReadOnly');
  });

  test.each([
    { kind: 'fingerprint', fingerprint256: 'AB'.repeat(32) },
    { kind: 'authority', pem: 'P' },
  ] as const)('a trust that it can’t follow is refused: $kind', (trust) => {
    expect(() => odbcConnectionString({ ...config, trust }, 'Userferry')).toThrow(
      expect.objectContaining({ code: 'UF-1116' }),
    );
  });
});
