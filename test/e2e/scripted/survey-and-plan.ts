import {
  type Mode,
  type ModeComparison,
  type PlanSummary,
  type Reason,
  reasonTexts,
  type Survey,
  traitTexts,
} from '../../../electron/assistant/contract/index.ts';
import { freshStart, sceneTime } from './base-snapshot.ts';

const waysOut: PlanSummary['waysOut'] = [
  {
    reason: 'password-needs-machine-key',
    ways: ['give-machine-key', 'trickle', 'reset', 'import-without-password'],
  },
  { reason: 'no-password', ways: ['reset', 'import-without-password'] },
];

const held = (reason: Reason, accounts: number) => ({
  kind: 'reason' as const,
  reason,
  accounts,
  text: `stay behind: ${reasonTexts[reason]}`,
  waysOut: waysOut.find((known) => known.reason === reason)?.ways ?? [],
});

/** A statement as an administrator copies it. */
const forDba = (what: string) =>
  `-- Userferry: ${what}.\nSELECT u.[UserId], m.[Email]\nFROM [dbo].[aspnet_Users] AS u;\n`;

const recommendation = {
  mode: 'hybrid',
  why: '11,347 of 248,303 people have a password that Auth0 can’t import: it moves when they next sign in, and the others follow in bulk. Some of them need only their format proved or the machine key given.',
} as const;

const estimate = {
  files: 304,
  userBytes: 640,
  importing: { fast: 2_079_225, usual: 7_693_133, slow: 20_981_273 },
  hashing: 48_000,
};

/** One mode on the scene's people. */
function mode(
  name: Mode,
  atOnce: number,
  bySignIn: number,
  reset: number,
  stay: number,
  signedInLately: number | null,
): ModeComparison {
  const people = 248_303;
  if (atOnce + bySignIn + reset + stay !== people) throw new Error(`${name} does not add up`);
  const files = name === 'bulk' || name === 'hybrid' ? estimate : null;
  return { mode: name, people, atOnce, bySignIn, reset, stay, signedInLately, files };
}

const formats: PlanSummary['formats'] = [
  { format: 'membership-sha1', label: 'SHA-1 with salt', accounts: 171_904, treatment: 'imported-as-it-is' },
  { format: 'membership-hmacsha256', label: 'HMAC-SHA-256', accounts: 58_613, treatment: 'imported-as-it-is' },
  { format: 'membership-clear', label: 'Clear text', accounts: 2_406, treatment: 'sent-as-bcrypt' },
  { format: 'membership-encrypted', label: 'Encrypted', accounts: 11_347, treatment: 'held' },
  { format: 'none', label: 'No password', accounts: 4_047, treatment: 'held' },
];

/** As the survey counted it, without the key of what was encrypted. */
const surveySummary: PlanSummary = {
  id: '3',
  total: 248_317,
  import: 230_794,
  importBlocked: 9_102,
  held: 15_888,
  skipped: 14,
  rejected: 1_621,
  reasons: [
    { decision: 'hold', reason: 'password-needs-machine-key', accounts: 11_347 },
    { decision: 'hold', reason: 'no-password', accounts: 3_929 },
    { decision: 'hold', reason: 'shared-email', accounts: 612 },
    { decision: 'skip', reason: 'service-account', accounts: 14 },
    { decision: 'reject', reason: 'email-missing', accounts: 1_283 },
    { decision: 'reject', reason: 'email-malformed', accounts: 338 },
  ],
  traits: [
    { trait: 'signed-in-lately', accounts: 101_870 },
    { trait: 'locked', accounts: 9_184 },
    { trait: 'shares-address', accounts: 612 },
    { trait: 'service-account', accounts: 14 },
  ],
  experiences: [
    { experience: 'same-password', accounts: 221_692 },
    { experience: 'blocked', accounts: 9_102 },
    { experience: 'no-account', accounts: 17_509 },
    { experience: 'not-a-person', accounts: 14 },
  ],
  formats,
  made: sceneTime - 3_600_000,
  rules: freshStart.accounts.rules,
  scope: { keys: null, roles: null, signedInSince: null, first: null },
  applications: [],
  estimate,
  recommendation,
  modes: [
    mode('trickle', 0, 233_039, 3_929, 11_335, 100_412),
    mode('bulk', 230_794, 0, 0, 17_509, null),
    mode('hybrid', 230_794, 11_347, 3_929, 2_233, 100_412),
    mode('legacy', 0, 0, 0, 248_303, null),
  ],
  touched: {
    blockedAccounts: { import: 9_102, hold: 70, skip: 0, reject: 12 },
    sharedEmail: { import: 0, hold: 612, skip: 0, reject: 0 },
    withoutPassword: { import: 0, hold: 3_929, skip: 0, reject: 118 },
    serviceAccounts: { import: 0, hold: 0, skip: 14, reject: 0 },
  },
  waysOut,
};

