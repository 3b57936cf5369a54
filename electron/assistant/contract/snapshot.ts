import { z } from 'zod';
import { membershipHashes, membershipHashSetting, passwordRecipe } from '../../accounts/passwords/recipe.ts';
import { planScope, scopeSettings } from './scope.ts';
import {
  availableMode,
  decision,
  environmentKind,
  experience,
  failure,
  modeName,
  outcome,
  reason,
  storeName,
  trait,
  wayOut,
} from './words.ts';

// The state of the application as the page sees it: whole, numbered, at most four a second; the latest wins.
// Times are milliseconds since 1970 (UTC), durations milliseconds, sizes bytes, unless a name says otherwise.

const count = z.number().int().nonnegative();
/** A list that nobody changes in place: snapshots are values. */
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const time = z.number();

export const stepName = z.enum(['legacy-database', 'accounts', 'tenant', 'strategy', 'migrate', 'reports']);
export type StepName = z.infer<typeof stepName>;

/** One check of a diagnosis (SQL Server or tenant), in order; the first failure ends the sequence. */
export const check = z.object({
  name: z.string(),
  state: z.enum(['waiting', 'running', 'passed', 'warned', 'failed']),
  finding: z.string(),
  milliseconds: z.number().optional(),
  failure: failure.optional(),
  /** What the server showed as its certificate when the encryption check stopped on it. */
  certificate: z
    .object({
      subject: z.string(),
      issuer: z.string(),
      validFrom: z.string(),
      validTo: z.string(),
      key: z.string(),
      fingerprint256: z.string(),
      names: list(z.string()),
    })
    .optional(),
  /** Instances that are there, where the one named is not. */
  instances: list(z.object({ name: z.string(), port: z.number().int().optional() })).optional(),
  /** Databases that the login can open, where the one named is not among them. */
  databases: list(z.string()).optional(),
});
export type Check = z.infer<typeof check>;

/** Who signs in at the SQL Server. */
export const signInKind = z.enum([
  'sql-login',
  'windows-domain',
  'windows-user',
  'entra-default',
  'entra-service-principal',
  'entra-token',
]);
export type SignInKind = z.infer<typeof signInKind>;

export const legacyForm = z.object({
  server: z.string().max(255),
  port: z.number().int().min(1).max(65535).optional(),
  instance: z.string().max(128).optional(),
  database: z.string().max(128),
  signIn: signInKind.default('sql-login'),
  /** The login's or account's name; of a service principal its application (client) id. */
  user: z.string().max(256),
  /** Of a Windows account. */
  domain: z.string().max(256).optional(),
  /** Of a service principal: its directory. */
  tenantId: z.string().max(256).optional(),
  encrypt: z.enum(['strict', 'yes', 'no']),
  /** What makes the certificate trusted: the system's authorities, one's own, one fingerprint, or nothing (a named risk). */
  trust: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('system') }),
    z.object({ kind: z.literal('authority'), pem: z.string().max(65_536) }),
    z.object({ kind: z.literal('fingerprint'), fingerprint256: z.string().max(128) }),
    z.object({ kind: z.literal('unchecked') }),
  ]),
  /** The name that the certificate must carry, where it is not the server's. */
  certificateName: z.string().max(255).optional(),
  /** TLS before 1.2 and SHA-1: a named risk. */
  oldEncryption: z.boolean().optional(),
  readOnlyReplica: z.boolean().default(true),
});
export type LegacyForm = z.infer<typeof legacyForm>;

export const tenantForm = z.object({
  domain: z.string().max(255),
  clientId: z.string().max(128),
  connection: z.string().max(128),
});
export type TenantForm = z.infer<typeof tenantForm>;

/** What the plan does with trouble; each has the default that loses nobody. */
export const planRules = z.object({
  blockedAccounts: z.enum(['import-blocked', 'skip', 'import-unblocked']),
  sharedEmail: z.enum(['hold']),
  withoutPassword: z.enum(['hold', 'import-without']),
  /** Membership tables don't say how they hash; web.config does. `auto` reads the length and takes the provider's default. */
  membershipHash: membershipHashSetting,
  /** Accounts whose names look like programs'. */
  serviceAccounts: z.enum(['skip', 'import']).default('skip'),
});
export type PlanRules = z.infer<typeof planRules>;

/** What becomes of a password. */
const treatment = z.enum(['imported-as-it-is', 'sent-as-bcrypt', 'held']);

export const passwordFormatCount = z.object({
  /** Stable name of the format, e.g. `identity-v3-pbkdf2-sha256`. */
  format: z.string(),
  label: z.string(),
  accounts: count,
  treatment,
});

const describedFormat = { format: z.string(), label: z.string(), treatment };

