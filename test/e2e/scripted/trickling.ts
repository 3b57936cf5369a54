import type {
  CutoverState,
  ExceptionKind,
  ExceptionRow,
  Snapshot,
  StandingRow,
  TrickleLook,
  TrickleStanding,
} from '../../../electron/assistant/contract/index.ts';
import { sceneTime } from './base-snapshot.ts';

const hour = 3_600_000;
const day = 24 * hour;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Trickle deployed four weeks ago. */
export const trickleDeployed: Snapshot['deployment'] = {
  settings: {},
  given: [],
  list: [{ number: 1, mode: 'trickle', at: sceneTime - 30 * day, state: 'applied' }],
  before: true,
  differing: [],
};

/** Thirty days on which fewer and fewer come, fewer still on Saturdays and Sundays. */
const perDay = Array.from({ length: 30 }, (_, index) => {
  const at = sceneTime - (29 - index) * day;
  const weekend = [0, 6].includes(new Date(at).getUTCDay()) ? 0.3 : 1;
  const came = Math.round(
    (2_600 * Math.exp(-index / 16) + 90 * Math.sin(index * 2)) * weekend * (index === 29 ? 0.6 : 1),
  );
  return { day: dayOf(at), came: Math.max(0, came), signIns: came * 2, refused: Math.round(came / 40) };
});
const came = perDay.reduce((sum, entry) => sum + entry.came, 0);
const total = 64_561;

/** After four weeks. */
export const weeksLook: TrickleLook = {
  at: sceneTime - 11 * 60_000,
  plan: '4',
  total,
  standings: {
    'by-sign-in': came + 3,
    'by-run': 0,
    otherwise: 12,
    straggler: total - came - 15 - 4_601,
    'cannot-come': 4_601,
  },
  perDay,
  undated: 3,
  forecast: [
    { share: 0.8, days: 51, earliest: 46, latest: 57 },
    { share: 0.9, days: 92, earliest: 83, latest: 104 },
    { share: 0.95, days: 133, earliest: 120, latest: 151 },
    { share: 0.99, days: 229, earliest: 206, latest: null },
  ],
  failures: {
    since: sceneTime - 7 * day,
    groups: [
      { cause: 'wrong-password', format: 'SHA-1 with salt', people: 212, attempts: 390, last: sceneTime - 2 * hour },
      { cause: 'unknown-person', format: null, people: 48, attempts: 61, last: sceneTime - 5 * hour },
      { cause: 'script-too-slow', format: 'HMAC-SHA-256', people: 9, attempts: 31, last: sceneTime - 31 * hour },
      { cause: 'hash-did-not-match', format: 'SHA-1 with salt', people: 2, attempts: 7, last: sceneTime - 26 * hour },
    ],
  },
  newerThanPlan: 21,
  openResets: 14,
  openResetsUnseen: 2,
  onlyInAuth0: { passwords: 731, users: 58, atLeast: true },
  log: {
    readable: true,
    upTo: sceneTime - 12 * 60_000,
    gaps: [{ after: sceneTime - 12 * day, before: sceneTime - 11 * day - 7 * hour }],
  },
};

/** The evening of the first day, by an application that may not read the log. */
export const firstDayLook: TrickleLook = {
  ...weeksLook,
  standings: { 'by-sign-in': 1_208, 'by-run': 0, otherwise: 0, straggler: total - 1_208 - 4_601, 'cannot-come': 4_601 },
  perDay: perDay.slice(-1).map((entry) => ({ ...entry, came: 1_208 })),
  undated: 0,
  forecast: [],
  failures: { since: sceneTime - 7 * day, groups: [] },
  newerThanPlan: 0,
  openResets: 0,
  openResetsUnseen: 0,
  onlyInAuth0: { passwords: 0, users: 3, atLeast: true },
  log: { readable: false, upTo: null, gaps: [] },
};

/** After the bulk for the stragglers. */
export const everybodyLook: TrickleLook = {
  ...weeksLook,
  standings: {
    'by-sign-in': came + 3,
    'by-run': total - came - 3 - 4_601,
    otherwise: 0,
    straggler: 0,
    'cannot-come': 4_601,
  },
  forecast: [],
  newerThanPlan: 0,
  log: { ...weeksLook.log, gaps: [] },
};

const line = (
  topic: CutoverState['lines'][number]['topic'],
  state: CutoverState['lines'][number]['state'],
  evidence: string,
  next: CutoverState['lines'][number]['next'] = null,
  at: number | null = null,
) => ({ topic, state, evidence, next, at });

/** Before anything of it is done. */
export const openCutover: CutoverState = {
  at: sceneTime,
  lines: [
    line(
      'everybody-moved',
      'open',
      '59,960 of 64,561 accounts have moved; 4,601 people could not sign in any more.',
      'move-or-accept',
      sceneTime - 11 * 60_000,
    ),
    line('verification', 'unknown', 'The last verification is more than a day old.', 'verify', sceneTime - 50 * hour),
    line(
      'delta',
      'open',
      'Of 129 people Auth0 can’t be given what changed in the old application.',
      'carry-or-freeze',
      sceneTime - 11 * 60_000,
    ),
    line(
      'resets',
      'open',
      '14 people have chosen a new password and not signed in since.',
      'settle-or-accept',
      sceneTime - 11 * 60_000,
    ),
    line('no-op-scripts', 'waits', 'The scripts still ask the legacy database; the lines above come first.'),
    line(
      'import-mode',
      'done',
      'Import mode and the own database are on: that makes Auth0 look into its own store. Leave both on.',
    ),
    line('sign-in', 'waits', 'Comes after the cutover.'),
    line(
      'secrets',
      'waits',
      'The configuration still holds SQL_DATABASE, SQL_PASSWORD, SQL_PORT, SQL_SERVER, SQL_USER; a sign-in after the cutover comes first.',
    ),
    line('legacy-side', 'waits', 'The SQL login and the firewall rules are removed last.'),
  ],
  exceptions: [
    { kind: 'straggler', found: 12, accepted: 0 },
    { kind: 'left-out', found: 4_589, accepted: 4_580 },
    { kind: 'open-reset', found: 14, accepted: 0 },
    { kind: 'not-carried-over', found: 129, accepted: 0 },
    { kind: 'legacy-side', found: 1, accepted: 0 },
  ],
  before: { number: 1, mode: 'trickle' },
  onlyInAuth0: { passwords: 731, users: 58, atLeast: true },
  configurationKeys: ['SQL_DATABASE', 'SQL_PASSWORD', 'SQL_PORT', 'SQL_SERVER', 'SQL_USER'],
};

