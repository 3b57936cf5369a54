import { expect, test } from 'vitest';
import { deployedConfiguration } from '../../../electron/assistant/deploy/deployed-configuration.ts';
import { practiceWorkspace } from '../../../electron/assistant/practice-workspace.ts';
import type { EnvironmentSettings, LegacySettings } from '../../../electron/assistant/workspace/workspace.ts';

function configuration(
  parts: {
    readonly legacy?: Partial<LegacySettings>;
    readonly deploy?: EnvironmentSettings['deploy'];
    readonly sqlPassword?: string;
  },
  given: Readonly<Record<string, string>> = {},
) {
  const workspace = practiceWorkspace(
    {
      legacy: { host: 'sql01', port: 14330, database: 'Members', user: 'userferry', fingerprint256: 'ab'.repeat(32) },
      tenant: { origin: 'http://127.0.0.1:1', clientId: 'id', connection: 'members' },
    },
    'aspnet-membership',
    'practice-reach',
  );
  const environment = { kind: 'practice', domain: 'x', clientId: 'y', connection: 'z' } as const;
  return deployedConfiguration(
    {
      workspace: { ...workspace, legacy: { ...workspace.legacy, ...parts.legacy } },
      environment: parts.deploy === undefined ? environment : { ...environment, deploy: parts.deploy },
      secrets: { sqlPassword: parts.sqlPassword ?? 'secret', clientSecret: '' },
    },
    given,
  );
}

test('without a word of its own a deployment reaches the database as this computer does', () => {
  expect(configuration({})).toEqual({
    SQL_SERVER: 'sql01',
    SQL_PORT: '14330',
    SQL_DATABASE: 'Members',
    SQL_USER: 'userferry',
    SQL_PASSWORD: 'secret',
    SQL_TRUST_CERTIFICATE: 'yes',
  });
});

test('another address takes the place of this one, port and instance with it', () => {
  const at = configuration({
    legacy: { instance: 'SQLEXPRESS' },
    deploy: { server: 'sql.contoso.example', trustServerCertificate: false },
  });
  expect(at).toMatchObject({ SQL_SERVER: 'sql.contoso.example', SQL_PORT: '1433' });
  expect(at).not.toHaveProperty('SQL_TRUST_CERTIFICATE');
  expect(configuration({ deploy: { port: 1444 } })).toMatchObject({ SQL_SERVER: 'sql01', SQL_PORT: '1444' });
});

test('a login for the scripts alone has its password from what was given, whatever login the workspace has', () => {
  const given = { SQL_PASSWORD: 'of the scripts', FURTHER: 'value' };
  const windows = { authentication: { type: 'windows-user' as const } };
  expect(configuration({ legacy: windows, deploy: { user: 'scripts' }, sqlPassword: '' }, given)).toMatchObject({
    SQL_USER: 'scripts',
    SQL_PASSWORD: 'of the scripts',
    FURTHER: 'value',
  });
  expect(() => configuration({ legacy: windows })).toThrow(expect.objectContaining({ code: 'UF-7201' }));
  expect(() => configuration({ sqlPassword: '' })).toThrow(expect.objectContaining({ code: 'UF-6105' }));
});
