import { z } from 'zod';
import { candidates, storeChoice } from './candidates.ts';
import { cutoverState } from './cutover.ts';
import { deltaState } from './delta.ts';
import { deploymentState } from './deploy.ts';
import { closeOutState } from './forget.ts';
import { check, legacyForm } from './legacy.ts';
import { mailsState } from './mails.ts';
import { pilotState } from './pilot.ts';
import { planRules, planSummary, provenFormat } from './plan.ts';
import { presentUpdate } from './present.ts';
import { rehearsalSummary } from './rehearsal.ts';
import { reportEntry, trickleReport } from './reports.ts';
import { runRoles } from './roles.ts';
import { runSnapshot } from './run.ts';
import { scopeSettings } from './scope.ts';
import { scriptState } from './scripts.ts';
import { count, list, time } from './shapes.ts';
import { signInsState } from './sign-ins.ts';
import { scan, survey, webConfig } from './survey.ts';
import { trickleState } from './trickle.ts';
import { undoneRun } from './undo.ts';
import { wavesState } from './waves.ts';
import { decision, environmentKind, failure, modeName, outcome, practiceWish, reason } from './words.ts';

// The state of the application as the page sees it: whole, numbered, at most four a second; the latest wins.
// Times are milliseconds since 1970 (UTC), durations milliseconds, sizes bytes, unless a name says otherwise.

export const stepName = z.enum([
  'legacy-database',
  'accounts',
  'tenant',
  'strategy',
  'scripts',
  'rehearse',
  'migrate',
  'verify-and-cut-over',
  'reports',
]);
export type StepName = z.infer<typeof stepName>;

/** Where a failure is shown: the steps, or the page of all workspaces. */
export const failurePlace = z.enum([...stepName.options, 'start']);
export type FailurePlace = z.infer<typeof failurePlace>;

export const tenantForm = z.object({
  domain: z.string().max(255),
  clientId: z.string().max(128),
  connection: z.string().max(128),
});
export type TenantForm = z.infer<typeof tenantForm>;

export const verification = z.object({
  run: z.string(),
  /** When the tenant was counted. */
  at: time,
  /** When the legacy database was; older verifications lack it. */
  legacyAt: time.optional(),
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
  /** In the tenant since the baseline because they signed in. */
  cameBySignIn: count.optional(),
  /** In the tenant since the baseline under an id that no run gives. */
  newcomers: count.optional(),
  /** Of a run in waves: not sent yet. */
  waiting: count.optional(),
});
export type Verification = z.infer<typeof verification>;

/** How fast work goes on people, and how long it still takes. */
export const workPace = z.object({
  /** A second: over the last quarter of a minute, and since it was begun or gone on with. */
  now: z.number(),
  average: z.number(),
  /** Missing before anything can be said. */
  remainingMs: z.number().optional(),
  /** Auth0’s rate limit holds everything up until then. */
  pausedUntil: time.optional(),
});
export type WorkPace = z.infer<typeof workPace>;

/** Something long that runs beside the wizard: survey, plan, verification. */
export const activity = z.object({
  kind: z.enum([
    'diagnose',
    'survey',
    'tenant-check',
    'plan',
    'verify',
    'script-cases',
    'rehearsal',
    'pilot',
    'practice',
    'trickle-look',
    'sign-ins-look',
    'cutover-look',
    'reset-mails',
    'undo',
    'forget',
    'waves-look',
    'delta-look',
    'delta',
    'present-look',
    'present',
    'present-back',
    'roles-look',
    'roles',
  ]),
  done: count,
  total: count.optional(),
  started: time,
  /** How fast it is, where it has an end and lasts; missing in its first seconds. */
  pace: workPace.optional(),
});
export type Activity = z.infer<typeof activity>;

/** A failure, and where what failed is asked for; the first of these is where somebody mends it. */
export const shownFailure = failure.extend({ places: list(failurePlace) });
export type ShownFailure = z.infer<typeof shownFailure>;

