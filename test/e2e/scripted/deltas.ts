import type { DeltaRow, DeltaState, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { scenePresent, sceneTime } from './base-snapshot.ts';

type Scene = Omit<Snapshot, 'sequence'>;

const minute = 60_000;
/** A list counts for an hour of the page's own time. */
const lately = scenePresent() - 4 * minute;

const cannot: DeltaState['counts'] = [
  { kinds: ['password'], state: 'listed', listed: [{ kind: 'password', reason: 'signed-in' }], accounts: 118 },
  { kinds: ['factors'], state: 'listed', listed: [{ kind: 'factors', reason: 'second-factor' }], accounts: 9 },
  { kinds: ['email'], state: 'listed', listed: [{ kind: 'email', reason: 'taken' }], accounts: 2 },
];

const listed: DeltaState = {
  id: '3',
  state: 'listed',
  begun: lately,
  ended: null,
  by: null,
  why: null,
  run: null,
  counts: [
    { kinds: ['deleted'], state: 'waiting', listed: [], accounts: 41 },
    { kinds: ['disabled'], state: 'waiting', listed: [], accounts: 12 },
    { kinds: ['new'], state: 'waiting', listed: [], accounts: 96 },
    { kinds: ['profile'], state: 'waiting', listed: [], accounts: 1_204 },
    { kinds: ['email', 'profile'], state: 'waiting', listed: [], accounts: 77 },
    {
      kinds: ['profile', 'password'],
      state: 'waiting',
      listed: [{ kind: 'password', reason: 'signed-in' }],
      accounts: 31,
    },
    { kinds: ['password'], state: 'waiting', listed: [], accounts: 803 },
    ...cannot,
  ],
  left: [],
  pace: 200 / 60,
};

const asked = { by: 'Kim Lee', why: 'CHG-4713: the old pages close on Friday' };

const halted: DeltaState = {
  ...listed,
  ...asked,
  state: 'under-way',
  begun: sceneTime - 42 * minute,
  counts: [
    { kinds: ['deleted'], state: 'done', listed: [], accounts: 41 },
    { kinds: ['disabled'], state: 'done', listed: [], accounts: 12 },
    { kinds: ['profile'], state: 'done', listed: [], accounts: 640 },
    { kinds: ['profile'], state: 'intended', listed: [], accounts: 4 },
    { kinds: ['profile'], state: 'waiting', listed: [], accounts: 560 },
    { kinds: ['email', 'profile'], state: 'done', listed: [], accounts: 77 },
    { kinds: ['new'], state: 'waiting', listed: [], accounts: 96 },
    { kinds: ['password'], state: 'waiting', listed: [], accounts: 834 },
    ...cannot,
  ],
};

const done: DeltaState = {
  ...listed,
  ...asked,
  state: 'finished',
  begun: sceneTime - 42 * minute,
  ended: sceneTime,
  run: '8',
  counts: [
    { kinds: ['deleted'], state: 'done', listed: [], accounts: 41 },
    { kinds: ['disabled'], state: 'done', listed: [], accounts: 12 },
    { kinds: ['new'], state: 'done', listed: [], accounts: 95 },
    { kinds: ['new'], state: 'listed', listed: [{ kind: 'new', reason: 'left-by-run' }], accounts: 1 },
    { kinds: ['profile'], state: 'done', listed: [], accounts: 1_204 },
    { kinds: ['email', 'profile'], state: 'done', listed: [], accounts: 77 },
    { kinds: ['password'], state: 'done', listed: [], accounts: 834 },
    ...cannot,
  ],
};

const nothing: DeltaState = { ...done, id: '4', ...{ by: null, why: null, run: null }, counts: cannot };

const rows: readonly DeltaRow[] = [
  {
    number: 1,
    key: '0b2f6a1e-6d1d-4f0e-9a43-52c1f2a7d911',
    email: 'ada.lovelace@contoso.com',
    userId: '0b2f6a1e-6d1d-4f0e-9a43-52c1f2a7d911',
    kinds: ['profile', 'password'],
    state: 'waiting',
    listed: [{ kind: 'password', reason: 'signed-in' }],
    detail: null,
  },
  {
    number: 2,
    key: '1c77d9e2-03aa-47a5-8f0b-90cc3e4f0a52',
    email: 'zoe.celik@contoso.com',
    userId: '1c77d9e2-03aa-47a5-8f0b-90cc3e4f0a52',
    kinds: ['email'],
    state: 'listed',
    listed: [{ kind: 'email', reason: 'taken' }],
    detail: null,
  },
];

/** Of passes over the legacy database, and whom one found changed. */
export const deltas = { listed, halted, done, nothing, rows };

/** The page of what changed, from before the first look to its end. */
export function deltaScenes(verified: Scene) {
  return {
    'delta-refused': {
      ...verified,
      failure: {
        places: ['verify-and-cut-over'],
        code: 'UF-4452',
        message:
          'The connection contoso-members asks a database of its own with import mode off: whoever is changed there is changed in the legacy database as well.',
        kept: 'Nobody was changed, here or there.',
        next: 'Accounts stay in the legacy database in this mode, so there is nothing to carry over. To move them, switch import mode on: deploy trickle, on Scripts in the app or with userferry deploy --mode trickle.',
      },
    },
    'delta-listed': { ...verified, delta: listed },
    'delta-under-way': {
      ...verified,
      delta: halted,
      activity: {
        kind: 'delta',
        done: 899,
        total: 2_393,
        started: scenePresent() - 4 * minute,
        pace: { now: 3.3, average: 3.2, remainingMs: 7.5 * minute },
      },
    },
    'delta-halted': { ...verified, delta: halted },
    'delta-done': { ...verified, delta: done },
  } satisfies Record<string, Scene>;
}
