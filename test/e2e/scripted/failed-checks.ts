import type { Check, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { certificateChecks, legacyForm, passedChecks } from './base-snapshot.ts';

const kept = 'The password has not been sent and nothing was read.';

/** A Windows account at an instance whose name is mistyped. */
export const windowsForm: Snapshot['legacy']['form'] = {
  ...legacyForm,
  instance: 'MEMBRES',
  signIn: 'windows-domain',
  domain: 'CORP',
  user: 'ada',
};

function stopped(at: number, check: Check): readonly Check[] {
  const waiting = certificateChecks.slice(4);
  const before = passedChecks.slice(at + 1, 4).map(({ name }): Check => ({ name, state: 'waiting', finding: '' }));
  return [...passedChecks.slice(0, at), check, ...before, ...waiting];
}

export const wrongInstanceChecks = stopped(1, {
  name: 'Instance',
  state: 'failed',
  finding: 'sql-prod-07.corp.example has no instance named “MEMBRES”.',
  failure: {
    code: 'UF-1102',
    message: 'sql-prod-07.corp.example has no instance named “MEMBRES”.',
    kept,
    next: 'Choose one that is there: MEMBERS, PAYROLL. One that is hidden isn’t listed: enter its port.',
  },
  instances: [
    { name: 'MEMBERS', port: 51_433 },
    { name: 'PAYROLL', port: 51_500 },
  ],
});

export const oldEncryptionChecks = stopped(3, {
  name: 'Encryption',
  state: 'failed',
  finding: 'sql-prod-07.corp.example only knows an encryption that is no longer safe (TLS 1.0).',
  failure: {
    code: 'UF-1108',
    message: 'sql-prod-07.corp.example only knows an encryption that is no longer safe (TLS 1.0).',
    kept,
    next: 'Have the DBA install SQL Server’s update for TLS 1.2 first of all.',
    detail: 'ConnectionError: unsupported protocol',
  },
});
