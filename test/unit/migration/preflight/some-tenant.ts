import type { Population } from '../../../../electron/migration/preflight/population.ts';
import type { Intent } from '../../../../electron/migration/preflight/preflight-case.ts';
import type {
  ConnectionSeen,
  OptionsSeen,
  Seen,
  TenantAnswers,
} from '../../../../electron/tenant/preflight/tenant-facts.ts';

export const seen = <Value>(value: Value): Seen<Value> => ({ kind: 'seen', value });

export const bulk: Intent = {
  mode: 'bulk',
  connection: 'members',
  prefix: 'uf-',
  ownClient: 'userferry',
  deployedApplications: [],
  deployedUsernames: null,
};

export const plainOptions: OptionsSeen = {
  customDatabase: false,
  importMode: false,
  usernames: null,
  signUpDisabled: true,
  selfServiceResetDisabled: false,
  required: ['email'],
  bruteForceProtection: true,
  passwordPolicy: {
    strength: null,
    minLength: null,
    characterTypes: [],
    history: 0,
    dictionary: false,
    personalData: false,
  },
};

export const connectionWith = (change: Partial<OptionsSeen>): Seen<ConnectionSeen> =>
  seen({ isDatabase: true, applications: ['shop'], options: { ...plainOptions, ...change } });

/** A tenant on which nothing stands out. */
export const goodTenant: TenantAnswers = {
  kind: 'answers',
  scopes: [
    'create:users',
    'read:users',
    'delete:users',
    'create:connections',
    'read:connections',
    'read:connections_options',
    'update:connections',
    'update:connections_options',
    'read:logs',
  ],
  certificate: { kind: 'public', issuer: 'Public Authority' },
  connection: connectionWith({}),
  idsElsewhere: seen([]),
  suspiciousIps: seen({ enabled: false, blocks: false, exempt: 0, maxAttempts: null, everyMs: null }),
  bruteForce: seen({ enabled: true, blocks: true, exempt: 0, maxAttempts: 10, everywhere: false }),
  breachedPasswords: seen({ enabled: false, blocks: false, tellsPeople: false, blocksNew: false }),
  mfaPolicies: seen([]),
  factors: seen([{ name: 'otp', enabled: true }]),
  emailProvider: seen({ kind: 'own', name: 'smtp' }),
  exportHost: { kind: 'answers', host: 'exports.example' },
  clock: { aheadMs: 400, withinMs: 600 },
  usersBurst: 50,
};

export const people: Population = {
  reading: 'plan',
  id: '7',
  made: Date.UTC(2026, 10, 26),
  comers: 12_000,
  withPassword: 12_000,
  reset: 0,
  importing: 12_000,
  estimate: {
    files: 20,
    userBytes: 300,
    importing: { fast: 108_000, usual: 400_000, slow: 1_091_000 },
    hashing: 0,
  },
  withFactor: 0,
  withoutTheirFactor: 0,
  usernamesRefused: 0,
  usernames: null,
};
