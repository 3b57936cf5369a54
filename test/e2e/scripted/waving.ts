import type {
  FirstWave,
  RunSnapshot,
  WavesForm,
  WavesState,
  WorkedOutRun,
} from '../../../electron/assistant/contract/index.ts';
import { sceneTime } from './base-snapshot.ts';
import { running } from './runs.ts';
import { plan } from './survey-and-plan.ts';

const proposed = [
  { number: 1, title: '50 accounts, and 3 more so that every password format is in it', accounts: 53 },
  { number: 2, title: '1%', accounts: 2_422 },
  { number: 3, title: '10%', accounts: 24_215 },
  { number: 4, title: 'everybody else', accounts: 215_453 },
] as const;

/** What the assistant makes of what is typed. */
export function runFor(
  form: WavesForm = { waves: '50, 1%, 10%, rest', rejected: '2%', failedSignIns: '5%' },
): WorkedOutRun {
  if (!form.waves.includes('many')) return { form, waves: proposed, problems: [] };
  return { form, waves: [], problems: [{ field: 'waves', why: '“many” is no wave.' }] };
}

export const firstPeople: FirstWave = {
  total: 53,
  people: [
    {
      key: '3f2c0000-0000-4000-8000-0000000091be',
      email: 'zeynep@contoso.com',
      format: 'PBKDF2 with HMAC-SHA512, Identity v3',
    },
    { key: 'a07d0000-0000-4000-8000-000000004c15', email: 'hanako@example.jp', format: 'SHA-1, Membership' },
  ],
};

const begun = sceneTime - 9_000_000;
const yes = (wave: number, by: string, why?: string) =>
  ({ kind: 'yes', at: begun + wave * 2_000_000, by, inSpiteOf: [], ...(why === undefined ? {} : { why }) }) as const;

const firstWave: WavesState['waves'][number] = {
  ...proposed[0],
  state: 'ended',
  begun,
  ended: begun + 41_000,
  msPerAccount: 770,
  outcomes: [
    { outcome: 'imported', accounts: 52 },
    { outcome: 'rejected', reason: 'address-of-another-user', accounts: 1 },
  ],
  people: { at: sceneTime - 240_000, signedIn: 44, failing: 0, failures: [] },
  limits: { rejected: { most: 1, found: 1 }, failedSignIns: { most: 2, found: 0 } },
  words: [yes(1, 'Katarzyna Nowak')],
};
const waiting = { state: 'waiting', outcomes: [], words: [] } as const;
const thirdWave: WavesState['waves'][number] = {
  ...proposed[2],
  ...waiting,
  limits: { rejected: { most: 484, found: 0 }, failedSignIns: { most: 1_210 } },
};
const lastWave: WavesState['waves'][number] = {
  ...proposed[3],
  ...waiting,
  limits: { rejected: { most: 4_309, found: 0 }, failedSignIns: { most: 10_772 } },
};
const secondWave: WavesState['waves'][number] = {
  ...proposed[1],
  state: 'ended',
  begun: begun + 4_000_000,
  ended: begun + 4_081_000,
  msPerAccount: 33,
  outcomes: [
    { outcome: 'imported', accounts: 2_399 },
    { outcome: 'present', accounts: 12 },
    { outcome: 'rejected', reason: 'address-of-another-user', accounts: 9 },
    { outcome: 'rejected', reason: 'field-refused', accounts: 2 },
  ],
  people: {
    at: sceneTime - 240_000,
    signedIn: 1_180,
    failing: 31,
    failures: [
      { cause: 'wrong-password', format: 'PBKDF2 with HMAC-SHA512, Identity v3', people: 57, attempts: 81 },
      { cause: 'hash-did-not-match', format: 'SHA-1, Membership', people: 19, attempts: 44 },
      { cause: 'blocked', format: 'SHA-1, Membership', people: 2, attempts: 11 },
    ],
  },
  limits: { rejected: { most: 48, found: 11 }, failedSignIns: { most: 121, found: 31 } },
  words: [yes(2, 'Katarzyna Nowak', 'all of wave 1 got in')],
};

