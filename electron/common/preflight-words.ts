// Words for the preflight of a tenant: what it will mean for the people who come on the first Monday.

/**
 * `in-the-way`: the migration fails on it, or people do; `worth-knowing`: it works, and somebody will be surprised; `not-seen`: nobody
 * here can tell; `fine`.
 */
export const findingLevels = ['in-the-way', 'worth-knowing', 'not-seen', 'fine'] as const;
export type FindingLevel = (typeof findingLevels)[number];

/** As headings. */
export const findingLevelTexts: Readonly<Record<FindingLevel, string>> = {
  'in-the-way': 'In the way',
  'worth-knowing': 'Worth knowing',
  'not-seen': 'Can’t be seen',
  fine: 'Fine',
};

/** What is looked at, in its order. Names are stable: programs go by them. */
export const findingTitles = {
  way: 'The way to the tenant',
  certificate: 'Who can read along',
  credentials: 'Client id and secret',
  'scopes-run': 'Permissions for what is planned',
  'scopes-deploy': 'Permissions for deploying scripts',
  'scopes-log': 'Permission for the log',
  'scopes-undo': 'Permission for undoing',
  connection: 'The connection',
  applications: 'Applications of the connection',
  'import-mode': 'Custom database and import mode',
  usernames: 'User names',
  'required-fields': 'Fields that every profile must have',
  'sign-up': 'Sign-up by people themselves',
  'user-ids': 'User ids in the whole tenant',
  'suspicious-ip': 'Suspicious IP throttling',
  'brute-force': 'Brute-force protection',
  'breached-passwords': 'Breached-password detection',
  'password-policy': 'Password policy',
  'self-service-reset': '“Forgotten password”',
  'second-factor': 'When a second factor is asked for',
  factors: 'Which second factors there are',
  'email-provider': 'Who sends the e-mails',
  'rate-limit': 'Rate limit',
  clock: 'The tenant’s clock',
  'export-host': 'Where exports are downloaded',
} as const;
export type FindingName = keyof typeof findingTitles;
export const findingNames = Object.keys(findingTitles) as readonly FindingName[];
