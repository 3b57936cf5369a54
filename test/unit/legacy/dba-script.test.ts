import { expect, test } from 'vitest';
import { dbaScript } from '../../../electron/legacy/dba-script.ts';

const reader = { type: 'sql-login', user: 'userferry_read' } as const;
const users = { schema: 'dbo', name: 'AspNetUsers' };
const roles = { schema: 'auth', name: 'Roles' };

/** The statements without comments, texts and names: what the script does. */
function statementsOf(script: string): string {
  return script.replaceAll(/--.*$|N?'(?:[^']|'')*'|\[(?:[^\]]|\]\])*\]/gm, (part) =>
    part.startsWith('[') ? '[]' : '',
  );
}

test('makes a login that selects from just these tables', () => {
  const script = dbaScript({ authentication: reader, database: 'Members', tables: [users, roles] });
  expect(script.match(/^GRANT .*$/gm)).toEqual([
    'GRANT SELECT ON OBJECT::[dbo].[AspNetUsers] TO [userferry_read];',
    'GRANT SELECT ON OBJECT::[auth].[Roles] TO [userferry_read];',
    'GRANT VIEW DEFINITION TO [userferry_read];',
  ]);
  const statements = statementsOf(script);
  expect(statements).not.toMatch(/\b(deny|revoke|insert|update|delete|alter|drop|sp_addrolemember|db_datareader)\b/i);
  expect(statements.indexOf('CREATE LOGIN')).toBeLessThan(statements.indexOf('CREATE USER'));
});

test('can be run again: what is there already is not made twice', () => {
  const statements = statementsOf(dbaScript({ authentication: reader, database: 'Members', tables: [users] }));
  expect(statements).toMatch(/IF SUSER_ID\(\) IS NULL\s+CREATE LOGIN/);
  expect(statements).toMatch(/IF USER_ID\(\) IS NULL\s+CREATE USER/);
});

test('holds no password: left empty, the server refuses the login', () => {
  const script = dbaScript({ authentication: reader, database: 'Members', tables: [users] });
  expect(script).toContain("WITH PASSWORD = N'', CHECK_POLICY = ON");
});

test('runs on servers that know neither masks nor policies', () => {
  const statements = statementsOf(dbaScript({ authentication: reader, database: 'Members', tables: [users] }));
  expect(statements).not.toMatch(/FROM sys\.(masked_columns|security_policies)/);
});

test('takes names as they are, whatever is in them', () => {
  const script = dbaScript({
    authentication: { type: 'sql-login', user: "o'hara]\n; DROP TABLE x --" },
    database: 'A]B\r\nDROP DATABASE C',
    tables: [{ schema: 'd]o', name: "T'x" }],
  });
  expect(script).toContain('USE [A]]B\r\nDROP DATABASE C];');
  expect(script).toContain("OBJECT::[d]]o].[T'x]");
  for (const line of script.split(/\r?\n/).filter((each) => each.startsWith('--'))) {
    expect(line).not.toContain('\u2028');
  }
  expect(statementsOf(script)).not.toMatch(/\bdrop\b/i);
});

test('before the tables are known, grants on usual ones only where they are there', () => {
  const script = dbaScript({ authentication: reader, database: 'Members', tables: null });
  const grants = script.match(/^.*GRANT SELECT.*$/gm) ?? [];
  expect(grants.length).toBeGreaterThan(5);
  expect(grants.every((line) => line.startsWith('IF OBJECT_ID('))).toBe(true);
});

test('a Windows account keeps its password, an account of Entra needs no login', () => {
  const windows = dbaScript({
    authentication: { type: 'windows-domain', domain: 'CORP', user: 'ada' },
    database: 'Members',
    tables: [users],
  });
  expect(windows).toContain('CREATE LOGIN [CORP\\ada] FROM WINDOWS;');
  expect(windows).not.toContain('PASSWORD =');
  const entra = dbaScript({ authentication: { type: 'entra-default' }, database: 'Members', tables: [users] });
  expect(entra).toContain('FROM EXTERNAL PROVIDER');
  expect(statementsOf(entra)).not.toContain('CREATE LOGIN');
});