export const snapshot = z.object({
  sequence: count,
  /** The page of all workspaces, or the steps of the one that is open. */
  shows: z.enum(['start', 'steps']),
  workspace: z.object({ id: z.string(), name: z.string(), environment: environmentKind }).optional(),
  /** Of a practice environment that the app has started: what is in it, and whether its servers are there still. */
  practice: practiceWish.extend({ running: z.boolean() }).optional(),
  host: z.object({
    kind: z.enum(['electron', 'browser']),
    platform: z.string(),
    /** Whether it makes a PDF of a report; a page prints otherwise. */
    pdf: z.boolean(),
    /** Whether “?” alone shows the list of keys. Chosen on this computer, as whoever speaks instead of typing may set it off by a word. */
    questionKey: z.boolean(),
  }),
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
    candidates: candidates.optional(),
    /** What the administrator chose to be surveyed; missing while the survey takes the likeliest. */
    choice: storeChoice.optional(),
    rules: planRules,
    scope: scopeSettings,
    /** Chosen applications' ids; empty means all. */
    applications: list(z.string()),
    /** What the old application's web.config told since the start; of its text nothing is kept. */
    webConfig: webConfig.optional(),
    proven: list(provenFormat),
    /** What the accounts can't be read without; `asked` while nobody has allowed it, for a store that was chosen perhaps. */
    scans: z.object({ asked: z.boolean(), of: list(scan), choice: storeChoice.optional() }).optional(),
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
    /** Auth0 has refused this tenant a connection with scripts: their availability varies by plan. */
    scriptsRefused: z.boolean(),
  }),
  /** `mode` is missing until somebody chooses one. */
  strategy: z.object({ mode: modeName.optional() }),
  /** All seven, in the order of `actionNames`. */
  scripts: list(scriptState),
  deployment: deploymentState,
  /** The latest of each mode; the latest of all first. */
  rehearsals: list(rehearsalSummary),
  /** Missing where nobody has piloted on the tenant. */
  pilot: pilotState.optional(),
  trickle: trickleState,
  /** Missing until somebody looks. */
  cutover: cutoverState.optional(),
  plan: planSummary.optional(),
  run: runSnapshot.optional(),
  /** Missing for a run that is sent in one. */
  waves: wavesState.optional(),
  verification: verification.optional(),
  /** Since the run. */
  signIns: signInsState,
  /** Missing before the first e-mail of the run that is shown. */
  mails: mailsState.optional(),
  reports: list(reportEntry),
  /** Missing where no account moves by signing in. */
  trickleReport: trickleReport.optional(),
  /** Runs whose users were deleted again, or are being deleted. */
  undone: list(undoneRun),
  /** The latest pass that looked for changes in the legacy database since the tenant was given it; missing before anybody looked. */
  delta: deltaState.optional(),
  /** Who was there before the run that is shown; missing before anybody looked at them. */
  present: presentUpdate.optional(),
  /** Roles at Auth0 of the run that is shown; missing where nobody's metadata names one. */
  roles: runRoles.optional(),
  /** Missing but for a workspace that is closed out, until another is begun. */
  closeOut: closeOutState.optional(),
  activity: activity.optional(),
  /** The last thing that failed outside a run, until the next command of its kind. */
  failure: shownFailure.optional(),
});
export type Snapshot = z.infer<typeof snapshot>;

/** By what a list of accounts can be sorted; nothing sorts addresses, which rest encrypted. */
export const accountSorts = ['key', 'outcome'] as const;
export type AccountSort = (typeof accountSorts)[number];

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
/** Somebody whom a verification found out of order. */
export const differenceRow = z.object({
  id: count,
  /** In the legacy database; null for a user of whom it knows nothing. */
  key: z.string().nullable(),
  /** In Auth0; null for an account that was never to be sent. */
  userId: z.string().nullable(),
  /** Null where only a hash of it is known. */
  email: z.string().nullable(),
});

export type AccountRow = z.infer<typeof accountRow>;
export type DifferenceRow = z.infer<typeof differenceRow>;
