// The rooms of the house and the one direction in which they may import (ARCHITECTURE.md, "Rooms").
// build/check.ts also plants a violation and fails unless it is reported, so that this file cannot go blind.

/** Rooms from the ground floor up; a room may import those before it in its own list, and itself. */
const mayImport = {
  accounts: [],
  stores: ['accounts'],
  legacy: ['stores', 'accounts'],
  tenant: ['accounts'],
  scripts: ['stores', 'accounts'],
  journal: ['accounts'],
  reports: ['journal', 'accounts'],
  migration: ['legacy', 'tenant', 'scripts', 'journal', 'stores', 'accounts'],
  assistant: ['migration', 'reports', 'legacy', 'tenant', 'scripts', 'journal', 'stores', 'accounts'],
  practice: [],
};

/** The practice environment is a second opinion: of the product it has the schemas of stores, and the container that Auth0's scripts run in. */
const practiceMaySee = ['^electron/stores/[^/]+/schema\\.ts$', '^electron/scripts/(actions\\.ts$|container/)'];

const rules = Object.entries(mayImport).map(([room, below]) => ({
  name: `room-${room}`,
  comment: `electron/${room} imports only ${below.length === 0 ? 'itself' : below.join(', ')} and electron/common`,
  severity: 'error',
  from: { path: `^electron/${room}/` },
  to: {
    path: '^(electron|renderer|test|build)/',
    pathNot: [`^electron/(${[room, 'common', ...below].join('|')})/`].concat(
      room === 'practice' ? practiceMaySee : [],
    ),
  },
}));

module.exports = {
  forbidden: [
    ...rules,
    {
      name: 'common-is-the-ground',
      comment: 'electron/common knows no room',
      severity: 'error',
      from: { path: '^electron/common/' },
      to: { path: '^(electron|renderer|test|build)/', pathNot: '^electron/common/' },
    },
    {
      name: 'practice-only-from-hosts-and-tests',
      comment: 'the practice environment is reached from hosts and tests alone, through real sockets',
      severity: 'error',
      from: { path: '^(electron|renderer)/', pathNot: '^electron/(practice/|cli/|shell/|[^/]+\\.ts$)' },
      to: { path: '^electron/practice/' },
    },
    {
      name: 'renderer-imports-only-the-contract',
      comment: 'the page is not trusted and has no Node: it knows the contract and nothing else of electron/',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/', pathNot: '^electron/assistant/contract/' },
    },
    {
      name: 'contract-stands-alone',
      comment:
        'the contract is bundled into the page, so it pulls nothing of the application after it but the common words, the names of the action scripts, the shape of a password recipe and that of an edited mapping',
      severity: 'error',
      from: { path: '^electron/assistant/contract/' },
      to: { path: '^electron/', pathNot: '^electron/((assistant/contract|common)/|accounts/passwords/recipe\\.ts$|scripts/actions\.ts$|stores/mapping/(join|mapping-edit|profile|value)\\.ts$)' },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { path: '^(electron|renderer|build)/' },
      to: { path: '^test/' },
    },
    {
      name: 'build-only-from-the-terminal',
      comment:
        'only the terminal host builds the page before it shows it, and only the page’s recipe has parts there; the packaged application has it built',
      severity: 'error',
      from: { path: '^(electron|renderer)/', pathNot: '^(electron/cli/|renderer/vite\\.config\\.ts$)' },
      to: { path: '^build/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|out|dist)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
