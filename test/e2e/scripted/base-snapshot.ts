import { actionNames, type Check, type Snapshot } from '../../../electron/assistant/contract/index.ts';

/** 24 November 2026, 21:25 UTC: the moment at which all scripted scenes take place. */
export const sceneTime = Date.UTC(2026, 10, 24, 21, 25, 4);

let standing: number | undefined;

/** Lets what the scenes count from the present be counted from there: for pages whose clock stands still. To be called before they are read. */
export function standStillAt(time: number): void {
  standing = time;
}

/** What the page takes for the present: what is under way began a while before it, what runs out does so a while after. */
export function scenePresent(): number {
  return standing ?? Date.now();
}

/** A fresh start: nothing typed, nothing known. */
export const freshStart: Omit<Snapshot, 'sequence'> = {
  shows: 'steps',
  host: { kind: 'browser', platform: 'linux', pdf: false, questionKey: true },
  step: 'legacy-database',
  legacy: {
    form: {
      server: '',
      database: '',
      signIn: 'sql-login',
      user: '',
      encrypt: 'yes',
      trust: { kind: 'system' },
      readOnlyReplica: true,
    },
    passwordKnown: false,
    windowsUser: false,
    checks: [],
    connected: false,
  },
  accounts: {
    rules: {
      blockedAccounts: 'import-blocked',
      sharedEmail: 'hold',
      withoutPassword: 'hold',
      membershipHash: 'auto',
      serviceAccounts: 'skip',
    },
    scope: {},
    applications: [],
    proven: [],
  },
  tenant: {
    form: { domain: '', clientId: '', connection: '' },
    secretKnown: false,
    checks: [],
    connected: false,
    connections: [],
    scopesMissing: [],
    scriptsRefused: false,
  },
  strategy: {},
  scripts: actionNames.map((action) => ({ action, edited: false, running: false })),
  deployment: { settings: {}, given: [], list: [], before: false },
  rehearsals: [],
  trickle: {},
  signIns: { limits: { failingPercent: 5, people: {} } },
  reports: [],
  undone: [],
};

const passed = (name: string, finding: string, milliseconds: number): Check => ({
  name,
  state: 'passed',
  finding,
  milliseconds,
});
const waiting = (name: string, finding = ''): Check => ({ name, state: 'waiting', finding });

export const passedChecks: readonly Check[] = [
  passed('Name', 'sql-prod-07.corp.example is 10.20.4.17', 4),
  passed('Instance', 'MEMBERS listens on port 51433', 11),
  passed('Port', 'The server answers', 3),
  passed('Encryption', 'TLS 1.2, certificate trusted by its fingerprint', 21),
  passed('Login', 'userferry_read signs in', 34),
  passed('Database', 'ContosoMembers is open to this login', 6),
  passed('rights', 'Reads 6 tables, can write to none', 8),
  passed('Version', 'SQL Server 2019, 15.0.4430', 2),
  passed('Latency', '41 ms for a page of 1,000 accounts', 41),
];

/** The diagnosis stopped at a certificate that the server made itself. */
export const certificateChecks: readonly Check[] = [
  ...passedChecks.slice(0, 3),
  {
    name: 'Encryption',
    state: 'failed',
    finding: 'The server’s certificate is self-signed.',
    milliseconds: 19,
    failure: {
      code: 'UF-1104',
      message: 'This computer can’t tell whether it is talking to your server or to something in between.',
      kept: 'The password has not been sent and nothing was read.',
      next: 'Compare the fingerprint with your DBA, then choose.',
      detail: 'ConnectionError: Failed to connect to sql-prod-07.corp.example:51433 - self-signed certificate',
    },
    certificate: {
      subject: 'SSL_Self_Signed_Fallback',
      issuer: 'SSL_Self_Signed_Fallback',
      validFrom: '2026-11-02T00:00:00Z',
      validTo: '2056-11-02T00:00:00Z',
      key: 'RSA 2,048 bits, SHA-256',
      fingerprint256: '9F3C710AE458B26D1C9740F58E23DA06B17F5EC839A4026BDD901473EF2A85C6',
      names: ['SSL_Self_Signed_Fallback'],
    },
  },
  waiting('Login', 'Waiting. Rights will show that this login can’t write.'),
  waiting('Database'),
  waiting('rights'),
  waiting('Version'),
  waiting('Latency'),
];

export const legacyForm: Snapshot['legacy']['form'] = {
  server: 'sql-prod-07.corp.example',
  instance: 'MEMBERS',
  database: 'ContosoMembers',
  signIn: 'sql-login',
  user: 'userferry_read',
  encrypt: 'yes',
  trust: { kind: 'system' },
  readOnlyReplica: true,
};

export const tenantReady: Snapshot['tenant'] = {
  form: { domain: 'contoso.eu.auth0.com', clientId: 'wT3qk2mC0Zl1', connection: 'contoso-members' },
  secretKnown: true,
  checks: [
    passed('Domain', 'contoso.eu.auth0.com answers', 62),
    passed('Token', 'Good for 24 hours', 88),
    passed('Scopes', 'All 9 that a run needs', 1),
    passed('Connection', 'contoso-members takes imports', 71),
  ],
  connected: true,
  connections: [
    { id: 'con_1', name: 'contoso-members', enabled: true },
    { id: 'con_2', name: 'staff', enabled: false },
    { id: 'con_3', name: 'old-members', enabled: true, problem: 'Has custom database scripts and no import mode.' },
  ],
  scopesMissing: [],
  scriptsRefused: false,
};
