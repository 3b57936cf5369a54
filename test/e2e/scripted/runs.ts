import type { RunSnapshot, Verification } from '../../../electron/assistant/contract/index.ts';
import { scenePresent, sceneTime } from './base-snapshot.ts';

const started = sceneTime - 1_255_000;

/** A rate with a wait in it, as a run of twenty minutes shows it. */
const series = Array.from({ length: 120 }, (_, index) => {
  const waits = index > 44 && index < 50;
  const swing = Math.sin(index / 3) + Math.sin(index / 7);
  return { at: started + index * 10_400, rate: waits ? Math.abs(47 - index) * 6 : Math.min(index * 8, 31) + swing };
});

export const running: RunSnapshot = {
  id: '7',
  plan: '4',
  state: 'sending',
  started,
  activeMs: 1_255_000,
  counts: {
    total: 64_561,
    imported: 38_393,
    updated: 0,
    present: 0,
    held: 4_541,
    skipped: 20,
    rejected: 19,
    uncertain: 0,
    withTenant: 1_600,
    toSend: 19_988,
  },
  rate: { now: 31.2, average: 30.6 },
  remainingMs: 12 * 60_000,
  series,
  slots: [
    {
      file: 49,
      accounts: 803,
      bytes: 511_204,
      cap: 512_000,
      state: 'importing',
      sent: sceneTime - 38_000,
      percent: 71,
    },
    { file: 50, accounts: 797, bytes: 510_988, cap: 512_000, state: 'queued', sent: sceneTime - 10_000 },
  ],
  filesSettled: 48,
  filesToSend: 25,
  packedAhead: true,
  rejectedBy: [
    { reason: 'address-of-another-user', accounts: 15 },
    { reason: 'field-refused', accounts: 3 },
    { reason: 'half-created-user', accounts: 1 },
  ],
  uncertainFiles: [],
  events: [
    { at: started, kind: 'info', text: 'Run 7 began' },
    { at: started + 1_800, kind: 'good', text: 'Baseline read', detail: '137 users were there before' },
    { at: started + 470_000, kind: 'attention', text: 'Auth0 asked to wait 22 s', detail: 'Too many requests, 429' },
  ],
};

export const stopped: RunSnapshot = {
  ...running,
  state: 'stopped',
  reasonsKept: { until: scenePresent() + 23 * 3_600_000 + 35 * 60_000, files: 2 },
  counts: { ...running.counts, imported: 38_393, withTenant: 0, uncertain: 1_600 },
  rate: { now: 0, average: 30.6 },
  slots: [],
  uncertainFiles: [
    { file: 49, accounts: 803, sent: sceneTime - 38_000, known: 'Auth0 has it. 412 of its people are there so far.' },
    {
      file: 50,
      accounts: 797,
      sent: sceneTime - 10_000,
      known: 'No trace yet. 20 of its people asked for, none there.',
    },
  ],
  events: [
    { at: sceneTime - 10_000, kind: 'info', text: 'File 50 sent', detail: 'Last line in the ledger' },
    { at: sceneTime - 8_000, kind: 'attention', text: 'Userferry was ended' },
    { at: sceneTime - 4_000, kind: 'info', text: 'Userferry opened again' },
    { at: sceneTime - 3_000, kind: 'good', text: 'Ledger read and whole', detail: 'No gap in 42,993 entries' },
  ],
};

export const finished: RunSnapshot = {
  ...running,
  state: 'finished',
  ended: sceneTime,
  counts: { ...running.counts, imported: 59_960, rejected: 40, withTenant: 0, toSend: 0 },
  rejectedBy: [
    { reason: 'address-of-another-user', accounts: 36 },
    { reason: 'field-refused', accounts: 3 },
    { reason: 'half-created-user', accounts: 1 },
  ],
  slots: [],
  filesSettled: 75,
  filesToSend: 0,
  packedAhead: false,
};

export const verification = {
  legacyAt: sceneTime - 785_000,
  run: '7',
  at: sceneTime,
  reconciled: true,
  legacyNow: 64_575,
  newInDatabase: 16,
  vanishedFromDatabase: 2,
  changedInDatabase: 5,
  planned: 64_561,
  notImported: [
    { outcome: 'held', reason: 'no-password', accounts: 3_929 },
    { outcome: 'held', reason: 'shared-email', accounts: 612 },
    { outcome: 'skipped', reason: 'anonymous-user', accounts: 20 },
    { outcome: 'rejected', reason: 'address-of-another-user', accounts: 36 },
    { outcome: 'rejected', reason: 'field-refused', accounts: 3 },
    { outcome: 'rejected', reason: 'half-created-user', accounts: 1 },
  ],
  imported: 59_960,
  baseline: 137,
  tenantNow: 60_097,
  missing: 0,
  unexpected: 0,
  different: 0,
} satisfies Verification;
