import { describe, expect, test } from 'vitest';
import { legacyForm } from '../../../electron/assistant/contract/index.ts';
import { formOf, legacySettingsOf } from '../../../electron/assistant/wizard/legacy-form.ts';
import { legacyConfig, needsSecret } from '../../../electron/assistant/workspace/legacy-config.ts';
import { legacySettings } from '../../../electron/assistant/workspace/workspace.ts';

const plain = {
  server: 'sql',
  database: 'Members',
  authentication: { type: 'sql-login', user: 'reader' },
  encrypt: true,
} as const;

describe('the legacy database in a workspace file', () => {
  test('as earlier releases wrote it is read as it was', () => {
    expect(legacyConfig(legacySettings.parse(plain))).toEqual({
      server: 'sql',
      database: 'Members',
      authentication: { type: 'sql-login', user: 'reader' },
      encrypt: true,
      trust: { kind: 'system' },
    });
  });

  test('takes instance and port out of the server; fields of their own win', () => {
    expect(legacyConfig({ ...plain, server: 'H\\MEMBERS,50000' })).toMatchObject({
      server: 'H',
      instance: 'MEMBERS',
      port: 50_000,
    });
    expect(legacyConfig({ ...plain, server: 'H,50000', port: 1433 }).port).toBe(1433);
  });

  test.each([
    ['a fingerprint beside strict encryption', { encrypt: 'strict', certificateFingerprint: 'AB' }],
    ['trust without a look beside strict encryption', { encrypt: 'strict', trustServerCertificate: true }],
    ['an authority that is none', { ca: 'not a certificate' }],
    ['a named pipe', { server: 'np:H' }],
    ['a password', { password: 'x' }],
    ['an unknown way to sign in', { authentication: { type: 'kerberos' } }],
  ])('refuses %s', (_, change) => {
    expect(legacySettings.safeParse({ ...plain, ...change }).success).toBe(false);
  });
});

describe('the form of the first step', () => {
  test('as an earlier release kept it is read as a SQL Server login', () => {
    const { signIn, readOnlyReplica } = legacyForm.parse({
      server: 'sql',
      database: 'd',
      user: 'u',
      encrypt: 'yes',
      trust: { kind: 'system' },
    });
    expect({ signIn, readOnlyReplica }).toEqual({ signIn: 'sql-login', readOnlyReplica: true });
  });

  test.each([
    { type: 'sql-login', user: 'reader' },
    { type: 'windows-domain', domain: 'CORP', user: 'ada' },
    { type: 'windows-user' },
    { type: 'entra-default' },
    { type: 'entra-service-principal', tenantId: 't', clientId: 'c' },
    { type: 'entra-token' },
  ] as const)('gives back what it was filled in with: $type', (authentication) => {
    const config = {
      server: 'sql',
      port: 50_000,
      database: 'Members',
      authentication,
      encrypt: 'strict',
      trust: { kind: 'system' },
      certificateName: 'sql.corp',
      oldEncryption: true,
      readOnlyReplica: false,
    } as const;
    const settings = legacySettingsOf(formOf(config));
    expect(legacySettings.safeParse(settings).success).toBe(true);
    expect(legacyConfig(settings)).toEqual(config);
  });
});

test('a secret is asked for where signing in needs one', () => {
  expect(needsSecret({ type: 'entra-default' })).toBe(false);
  expect(needsSecret({ type: 'windows-user' })).toBe(false);
  expect(needsSecret({ type: 'entra-token' })).toBe(true);
});
