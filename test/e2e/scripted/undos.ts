import type {
  UndoneRun,
  UndoPeopleWish,
  UndoPerson,
  WorkedOutUndo,
} from '../../../electron/assistant/contract/index.ts';
import { sceneTime } from './base-snapshot.ts';

interface PeopleWish extends Omit<UndoPeopleWish, 'run'> {
  readonly inClear: boolean;
  readonly from: number;
  readonly limit: number;
}

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
};

const asking = { at: sceneTime - 1_800_000, by: 'Kim Lee', why: 'CHG-4711 was withdrawn', consents: ['undo'] };
const base = {
  run: '7',
  tenant: 'contoso.eu.auth0.com',
  connection: 'contoso-members',
  here: true,
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

/** Who is kept, as the assistant pages through them: told apart by causes as the counts are, addresses masked but on a wish. */
function people({ causes, inClear, from, limit }: PeopleWish): { rows: UndoPerson[]; total: number } {
  const meant = kept.filter((line) => causes === undefined || causes.join() === line.causes.join());
  const all = meant.flatMap((line) => Array.from({ length: line.users }, () => line.causes));
  const names = ['zoe.celik', 'jan.kowalski', 'amara.okafor', 'kim.lee'];
  return {
    total: all.length,
    rows: all.slice(from, from + limit).map((own, index) => {
      const number = from + index;
      const name = `${names[number % names.length]}${number}`;
      return {
        sequence: number + 1,
        key: `0b2f6a1e-6d1d-4f0e-9a43-${String(number).padStart(12, '0')}`,
        email: number === 3 ? '' : `${inClear ? name : `${name[0]}•••`}@contoso.com`,
        causes: [...own],
        detail: null,
      };
    }),
  };
}

/** What undoing a run would do, and how it stands later. */
export const undos = { workedOut, halted, finished, people };