export const survey: Survey = {
  plan: '3',
  store: 'aspnet-membership',
  storeLabel: 'ASP.NET Membership',
  confidence: 'certain',
  evidence: [
    'All 33 columns have the expected names and types',
    '1,000 of 1,000 sampled passwords have a known length',
  ],
  asides: [],
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
  formats,
  findings: [
    { kind: 'trait', trait: 'signed-in-lately', accounts: 101_870, text: traitTexts['signed-in-lately'] },
    { kind: 'trait', trait: 'locked', accounts: 9_184, text: traitTexts.locked },
    held('password-needs-machine-key', 11_347),
    held('no-password', 3_929),
    { ...held('email-missing', 1_283), forDba: forDba('accounts without an e-mail address') },
    held('shared-email', 612),
    {
      kind: 'trait',
      trait: 'shares-address',
      accounts: 612,
      text: traitTexts['shares-address'],
      forDba: forDba('accounts that share an e-mail address'),
    },
    { kind: 'trait', trait: 'service-account', accounts: 14, text: traitTexts['service-account'] },
  ],
  recommendation,
  summary: surveySummary,
  tookMs: 8_210,
};

/** The same by a mapping that the administrator has changed: one field from elsewhere, one given up, one more. */
export const editedSurvey: Survey = {
  ...survey,
  plan: '5',
  mapping: [
    ...survey.mapping.slice(0, 3),
    {
      field: 'name',
      source: 'FirstName + LastName',
      proposed: 'MemberDetails.DisplayName',
      samples: ['Z•••', '山•••', 'О•••'],
    },
    { field: 'nickname', source: 'nothing', proposed: 'UserName', samples: ['', '', ''] },
    { field: 'user_metadata.city', source: 'City · trimmed', proposed: 'nothing', samples: ['İ•••', '大•••', ''] },
    ...survey.mapping.slice(4),
  ],
};

/** The plan, made with the old application's key. */
export const plan: PlanSummary = {
  ...surveySummary,
  id: '4',
  import: 242_143,
  held: 4_541,
  rejected: 1_619,
  reasons: [
    { decision: 'hold', reason: 'no-password', accounts: 3_929 },
    { decision: 'hold', reason: 'shared-email', accounts: 612 },
    { decision: 'skip', reason: 'service-account', accounts: 14 },
    { decision: 'reject', reason: 'email-missing', accounts: 1_283 },
    { decision: 'reject', reason: 'email-malformed', accounts: 336 },
  ],
  experiences: [
    { experience: 'same-password', accounts: 233_041 },
    { experience: 'blocked', accounts: 9_102 },
    { experience: 'no-account', accounts: 6_160 },
    { experience: 'not-a-person', accounts: 14 },
  ],
  recommendation: {
    mode: 'bulk',
    why: 'Nobody’s password needs a sign-in to move, so all who can move do so at once.',
  },
  modes: [
    mode('trickle', 0, 233_041, 3_929, 11_333, 100_412),
    mode('bulk', 242_143, 0, 0, 6_160, null),
    mode('hybrid', 242_143, 0, 3_929, 2_231, 100_412),
    mode('legacy', 0, 0, 0, 248_303, null),
  ],
  waysOut: waysOut.filter(({ reason }) => reason === 'no-password'),
};

/** The sample accounts in clear, as a person sees them who asked for it. */
export const revealedSamples: readonly Readonly<Record<string, string>>[] = [
  { user_id: 'cm-3f2c0000-0000-4000-8000-0000000091be', email: 'zeynep@contoso.com', name: 'Zeynep Yıldız' },
  { user_id: 'cm-a07d0000-0000-4000-8000-000000004c15', email: 'hanako@example.jp', name: '山本 花子' },
  { user_id: 'cm-e91b0000-0000-4000-8000-00000000d802', email: 'olena@example.ua', name: 'Олена' },
];
