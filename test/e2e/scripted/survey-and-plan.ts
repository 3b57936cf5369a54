import { type PlanSummary, reasonTexts, type Survey, traitTexts } from '../../../electron/assistant/contract/index.ts';
import { freshStart, sceneTime } from './base-snapshot.ts';

export const survey: Survey = {
  plan: '3',
  store: 'aspnet-membership',
  storeLabel: 'ASP.NET Membership',
  confidence: 'certain',
  evidence: [
    'All 33 columns have the expected names and types',
    '1,000 of 1,000 sampled passwords have a known length',
  ],
  tables: ['aspnet_Users', 'aspnet_Membership', 'aspnet_Applications'],
  accounts: 248_317,
  applications: [
    { id: '1', name: '/ContosoPortal', accounts: 247_113, chosen: true },
    { id: '2', name: '/Intranet', accounts: 1_204, chosen: false },
  ],
  mapping: [
    {
      field: 'user_id',
      source: 'UserId · lower case, prefix',
      samples: ['cm-3f2c…91be', 'cm-a07d…4c15', 'cm-e91b…d802'],
    },
    {
      field: 'email',
      source: 'Email · trimmed, folded',
      samples: ['z•••@contoso.com', 'h•••@example.jp', 'o•••@example.ua'],
    },
    { field: 'email_verified', source: 'false · no column proves it', samples: ['false', 'false', 'false'] },
    { field: 'name', source: 'MemberDetails.DisplayName', samples: ['Z•••', '山•••', 'О•••'] },
    { field: 'blocked', source: 'IsApproved, IsLockedOut', samples: ['no', 'no', 'yes'] },
    {
      field: 'password',
      source: 'Password, PasswordSalt · never shown',
      samples: ['SHA-1', 'HMAC-SHA-256', 'Clear text'],
    },
  ],
  formats: [
    { format: 'membership-sha1', label: 'SHA-1 with salt', accounts: 171_904, treatment: 'imported-as-it-is' },
    { format: 'membership-hmacsha256', label: 'HMAC-SHA-256', accounts: 58_613, treatment: 'imported-as-it-is' },
    { format: 'membership-clear', label: 'Clear text', accounts: 2_406, treatment: 'sent-as-bcrypt' },
    { format: 'membership-encrypted', label: 'Encrypted', accounts: 11_347, treatment: 'held' },
    { format: 'none', label: 'No password', accounts: 4_047, treatment: 'held' },
  ],
  findings: [
    { kind: 'trait', trait: 'locked', accounts: 9_184, text: traitTexts.locked },
    { kind: 'reason', reason: 'no-password', accounts: 3_929, text: reasonTexts['no-password'] },
    { kind: 'reason', reason: 'email-missing', accounts: 1_283, text: reasonTexts['email-missing'] },
    { kind: 'reason', reason: 'shared-email', accounts: 612, text: reasonTexts['shared-email'] },
    { kind: 'trait', trait: 'service-account', accounts: 14, text: traitTexts['service-account'] },
  ],
  recommendation: {
    mode: 'hybrid',
    why: '11,347 of 248,303 people have a password that Auth0 can’t import: it moves when they next sign in, and the others follow in bulk.',
  },
  tookMs: 8_210,
};

export const plan: PlanSummary = {
  id: '4',
  total: 248_317,
  import: 242_143,
  importBlocked: 9_102,
  held: 4_541,
  skipped: 14,
  rejected: 1_619,
  reasons: [
    { decision: 'hold', reason: 'no-password', accounts: 3_929 },
    { decision: 'hold', reason: 'shared-email', accounts: 612 },
    { decision: 'skip', reason: 'service-account', accounts: 14 },
    { decision: 'reject', reason: 'email-missing', accounts: 1_283 },
    { decision: 'reject', reason: 'email-malformed', accounts: 336 },
  ],
  traits: [
    { trait: 'locked', accounts: 9_184 },
    { trait: 'shares-address', accounts: 612 },
    { trait: 'service-account', accounts: 14 },
  ],
  experiences: [
    { experience: 'same-password', accounts: 233_041 },
    { experience: 'blocked', accounts: 9_102 },
    { experience: 'no-account', accounts: 6_160 },
    { experience: 'not-a-person', accounts: 14 },
  ],
  formats: survey.formats,
  made: sceneTime - 3_600_000,
  rules: freshStart.accounts.rules,
  estimate: {
    files: 304,
    userBytes: 640,
    importing: { fast: 2_181_000, usual: 8_071_000, slow: 22_013_000 },
    hashing: 48_000,
  },
  recommendation: survey.recommendation,
};
