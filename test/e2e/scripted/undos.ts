import type { UndoneRun, WorkedOutUndo } from '../../../electron/assistant/contract/index.ts';
import { sceneTime } from './base-snapshot.ts';

const kept = [
  { state: 'kept', causes: ['signed-in'], users: 212 },
  { state: 'kept', causes: ['signed-in', 'enrolled'], users: 9 },
  { state: 'kept', causes: ['changed'], users: 31 },
  { state: 'kept', causes: ['other-connection'], users: 1 },
] as const;

const workedOut: WorkedOutUndo = {
  tenant: 'contoso.eu.auth0.com',
  connection: 'contoso-members',
  counts: [{ state: 'waiting', causes: [], users: 59_203 }, ...kept, { state: 'gone', causes: [], users: 4 }],
  pace: 200 / 60,
  kept: [
    {
      key: '0b2f6a1e-6d1d-4f0e-9a43-52c1f2a7d911',
      userId: '0b2f6a1e-6d1d-4f0e-9a43-52c1f2a7d911',
      causes: ['signed-in'],
    },
    {
      key: '1c77d9e2-03aa-47a5-8f0b-90cc3e4f0a52',
      userId: '1c77d9e2-03aa-47a5-8f0b-90cc3e4f0a52',
      causes: ['signed-in', 'enrolled'],
    },
    {
      key: '31d0e6b8-7b64-4d5c-b1f2-1f0c5a9be703',
      userId: '31d0e6b8-7b64-4d5c-b1f2-1f0c5a9be703',
      causes: ['changed'],
    },
    {
      key: '4e5a91c7-2f10-4a6e-9c2d-c06d7713b8f4',
      userId: '4e5a91c7-2f10-4a6e-9c2d-c06d7713b8f4',
      causes: ['other-connection'],
    },
  ],
};

const asking = { at: sceneTime - 1_800_000, by: 'Kim Lee', why: 'CHG-4711 was withdrawn', consents: ['undo'] };
const base = {
  run: '7',
  begun: sceneTime - 1_800_000,
  askings: [asking],
  differences: 0,
  firstDifferences: [],
} as const;

const halted: UndoneRun = {
  ...base,
  state: 'under-way',
  ended: null,
  counts: [
    { state: 'waiting', causes: [], users: 18_400 },
    { state: 'intended', causes: [], users: 4 },
    { state: 'deleted', causes: [], users: 40_797 },
    ...kept,
    { state: 'gone', causes: [], users: 6 },
  ],
  result: null,
};

const finished: UndoneRun = {
  ...base,
  state: 'finished',
  ended: sceneTime,
  counts: [{ state: 'deleted', causes: [], users: 59_199 }, ...kept, { state: 'gone', causes: [], users: 8 }],
  result: { at: sceneTime, baseline: 5_113, tenantNow: 5_369, newcomers: 3, matches: true },
};

/** What undoing a run would do, and how it stands later. */
export const undos = { workedOut, halted, finished };
