import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { certificateChecks, freshStart, legacyForm, passedChecks, sceneTime, tenantReady } from './base-snapshot.ts';
import { answered, besideMembership, questionsOpen, rivals } from './candidates.ts';
import { closeOuts } from './close-outs.ts';
import { deltaScenes, deltas } from './deltas.ts';
import { deployedTwice } from './deployments.ts';
import { oldEncryptionChecks, windowsForm, wrongInstanceChecks } from './failed-checks.ts';
import { failedPilot, passedPilot, pilotUnderWay } from './piloting.ts';
import { presentScenes } from './presents.ts';
import { rehearsed } from './rehearsals.ts';
import { roleScenes } from './role-scenes.ts';
import { finished, running, stopped, verification } from './runs.ts';
import { triedScripts } from './sample-scripts.ts';
import { signIns } from './sign-ins.ts';
import { editedSurvey, plan, survey } from './survey-and-plan.ts';
import {
  afterCutover,
  everybodyLook,
  firstDayLook,
  openCutover,
  readyCutover,
  trickleDeployed,
  unseenCutover,
  weeksLook,
} from './trickling.ts';
import { undos } from './undos.ts';
import { betweenWaves, exceededRun, limitExceeded, restingRun, thirdUnderWay, waveRunning } from './waving.ts';
import { writtenTrickle } from './written-trickle.ts';

type Scene = Omit<Snapshot, 'sequence'>;

const workspace = { id: 'workspace-1', name: 'Contoso members', environment: 'production' } as const;
const connected: Scene['legacy'] = {
  form: { ...legacyForm, trust: { kind: 'fingerprint', fingerprint256: '9F3C710AE458B26D' } },
  passwordKnown: true,
  windowsUser: false,
  checks: [...passedChecks],
  connected: true,
};
const connectedStart: Scene = { ...freshStart, workspace, legacy: connected };
const surveyed: Scene = {
  ...freshStart,
  workspace,
  legacy: connected,
  accounts: { ...freshStart.accounts, survey, candidates: besideMembership },
  step: 'accounts',
};
const planned: Scene = { ...surveyed, plan, tenant: tenantReady, strategy: { mode: 'bulk' } };
const trickling: Scene = { ...planned, strategy: { mode: 'trickle' }, deployment: trickleDeployed };
const sought = (candidates: Scene['accounts']['candidates']): Scene => ({
  ...surveyed,
  accounts: { ...freshStart.accounts, candidates },
});
const report = {
  run: '7',
  state: 'finished',
  started: sceneTime - 4 * 3_600_000,
  tenant: 'contoso.eu.auth0.com',
  undone: false,
  made: sceneTime,
  html: '/home/k/.local/share/userferry/contoso/run-7.html',
  csv: '/home/k/.local/share/userferry/contoso/run-7.csv',
  json: '/home/k/.local/share/userferry/contoso/run-7.json',
  reconciled: true,
  counts: finished.counts,
} as const;

const scans: NonNullable<Scene['accounts']['scans']>['of'] = [
  {
    of: 'dbo.tbl_Kunde',
    rows: 248_317,
    why: 'No index of dbo.tbl_Kunde begins with KdNr, by which the accounts are read in order: SQL Server reads and sorts all 248,317 rows for it.',
    index: 'CREATE INDEX [IX_tbl_Kunde_KdNr] ON [dbo].[tbl_Kunde] ([KdNr]);',
  },
  {
    of: 'dbo.vw_Mitglied',
    rows: null,
    why: 'dbo.vw_Mitglied is a view, and nothing promises that SQL Server finds a few rows of it without computing all of it.',
    index: null,
  },
];

const undoing: Scene = {
  ...planned,
  step: 'reports',
  run: finished,
  reports: [{ ...report, undone: true }],
  undone: [undos.halted],
};

const reportedTrickle: Scene = {
  ...trickling,
  step: 'reports',
  trickle: { look: everybodyLook },
  cutover: afterCutover,
  trickleReport: writtenTrickle,
};

const verified: Scene = {
  ...planned,
  step: 'verify-and-cut-over',
  run: finished,
  verification,
  reports: [report],
};