/** What trying a known password on an account showed. Neither the password nor anything stored is part of it. */
export const passwordProof = z.discriminatedUnion('kind', [
  /** The plan reads it rightly. */
  z.object({ kind: z.literal('proven'), ...describedFormat }),
  /** It was made otherwise than the plan reads it, and this recipe fits. */
  z.object({ kind: z.literal('other-recipe'), ...describedFormat, recipe: passwordRecipe }),
  /** So many recipes fit; an account of another kind decides. */
  z.object({ kind: z.literal('ambiguous'), why: z.enum(['password-encoding', 'same-here']), recipes: count }),
  /** None of so many recipes fits. */
  z.object({ kind: z.literal('unproven'), ...describedFormat, tried: count }),
]);
export type PasswordProof = z.infer<typeof passwordProof>;

/** A format that an account with a known password has shown to be read rightly. */
export const provenFormat = z.object({ format: z.string(), at: time });

/** The mode that suits the accounts, with its reason in one sentence. */
export const recommendation = z.object({ mode: modeName, why: z.string() });

/** Before anything is sent: files, and milliseconds by how fast the tenant imports. */
export const estimate = z.object({
  files: count,
  userBytes: z.number(),
  importing: z.object({ fast: z.number(), usual: z.number(), slow: z.number() }),
  hashing: z.number(),
});

/** One mode on a plan's own numbers; `atOnce`, `bySignIn`, `reset` and `stay` add up to `people`. */
export const modeComparison = z.object({
  mode: modeName,
  /** The plan without what it skips. */
  people: count,
  /** Moved by import files with their password; in hybrid at the latest. */
  atOnce: count,
  /** Moved with their password by nothing but their own next sign-in. */
  bySignIn: count,
  /** Must choose a new password. */
  reset: count,
  /** Don't move. */
  stay: count,
  /** Of those whom a sign-in would move; null where that is unknown or nobody moves so. */
  signedInLately: count.nullable(),
  files: estimate.nullable(),
});
export type ModeComparison = z.infer<typeof modeComparison>;

const byDecision = z.object({ import: count, hold: count, skip: count, reject: count });

export const planSummary = z.object({
  id: z.string(),
  total: count,
  import: count,
  importBlocked: count,
  held: count,
  skipped: count,
  rejected: count,
  reasons: list(z.object({ decision, reason, accounts: count })),
  traits: list(z.object({ trait, accounts: count })),
  /** What the owners meet at their first sign-in; these add up to `total`. */
  experiences: list(z.object({ experience, accounts: count })),
  formats: list(passwordFormatCount),
  made: time,
  rules: planRules,
  scope: planScope,
  /** Chosen applications' ids; empty means all. */
  applications: list(z.string()),
  estimate,
  recommendation,
  modes: list(modeComparison),
  /** The accounts that each rule is about, by what was decided for them. */
  touched: z.object({
    blockedAccounts: byDecision,
    sharedEmail: byDecision,
    withoutPassword: byDecision,
    serviceAccounts: byDecision,
  }),
  /** What can be done about passwords that are held. */
  waysOut: list(z.object({ reason, ways: list(wayOut) })),
});
export type PlanSummary = z.infer<typeof planSummary>;

/** Something to know before the plan: a reason for which accounts would stay behind, or something that stands out about them. */
export const finding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reason'), reason, accounts: count, text: z.string(), waysOut: list(wayOut) }),
  z.object({ kind: z.literal('trait'), trait, accounts: count, text: z.string() }),
]);

export const survey = z.object({
  /** Under which its accounts can be listed. */
  plan: z.string(),
  store: storeName,
  storeLabel: z.string(),
  /** `certain`: every table and column of the store is there with the expected type. */
  confidence: z.enum(['certain', 'likely']),
  evidence: list(z.string()),
  tables: list(z.string()),
  accounts: count,
  applications: list(z.object({ id: z.string(), name: z.string(), accounts: count, chosen: z.boolean() })),
  /** With a few accounts, masked. */
  mapping: list(z.object({ field: z.string(), source: z.string(), samples: list(z.string()) })),
  formats: list(passwordFormatCount),
  findings: list(finding),
  recommendation,
  /** What a plan by the rules and the choices of then would be; the lines above tell the same of it. */
  summary: planSummary,
  tookMs: z.number(),
});
export type Survey = z.infer<typeof survey>;

/** What a web.config told; the key itself never comes to a page. */
export const webConfig = z.object({
  /** The algorithm with its reason; null where the file does not tell. */
  hash: z.enum(membershipHashes).nullable(),
  why: z.string(),
  /** Whether the key that passwords were encrypted with was in it; it is in memory until Userferry ends. */
  hasKey: z.boolean(),
  warnings: list(z.string()),
});

/** Accounts of a run by where they are now; all of them add up to `total`. */
export const runCounts = z.object({
  total: count,
  imported: count,
  updated: count,
  present: count,
  held: count,
  skipped: count,
  rejected: count,
  uncertain: count,
  /** Sent, and Auth0 has accepted the file but not finished it. */
  withTenant: count,
  toSend: count,
});
export type RunCounts = z.infer<typeof runCounts>;

