import { describe, expect, test } from 'vitest';
import type { Check, LegacyForm } from '../../../electron/assistant/contract/index.ts';
import { trustChoices, withTrust } from '../../../renderer/steps/legacy-database/certificate-choices.ts';
import { fixesFor } from '../../../renderer/steps/legacy-database/fixes.ts';
import { pemOf } from '../../../renderer/steps/legacy-database/pem.ts';
import { withAddress } from '../../../renderer/steps/legacy-database/place-fields.tsx';
import { protectionOf, withProtection } from '../../../renderer/steps/legacy-database/protection.ts';
import { isComplete } from '../../../renderer/steps/legacy-database/sign-in.ts';

const form: LegacyForm = {
  server: 'sql',
  instance: 'MEMBRES',
  database: 'Members',
  signIn: 'sql-login',
  user: 'CORP\\ada',
  encrypt: 'yes',
  trust: { kind: 'system' },
  readOnlyReplica: true,
};

function failed(code: string, more: Partial<Check> = {}): Check {
  return { name: 'x', state: 'failed', finding: '', failure: { code, message: '', kept: '', next: '' }, ...more };
}

const certificate = {
  subject: 'sql.corp',
  issuer: 'Root',
  validFrom: '',
  validTo: '',
  key: '',
  fingerprint256: 'AB',
  names: ['sql.corp'],
};

describe('the fix beside a failed check', () => {
  test('offers the instances and databases that are there', () => {
    const instances = [{ name: 'MEMBERS', port: 50_000 }, { name: 'NO-TCP' }];
    expect(fixesFor(failed('UF-1102', { instances }), form).map((fix) => fix.form.instance)).toEqual(['MEMBERS']);
    expect(fixesFor(failed('UF-1112', { databases: ['A', 'B'] }), form).map((fix) => fix.form.database)).toEqual([
      'A',
      'B',
    ]);
  });

  test('names what is a risk', () => {
    const risks = (code: string, of: LegacyForm) => fixesFor(failed(code), of).map(({ risk }) => risk);
    expect(risks('UF-1108', form)).toEqual([true, true]);
    expect(risks('UF-1103', form)).toEqual([true]);
    expect(risks('UF-1103', { ...form, encrypt: 'no' })).toEqual([false]);
    expect(risks('UF-1109', form)).toEqual([false]);
  });

  test('takes a login with a backslash for a Windows account', () => {
    const [fix] = fixesFor(failed('UF-1111'), form);
    expect(fix?.form).toMatchObject({ signIn: 'windows-domain', domain: 'CORP', user: 'ada' });
    expect(fixesFor(failed('UF-1111'), { ...form, user: 'ada' })).toEqual([]);
  });

  test('offers for a certificate what its encryption allows', () => {
    expect(trustChoices(failed('UF-1104', { certificate }), form)).toEqual(['fingerprint', 'authority', 'unchecked']);
    expect(trustChoices(failed('UF-1110', { certificate }), form)[0]).toBe('name');
    expect(trustChoices(failed('UF-1105', { certificate }), { ...form, encrypt: 'strict' })).toEqual(['authority']);
    expect(withTrust(form, 'name', failed('UF-1110', { certificate }), '').certificateName).toBe('sql.corp');
    expect(withTrust(form, 'authority', failed('UF-1105', { certificate }), 'PEM').trust).toEqual({
      kind: 'authority',
      pem: 'PEM',
    });
  });
});

test('an address in the Server field goes to its own fields', () => {
  expect(withAddress({ ...form, server: '.\\SQLEXPRESS,1500' })).toMatchObject({
    server: 'localhost',
    instance: 'SQLEXPRESS',
    port: 1500,
  });
  expect(withAddress({ ...form, server: 'np:sql' })).toEqual({ ...form, server: 'np:sql' });
});

test('each choice of encryption is shown as it was chosen', () => {
  for (const choice of ['strict', 'checked', 'unchecked', 'none'] as const) {
    expect(protectionOf(withProtection(form, choice))).toBe(choice);
  }
  expect(withProtection({ ...form, trust: { kind: 'unchecked' } }, 'strict').trust).toEqual({ kind: 'system' });
});

test('the checks can begin when whoever signs in is named', () => {
  expect(isComplete(form)).toBe(true);
  expect(isComplete({ ...form, user: '' })).toBe(false);
  expect(isComplete({ ...form, user: '', signIn: 'windows-user' })).toBe(true);
  expect(isComplete({ ...form, signIn: 'windows-domain' })).toBe(false);
  expect(isComplete({ ...form, signIn: 'entra-service-principal', tenantId: 't' })).toBe(true);
});

test('an authority’s file is read as Windows saves it', () => {
  const der = new Uint8Array(100).fill(7);
  der[0] = 0x30;
  expect(pemOf(der)).toMatch(/^-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+\n-----END CERTIFICATE-----\n$/);
  const pem = '-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----\n';
  expect(pemOf(new TextEncoder().encode(pem))).toBe(pem);
  expect(pemOf(new TextEncoder().encode('hello'))).toBeNull();
});