/** Everything before it done: the cutover can be deployed. */
export const readyCutover: CutoverState = {
  ...openCutover,
  lines: openCutover.lines.map((entry) => {
    switch (entry.topic) {
      case 'everybody-moved':
        return line(
          entry.topic,
          'done',
          '59,960 of 64,561 accounts have moved; 4,601 people left behind, each accepted by name.',
          null,
          entry.at,
        );
      case 'verification':
        return line(
          entry.topic,
          'done',
          'Run 7 is verified: tenant, ledger and legacy database agree.',
          null,
          sceneTime,
        );
      case 'delta': {
        const evidence =
          'Delta 4 found nothing to carry over but what Auth0 can’t be given of 129 people, each accepted by name.';
        return line(entry.topic, 'done', evidence, null, entry.at);
      }
      case 'resets':
        return line(entry.topic, 'done', '14 resets are open, each accepted by name.', null, entry.at);
      case 'no-op-scripts':
        return line(entry.topic, 'open', 'The scripts still ask the legacy database.', 'deploy-cutover');
      default:
        return entry;
    }
  }),
  exceptions: openCutover.exceptions.map((entry) =>
    entry.kind === 'legacy-side' ? entry : { ...entry, accepted: entry.found },
  ),
};

/** Cut over, somebody has signed in, and the values of the old database are at Auth0 still. */
export const afterCutover: CutoverState = {
  ...readyCutover,
  lines: readyCutover.lines.map((entry) => {
    switch (entry.topic) {
      case 'no-op-scripts':
        return line(entry.topic, 'done', 'login and getUser answer nobody (deployment 2).', null, sceneTime - 2 * hour);
      case 'sign-in':
        return line(entry.topic, 'done', 'Somebody has signed in since the cutover.', null, sceneTime - hour);
      case 'secrets':
        return line(
          entry.topic,
          'open',
          'The configuration still holds SQL_DATABASE, SQL_PASSWORD, SQL_PORT, SQL_SERVER, SQL_USER.',
          'blank-secrets',
        );
      default:
        return entry;
    }
  }),
};

/** Cut over without the right to read the tenant's log: what only people see then is said by somebody. */
export const unseenCutover: CutoverState = {
  ...afterCutover,
  lines: afterCutover.lines.map((entry) => {
    switch (entry.topic) {
      case 'resets': {
        const evidence = 'The last look could not read the tenant’s log, which alone tells of new passwords.';
        return line(entry.topic, 'unknown', evidence, 'read-log-or-accept', entry.at);
      }
      case 'sign-in':
        return line(entry.topic, 'unknown', 'The application may not read the tenant’s log.', 'read-log-or-accept');
      default:
        return entry;
    }
  }),
  exceptions: [
    { kind: 'unseen-resets', found: 1, accepted: 0 },
    { kind: 'unseen-sign-in', found: 1, accepted: 0 },
    { kind: 'legacy-side', found: 1, accepted: 0 },
  ],
};

const addresses = [
  'zeynep.yıldız@contoso.com',
  'l.wisniewski@example.pl',
  'yamamoto.naoki@example.jp',
  'נור@example.il',
];

/** Accounts of a standing, a page and a bit of them. */
export function standingRows(standing: TrickleStanding): readonly StandingRow[] {
  return Array.from({ length: 40 }, (_, index) => ({
    sequence: index,
    key: `3f2c8a10-77aa-4d1e-9b1f-${String(index).padStart(12, '0')}`,
    email: index === 7 ? '' : (addresses[index % addresses.length] ?? ''),
    lastSeen: index < 2 ? null : index < 6 ? 'never' : sceneTime - (2_000 - index * 30) * day,
    format: index % 5 === 0 ? 'HMAC-SHA-256' : 'SHA-1 with salt',
    decision: standing === 'straggler' ? 'import' : 'hold',
    ...(standing === 'straggler' ? {} : { reason: 'no-password' as const }),
  }));
}

/** Exceptions of a kind; the first is accepted. */
export function exceptionRows(kind: ExceptionKind): readonly ExceptionRow[] {
  if (kind === 'legacy-side') return [{ name: 'login and firewall rules', email: '', accepted: null }];
  if (kind === 'unseen-resets') return [{ name: 'resets', email: '', accepted: null }];
  if (kind === 'unseen-sign-in') return [{ name: 'a sign-in after deployment 2', email: '', accepted: null }];
  return Array.from({ length: 12 }, (_, index) => ({
    name: `3f2c8a10-77aa-4d1e-9b1f-${String(index).padStart(12, '0')}`,
    email: addresses[index % addresses.length] ?? '',
    accepted: index === 0 ? { by: 'Katarzyna Nowak', why: 'left the company in 2019', at: sceneTime - day } : null,
  }));
}
