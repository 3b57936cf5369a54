import type { CloseOutState, Failure, WorkedOutForget } from '../../../electron/assistant/contract/index.ts';

const home = '/home/k/.local/share/userferry';
const own = `${home}/workspaces/contoso`;
const folder = `${home}/evidence/contoso`;
const at = Date.UTC(2026, 10, 26, 9, 41, 7);

const workedOut: WorkedOutForget = {
  folder,
  record: `${folder}/disposal-contoso.json`,
  files: [
    { name: 'workspaces/contoso/journal.sqlite', bytes: 184_549_376 },
    { name: 'workspaces/contoso/lists/plan-4-no-account.csv', bytes: 91_233 },
    { name: 'workspaces/contoso/reports/run-7.csv', bytes: 402_118 },
    { name: 'workspaces/contoso/reports/run-7.html', bytes: 18_204 },
    { name: 'workspaces/contoso/reports/run-7.json', bytes: 3_120 },
    { name: 'workspaces/contoso/workspace.json', bytes: 1_442 },
    { name: 'wizard.json', bytes: 2_077 },
  ],
  runs: [
    { id: '6', state: 'stopped', accounts: 64_561, imported: 500 },
    { id: '7', state: 'finished', accounts: 64_561, imported: 59_460 },
  ],
  accounts: 64_561,
  unfinished: [{ kind: 'run', id: '6' }],
  needsName: true,
};

const inside: Failure = {
  code: 'UF-4804',
  message: `${own}/evidence lies within the workspace’s own folder, which is going to be deleted.`,
  kept: 'Nothing was deleted.',
  next: 'Choose a folder outside of it.',
};

const changed: Failure = {
  code: 'UF-5012',
  message: 'The pack’s file ledger.ndjson was changed after the pack was made.',
  kept: 'Nothing was changed, neither in the pack nor elsewhere.',
  next: 'Ask whoever keeps the pack for an untouched copy.',
};

const done = {
  state: 'done',
  workspace: 'Contoso members',
  at,
  by: 'Kim Lee',
  folder,
  record: `${folder}/disposal-contoso.json`,
  files: 7,
  packs: [
    {
      run: '7',
      folder: `${folder}/evidence-run-7-20261126T094107112Z`,
      fingerprint: '5f0c9a4d7be1c0338a52a1d1f2c6b0e45d7c1e92f3ab604c8819d27e6a5b3c10',
    },
  ],
  left: [
    'reports, lists and exports that were written elsewhere, and copies of any of these files',
    'in Auth0 and in SQL Server: what the evidence lists under “To remove afterwards”',
  ],
} as const satisfies CloseOutState;

const begun: CloseOutState = { state: 'begun', workspace: 'Contoso members', folder, at };

/** What closing a workspace out would do, and how it stands afterwards. */
export const closeOuts = { own, workedOut, inside, changed, done, begun };
