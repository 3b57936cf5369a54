import type { RoleRow, RunRoles, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { scenePresent, sceneTime } from './base-snapshot.ts';

type Scene = Omit<Snapshot, 'sequence'>;

const minute = 60_000;
const asking = { at: sceneTime - 30 * minute, by: 'Kim Lee', present: false };
const found: NonNullable<RunRoles['found']> = {
  tenantRoles: ['Administrators', 'Catalogue editors', 'Customer service', 'Members', 'Warehouse'],
  missingScopes: [],
  pace: 2.5,
};
const nothing = { times: 0, calls: 0 };

const unseen: RunRoles = {
  run: '7',
  state: 'unseen',
  listed: null,
  finished: null,
  askings: [],
  roles: [],
  toGive: { withoutPresent: nothing, withPresent: nothing },
};

const listed: RunRoles = {
  ...unseen,
  state: 'listed',
  listed: sceneTime - 40 * minute,
  roles: [
    {
      number: 1,
      name: 'administrators',
      role: 'Administrators',
      counts: [
        { state: 'waiting', present: false, users: 18 },
        { state: 'had', present: false, users: 2 },
      ],
    },
    {
      number: 2,
      name: 'Members',
      role: 'Members',
      counts: [
        { state: 'waiting', present: false, users: 58_204 },
        { state: 'waiting', present: true, users: 1_412 },
      ],
    },
    {
      number: 3,
      name: 'Catalog Editor',
      role: null,
      counts: [
        { state: 'waiting', present: false, users: 311 },
        { state: 'waiting', present: true, users: 4 },
      ],
    },
  ],
  toGive: { withoutPresent: { times: 58_222, calls: 1_749 }, withPresent: { times: 59_634, calls: 1_793 } },
  found,
};

const halted: RunRoles = {
  ...listed,
  state: 'giving',
  askings: [asking],
  roles: [
    {
      number: 1,
      name: 'administrators',
      role: 'Administrators',
      counts: [
        { state: 'had', present: false, users: 2 },
        { state: 'given', present: false, users: 18 },
      ],
    },
    {
      number: 2,
      name: 'Members',
      role: 'Members',
      counts: [
        { state: 'waiting', present: false, users: 34_153 },
        { state: 'waiting', present: true, users: 1_412 },
        { state: 'intended', present: false, users: 50 },
        { state: 'given', present: false, users: 24_000 },
        { state: 'refused', present: false, users: 1 },
      ],
    },
    ...listed.roles.slice(2),
  ],
  toGive: { withoutPresent: { times: 34_204, calls: 1_270 }, withPresent: { times: 35_616, calls: 1_313 } },
};

const done: RunRoles = {
  ...halted,
  state: 'given',
  finished: sceneTime,
  roles: [
    ...halted.roles.slice(0, 1),
    {
      number: 2,
      name: 'Members',
      role: 'Members',
      counts: [
        { state: 'waiting', present: true, users: 1_412 },
        { state: 'given', present: false, users: 58_201 },
        { state: 'refused', present: false, users: 1 },
        { state: 'lost', present: false, users: 2 },
      ],
    },
    ...listed.roles.slice(2),
  ],
  toGive: { withoutPresent: { times: 3, calls: 584 }, withPresent: { times: 1_415, calls: 627 } },
};

const rows: readonly RoleRow[] = [
  {
    number: 3,
    role: 'Catalog Editor',
    userId: '0b2f6a1e-6d1d-4f0e-9a43-52c1f2a7d911',
    key: '0b2f6a1e-6d1d-4f0e-9a43-52c1f2a7d911',
    email: 'ada.lovelace@contoso.com',
    present: false,
    state: 'waiting',
    detail: null,
  },
  {
    number: 2,
    role: 'Members',
    userId: '1c3f6a1e-6d1d-4f0e-9a43-52c1f2a7d912',
    key: '1c3f6a1e-6d1d-4f0e-9a43-52c1f2a7d912',
    email: 'grace.hopper@contoso.com',
    present: false,
    state: 'refused',
    detail: '404 The user does not exist.',
  },
];

/** Of roles that a run's people are given. */
export const givenRoles = { unseen, listed, done, rows };

/** The page of roles from before the first look to their being given. */
export function roleScenes(finished: Scene) {
  return {
    'roles-beginning': { ...finished, roles: unseen },
    'roles-listed': { ...finished, roles: listed },
    'roles-right-missing': {
      ...finished,
      roles: { ...listed, found: { ...found, missingScopes: ['create:role_members', 'update:roles'] } },
    },
    'roles-under-way': {
      ...finished,
      roles: halted,
      activity: {
        kind: 'roles',
        done: 24_019,
        total: 58_222,
        started: scenePresent() - 4 * minute,
        pace: { now: 101, average: 98, remainingMs: 6 * minute },
      },
    },
    'roles-halted': { ...finished, roles: halted },
    'roles-done': { ...finished, roles: done },
  } satisfies Record<string, Scene>;
}
