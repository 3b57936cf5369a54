import type { PresentRow, PresentUpdate, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { scenePresent, sceneTime } from './base-snapshot.ts';

type Scene = Omit<Snapshot, 'sequence'>;

const minute = 60_000;
const asking = {
  at: sceneTime - 30 * minute,
  what: 'update',
  passwords: false,
  by: 'Kim Lee',
  why: 'CHG-4711',
} as const;
const left = [
  { state: 'left', reason: 'signed-in', users: 83 },
  { state: 'left', reason: 'other-address', users: 6 },
  { state: 'left', reason: 'came-by-sign-in', users: 41 },
] as const;

const listed: PresentUpdate = {
  run: '7',
  state: 'listed',
  begun: sceneTime - 40 * minute,
  ended: null,
  askings: [],
  counts: [{ state: 'waiting', reason: null, users: 1_260 }, { state: 'same', reason: null, users: 210 }, ...left],
  pace: 200 / 60,
};

const halted: PresentUpdate = {
  ...listed,
  state: 'updating',
  askings: [asking],
  counts: [
    { state: 'waiting', reason: null, users: 804 },
    { state: 'intended', reason: null, users: 4 },
    { state: 'updated', reason: null, users: 450 },
    { state: 'refused', reason: null, users: 2 },
    { state: 'same', reason: null, users: 210 },
    ...left,
  ],
};

const done: PresentUpdate = {
  ...halted,
  state: 'updated',
  ended: sceneTime,
  counts: [
    { state: 'updated', reason: null, users: 1_258 },
    { state: 'refused', reason: null, users: 2 },
    { state: 'same', reason: null, users: 210 },
    ...left,
  ],
};

const putBack: PresentUpdate = {
  ...done,
  state: 'put-back',
  askings: [asking, { ...asking, what: 'put-back', at: sceneTime, why: 'CHG-4711 was withdrawn' }],
  counts: [
    { state: 'returned', reason: null, users: 1_251 },
    { state: 'updated', reason: 'changed-since', users: 7 },
    { state: 'refused', reason: null, users: 2 },
    { state: 'same', reason: null, users: 210 },
    ...left,
  ],
};

const rows: readonly PresentRow[] = [
  {
    sequence: 12,
    key: '0b2f6a1e-6d1d-4f0e-9a43-52c1f2a7d911',
    email: 'ada.lovelace@contoso.com',
    userId: '0b2f6a1e-6d1d-4f0e-9a43-52c1f2a7d911',
    state: 'waiting',
    reason: null,
    changes: [
      { field: 'name', was: 'Ada L.', given: 'Ada Lovelace' },
      { field: 'app_metadata', was: '{"roles":null}', given: '{"roles":["Editor"]}' },
    ],
    detail: null,
  },
];

/** Of people who were there before a run. */
export const presents = { listed, done, putBack, rows };

/** The page of who was there before, from before the first look to being put back. */
export function presentScenes(finished: Scene) {
  const run = finished.run;
  const scene: Scene = {
    ...finished,
    ...(run === undefined
      ? {}
      : { run: { ...run, counts: { ...run.counts, imported: run.counts.imported - 1_600, present: 1_600 } } }),
  };
  return {
    'present-refused': {
      ...scene,
      failure: {
        places: ['migrate'],
        code: 'UF-4453',
        message: 'The application may not change users (update:users_app_metadata).',
        kept: 'Nobody was changed.',
        next: 'Grant it in the Auth0 dashboard under Applications, APIs, Auth0 Management API, Machine to Machine Applications, then try again.',
      },
    },
    'present-listed': { ...scene, present: listed },
    'present-under-way': {
      ...scene,
      present: halted,
      activity: {
        kind: 'present',
        done: 452,
        total: 1_260,
        started: scenePresent() - 4 * minute,
        pace: { now: 3.3, average: 3.2, remainingMs: 4 * minute },
      },
    },
    'present-halted': { ...scene, present: halted },
    'present-done': { ...scene, present: done },
  } satisfies Record<string, Scene>;
}