export const importSlot = z.object({
  file: count,
  accounts: count,
  bytes: count,
  cap: count,
  state: z.enum(['sending', 'queued', 'importing', 'reading-errors', 'uncertain']),
  sent: time.optional(),
  percent: z.number().optional(),
});

export const runState = z.enum([
  'reading-baseline',
  'sending',
  'settling',
  'confirming',
  'pausing',
  'paused',
  'stopped',
  'finished',
]);
export type RunState = z.infer<typeof runState>;

export const runSnapshot = z.object({
  id: z.string(),
  plan: z.string(),
  state: runState,
  started: time,
  ended: time.optional(),
  /** Time the run was active so far: pauses and stops don't count. */
  activeMs: z.number(),
  counts: runCounts,
  /** Users a second, over the last quarter of a minute and over the run. */
  rate: z.object({ now: z.number(), average: z.number() }),
  remainingMs: z.number().optional(),
  /** At most 240 points, thinned as the run grows; `rate` in users a second. */
  series: list(z.object({ at: time, rate: z.number() })),
  slots: list(importSlot),
  filesSettled: count,
  filesToSend: count,
  /** A packed file that waits for a free slot. */
  packedAhead: z.boolean(),
  waiting: z
    .object({
      why: z.enum(['rate-limit', 'two-active-jobs', 'tenant-unreachable', 'database-unreachable']),
      until: time,
    })
    .optional(),
  rejectedBy: list(z.object({ reason, accounts: count })),
  uncertainFiles: list(
    z.object({ file: count, accounts: count, sent: time, known: z.string(), nextLook: time.optional() }),
  ),
  events: list(
    z.object({
      at: time,
      kind: z.enum(['info', 'good', 'attention', 'trouble']),
      text: z.string(),
      detail: z.string().optional(),
    }),
  ),
  failure: failure.optional(),
});
export type RunSnapshot = z.infer<typeof runSnapshot>;

export const verification = z.object({
  run: z.string(),
  at: time,
  reconciled: z.boolean(),
  legacyNow: count,
  newInDatabase: count,
  vanishedFromDatabase: count,
  changedInDatabase: count,
  planned: count,
  notImported: list(z.object({ outcome, reason: reason.optional(), accounts: count })),
  imported: count,
  baseline: count,
  tenantNow: count,
  /** In the plan as imported, and not in the tenant. */
  missing: count,
  /** In the tenant, neither in the baseline nor sent by this run. */
  unexpected: count,
  /** There, but with a field that is not what was sent. */
  different: count,
});
export type Verification = z.infer<typeof verification>;

/** Something long that runs beside the wizard: survey, plan, verification. */
export const activity = z.object({
  kind: z.enum(['diagnose', 'survey', 'tenant-check', 'plan', 'verify', 'practice']),
  done: count,
  total: count.optional(),
  started: time,
});
export type Activity = z.infer<typeof activity>;

export const reportEntry = z.object({
  run: z.string(),
  made: time,
  html: z.string(),
  csv: z.string(),
  json: z.string(),
  reconciled: z.boolean().optional(),
  counts: runCounts,
});
export type ReportEntry = z.infer<typeof reportEntry>;

export const snapshot = z.object({
  sequence: count,
  workspace: z.object({ name: z.string(), environment: environmentKind }).optional(),
  host: z.object({ kind: z.enum(['electron', 'browser']), platform: z.string() }),
  step: stepName,
  legacy: z.object({
    form: legacyForm,
    passwordKnown: z.boolean(),
    /** Whether this computer can sign in as the Windows user who is using it. */
    windowsUser: z.boolean(),
    checks: list(check),
    connected: z.boolean(),
  }),
  accounts: z.object({
    survey: survey.optional(),
    rules: planRules,
    scope: scopeSettings,
    /** Chosen applications' ids; empty means all. */
    applications: list(z.string()),
    /** What the old application's web.config told since the start; of its text nothing is kept. */
    webConfig: webConfig.optional(),
    proven: list(provenFormat),
  }),
  tenant: z.object({
    form: tenantForm,
    secretKnown: z.boolean(),
    checks: list(check),
    connected: z.boolean(),
    connections: list(
      z.object({ id: z.string(), name: z.string(), enabled: z.boolean(), problem: z.string().optional() }),
    ),
    scopesMissing: list(z.string()),
  }),
  /** `mode` is missing until somebody chooses one. */
  strategy: z.object({ mode: availableMode.optional() }),
  plan: planSummary.optional(),
  run: runSnapshot.optional(),
  verification: verification.optional(),
  reports: list(reportEntry),
  activity: activity.optional(),
  /** The last thing that failed outside a run, until the next command of its kind. */
  failure: failure.optional(),
});
export type Snapshot = z.infer<typeof snapshot>;

export const accountRow = z.object({
  sequence: count,
  key: z.string(),
  email: z.string(),
  userId: z.string().optional(),
  outcome: outcome.optional(),
  decision,
  reason: reason.optional(),
  detail: z.string().optional(),
});
export type AccountRow = z.infer<typeof accountRow>;