/** Moments of a migration that the page must be able to show. */
export const scenes = {
  fresh: freshStart,
  start: { ...freshStart, workspace, shows: 'start' },
  certificate: {
    ...freshStart,
    workspace,
    legacy: {
      form: legacyForm,
      passwordKnown: true,
      windowsUser: false,
      checks: [...certificateChecks],
      connected: false,
    },
  },
  'wrong-instance': {
    ...freshStart,
    workspace,
    legacy: { ...connected, connected: false, form: windowsForm, checks: [...wrongInstanceChecks] },
  },
  'old-encryption': {
    ...freshStart,
    workspace,
    legacy: { ...connected, connected: false, form: legacyForm, checks: [...oldEncryptionChecks] },
  },
  connected: connectedStart,
  'quiet-reading': {
    ...freshStart,
    workspace,
    legacy: { ...connected, form: { ...connected.form, rowsPerSecond: 2_000 } },
  },
  'asked-to-scan': {
    ...freshStart,
    workspace,
    legacy: connected,
    step: 'accounts',
    accounts: { ...freshStart.accounts, candidates: answered, scans: { asked: true, of: scans } },
    failure: {
      code: 'UF-1240',
      message: 'dbo.tbl_Kunde and dbo.vw_Mitglied would be read whole.',
      kept: '',
      next: '',
      places: ['accounts'],
    },
  },
  'read-whole': { ...surveyed, accounts: { ...surveyed.accounts, scans: { asked: false, of: scans } } },
  surveyed,
  'nothing-recognised': sought({ found: [], meant: null }),
  'which-store': sought(rivals),
  'questions-open': sought(questionsOpen),
  'questions-answered': sought(answered),
  'custom-surveyed': {
    ...surveyed,
    accounts: {
      ...freshStart.accounts,
      candidates: answered,
      choice: { kind: 'table', table: 'dbo.tbl_Kunde' },
      survey: {
        ...survey,
        store: 'custom',
        storeLabel: 'Custom tables',
        confidence: 'likely',
        tables: ['dbo.tbl_Kunde'],
        evidence: [...(answered.found[0]?.evidence ?? [])],
        applications: [],
      },
    },
  },
  surveying: {
    ...surveyed,
    activity: { kind: 'survey', done: 96_400, total: 248_317, started: sceneTime - 4_000 },
  },
  'edited-mapping': { ...surveyed, accounts: { ...surveyed.accounts, survey: editedSurvey } },
  'mapping-no-longer-fits': {
    ...connectedStart,
    step: 'accounts',
    failure: {
      places: ['accounts'],
      code: 'UF-1231',
      message:
        'What you have changed in the mapping does not fit the database any more: MemberDetails has no column City, from which the mapping reads user_metadata.city.',
      kept: 'Your changes are kept; nothing was read but the catalog.',
      next: 'Have the database mended, or go back to what Userferry proposes; then survey again.',
      detail: 'UF-1221 MemberDetails has no column City, from which the mapping reads user_metadata.city.',
    },
  },
  proven: {
    ...surveyed,
    accounts: {
      ...surveyed.accounts,
      proven: [
        { format: 'membership-sha1', at: sceneTime, beyondAscii: true },
        { format: 'membership-hmacsha256', at: sceneTime - 600_000, beyondAscii: false },
      ],
    },
  },
  planned: { ...planned, step: 'accounts' },
  narrowed: {
    ...planned,
    step: 'accounts',
    accounts: {
      ...planned.accounts,
      rules: { ...planned.accounts.rules, membershipHash: 'sha1' },
      scope: { roles: ['Member', 'Editor'], signedInSince: '2024-11-24', first: 5_000 },
      webConfig: {
        hash: 'sha1',
        why: 'No hashAlgorithmType is set, and the provider works in Framework20 mode, which takes SHA-1.',
        hasKey: true,
        warnings: ['A <location> sets Membership or the machine key for one folder alone; that was passed over.'],
      },
    },
  },
  scopes: {
    ...planned,
    step: 'tenant',
    tenant: {
      ...tenantReady,
      connected: false,
      scopesMissing: ['create:users', 'read:connections_options'],
      checks: [
        ...tenantReady.checks.slice(0, 2),
        {
          name: 'Scopes',
          state: 'failed',
          finding: '2 of 9 are missing.',
          failure: {
            code: 'UF-2103',
            message: 'The application may not do everything that a run needs.',
            kept: 'No user has been sent.',
            next: 'Grant the scopes below, then run the checks again.',
          },
        },
        { name: 'Connection', state: 'waiting', finding: '' },
      ],
    },
  },
  tenant: { ...planned, step: 'tenant' },
  strategy: { ...planned, step: 'strategy', strategy: {} },
  /** With the guide beside it. */
  guide: { ...planned, step: 'strategy', strategy: {} },
  /** With keys and look over it. */
  keys: { ...planned, step: 'strategy', strategy: {} },
  'strategy-of-survey': { ...surveyed, tenant: tenantReady, step: 'strategy' },
  scripts: { ...planned, step: 'scripts' },
  'scripts-to-deploy': { ...planned, step: 'scripts', strategy: { mode: 'trickle' } },
  'scripts-deployed': {
    ...planned,
    step: 'scripts',
    strategy: { mode: 'trickle' },
    scripts: triedScripts,
    deployment: deployedTwice,
  },
  'scripts-tried': { ...planned, step: 'scripts', scripts: triedScripts },
  rehearse: { ...planned, step: 'rehearse', strategy: { mode: 'trickle' } },
  rehearsing: {
    ...planned,
    step: 'rehearse',
    strategy: { mode: 'trickle' },
    activity: { kind: 'rehearsal', done: 61, total: 156, started: sceneTime - 4_000 },
  },
  rehearsed: { ...planned, step: 'rehearse', strategy: { mode: 'trickle' }, rehearsals: rehearsed },
  pilot: { ...planned, step: 'rehearse', pilot: passedPilot },
  'pilot-under-way': {
    ...planned,
    step: 'rehearse',
    pilot: pilotUnderWay,
    activity: { kind: 'pilot', done: 0, started: sceneTime - 4_000 },
  },
  'pilot-failed': { ...planned, step: 'rehearse', pilot: failedPilot },
  'rehearsed-well': { ...planned, step: 'rehearse', strategy: { mode: 'legacy' }, rehearsals: rehearsed },
  confirm: { ...planned, step: 'migrate', pilot: passedPilot },
  'confirm-trial': { ...planned, step: 'migrate', workspace: { ...workspace, environment: 'test' } },
  running: { ...planned, step: 'migrate', run: running },
  paused: {
    ...planned,
    step: 'migrate',
    run: { ...running, state: 'paused', slots: [], counts: { ...running.counts, withTenant: 0, toSend: 21_588 } },
  },
  stopped: { ...planned, step: 'migrate', run: stopped },
  'wave-running': { ...planned, step: 'migrate', run: waveRunning, waves: thirdUnderWay },
  'between-waves': { ...planned, step: 'migrate', run: restingRun, waves: betweenWaves },
  'wave-listed': { ...planned, step: 'migrate', run: restingRun, waves: betweenWaves },
  'limit-exceeded': { ...planned, step: 'migrate', run: exceededRun, waves: limitExceeded },
  finished: { ...planned, step: 'migrate', run: finished },
  ...presentScenes({ ...planned, step: 'migrate', run: finished }),
  ...roleScenes({ ...planned, step: 'migrate', run: finished }),
  locked: {
    ...planned,
    step: 'migrate',
    failure: {
      places: ['migrate'],
      code: 'UF-4601',
      message:
        'A run in production is locked: not everything that is about to come to connection contoso-members of the tenant contoso.eu.auth0.com was tried.',
      kept: 'Nothing was sent, and the tenant is as it was.',
      next: 'Rehearse the mode with these very settings and scripts; or begin all the same, by name and with the reason, which stand in the report.',
      detail: 'The latest rehearsal was of another mapping or other rules.',
    },
  },
  weeks: { ...trickling, step: 'migrate', trickle: { look: weeksLook } },
  'weeks-hybrid': {
    ...trickling,
    step: 'migrate',
    strategy: { mode: 'hybrid' },
    trickle: {
      look: firstDayLook,
      failure: {
        code: 'UF-2006',
        message: 'The tenant could not be reached.',
        kept: 'What was seen before is kept.',
        next: 'Userferry tries again in an hour, or when you look.',
      },
    },
  },
  'nothing-moves': { ...planned, step: 'migrate', strategy: { mode: 'legacy' }, deployment: deployedTwice },
  verified,
  ...deltaScenes(verified),
  'sign-ins-as-expected': { ...verified, signIns: signIns.expected },
  'sign-ins-exceeded': { ...verified, signIns: signIns.exceeded },
  'sign-ins-unreadable': { ...verified, signIns: signIns.unreadable },
  'nothing-to-cut-over': {
    ...planned,
    step: 'verify-and-cut-over',
    strategy: { mode: 'legacy' },
    deployment: deployedTwice,
  },
  'cut-over-unchecked': {
    ...trickling,
    step: 'verify-and-cut-over',
    tenant: { ...tenantReady, secretKnown: false },
    trickle: { look: everybodyLook },
  },
  'cut-over-open': {
    ...trickling,
    step: 'verify-and-cut-over',
    trickle: { look: everybodyLook },
    cutover: openCutover,
    delta: deltas.nothing,
  },
  'cut-over-ready': {
    ...trickling,
    step: 'verify-and-cut-over',
    strategy: { mode: 'hybrid' },
    run: finished,
    verification,
    trickle: { look: everybodyLook },
    cutover: readyCutover,
  },
  'cut-over-done': {
    ...trickling,
    step: 'verify-and-cut-over',
    trickle: { look: everybodyLook },
    cutover: afterCutover,
  },
  'cut-over-unseen': {
    ...trickling,
    step: 'verify-and-cut-over',
    trickle: { look: everybodyLook },
    cutover: unseenCutover,
  },
  person: { ...planned, step: 'verify-and-cut-over', run: finished, verification, reports: [report] },
  'person-several': { ...planned, step: 'migrate', run: running },
  'person-away': { ...planned, step: 'accounts' },
  'closed-out': { ...freshStart, closeOut: closeOuts.done },
  'closing-out-begun': { ...freshStart, closeOut: closeOuts.begun },
  reports: {
    ...planned,
    step: 'reports',
    run: finished,
    verification,
    reports: [report, { ...report, run: '6', state: 'stopped', started: sceneTime - 30 * 3_600_000, undone: true }],
  },
  'reports-trickle': reportedTrickle,
  'reports-hybrid': {
    ...reportedTrickle,
    strategy: { mode: 'hybrid' },
    run: finished,
    verification,
    reports: [{ ...report, made: sceneTime - 1 }],
  },
  'undo-under-way': {
    ...undoing,
    activity: {
      kind: 'undo',
      done: 41_056,
      total: 59_460,
      started: sceneTime - 4 * 3_600_000,
      pace: { now: 3.2, average: 2.9, remainingMs: 5_520_000 },
    },
  },
} satisfies Record<string, Scene>;

export type SceneName = keyof typeof scenes;