/** Two waves have ended, and the third waits. */
export const betweenWaves: WavesState = {
  run: '7',
  waves: [firstWave, secondWave, thirdWave, lastWave],
  log: { readable: true, gap: false },
  awaits: { wave: 3 },
  estimate: { accountsLeft: 239_668, left: 239_668 * 33, msPerAccount: 33, byWave: 2 },
};

const base: RunSnapshot = {
  ...running,
  state: 'between-waves',
  rate: { now: 0, average: 30.1 },
  slots: [],
  filesSettled: 5,
  packedAhead: false,
  counts: {
    total: plan.total,
    imported: 2_451,
    updated: 0,
    present: 12,
    held: plan.held,
    skipped: plan.skipped,
    rejected: plan.rejected + 12,
    uncertain: 0,
    withTenant: 0,
    toSend: 239_668,
  },
  rejectedBy: [
    { reason: 'email-missing', accounts: 1_283 },
    { reason: 'email-malformed', accounts: 336 },
    { reason: 'address-of-another-user', accounts: 10 },
    { reason: 'field-refused', accounts: 2 },
  ],
  events: [
    { at: begun, kind: 'info', text: 'Wave 1 begins: 50 accounts, and 3 more so that every password format is in it.' },
    { at: begun + 41_000, kind: 'good', text: 'Wave 1 has ended.' },
    { at: begun + 4_000_000, kind: 'info', text: 'Wave 2 begins: 1%.', detail: '2,422 accounts' },
    { at: begun + 4_081_000, kind: 'good', text: 'Wave 2 has ended.' },
  ],
};
const { remainingMs: _, ...resting } = base;
export const restingRun: RunSnapshot = resting;

/** A limit on sign-ins has stopped the run after its first wave. */
const exceeded = { limit: 'failedSignIns', wave: 1, found: 4, accounts: 53 } as const;
export const limitExceeded: WavesState = {
  ...betweenWaves,
  waves: [
    {
      ...firstWave,
      people: {
        at: sceneTime - 20_000,
        signedIn: 21,
        failing: 4,
        failures: [{ cause: 'hash-did-not-match', format: 'SHA-1, Membership', people: 4, attempts: 9 }],
      },
      limits: { rejected: { most: 1, found: 1 }, failedSignIns: { most: 2, found: 4 } },
      words: [...firstWave.words, { kind: 'exceeded', at: sceneTime - 20_000, exceeded }],
    },
    { ...proposed[1], ...waiting, limits: { rejected: { most: 48, found: 0 }, failedSignIns: { most: 121 } } },
    thirdWave,
    lastWave,
  ],
  awaits: { wave: 2, exceeded },
  estimate: { accountsLeft: 242_090, left: 242_090 * 33, msPerAccount: 33, byWave: 1 },
};
export const exceededRun: RunSnapshot = {
  ...restingRun,
  state: 'stopped',
  counts: { ...restingRun.counts, imported: 52, present: 0, rejected: plan.rejected + 1, toSend: 242_090 },
  rejectedBy: [...restingRun.rejectedBy.slice(0, 2), { reason: 'address-of-another-user', accounts: 1 }],
  events: restingRun.events.slice(0, 2),
};

/** The third of four is being sent. */
const { awaits: __, ...nothingAwaited } = betweenWaves;
export const thirdUnderWay: WavesState = {
  ...nothingAwaited,
  waves: [firstWave, secondWave, { ...thirdWave, state: 'under-way', begun: sceneTime - 300_000 }, lastWave],
};
export const waveRunning: RunSnapshot = {
  ...running,
  counts: { ...restingRun.counts, imported: 11_835, rejected: plan.rejected + 26, withTenant: 1_600, toSend: 228_670 },
  wave: {
    number: 3,
    of: 4,
    title: '10%',
    counts: {
      total: 24_215,
      imported: 9_384,
      updated: 0,
      present: 0,
      held: 0,
      skipped: 0,
      rejected: 14,
      uncertain: 0,
      withTenant: 1_600,
      toSend: 13_217,
    },
  },
};
