import type { TrickleData } from '../../../electron/reports/trickle/trickle-data.ts';

const day = 86_400_000;
/** Thursday, 5 November 2026, 12:00 UTC. */
const began = Date.UTC(2026, 10, 5, 12);
const cutOver = began + 15 * day;

/** A trickle of 1,000 accounts over sixteen days, cut over with everything accepted. */
export function sampleTrickle(): TrickleData {
  return {
    made: cutOver + 3_600_000,
    workspace: 'Contoso members',
    environment: { kind: 'production', domain: 'contoso.eu.auth0.com', connection: 'contoso-members' },
    source: { server: 'SQL-PROD-07', database: 'ContosoMembers', store: 'ASP.NET Membership' },
    deployments: [
      {
        number: 1,
        mode: 'trickle',
        made: began,
        state: 'applied',
        importMode: true,
        scripts: [
          { action: 'login', digest: 'a'.repeat(64) },
          { action: 'getUser', digest: 'b'.repeat(64) },
        ],
      },
      {
        number: 2,
        mode: 'cutover',
        made: cutOver,
        state: 'applied',
        importMode: true,
        scripts: [
          { action: 'login', digest: 'c'.repeat(64) },
          { action: 'getUser', digest: 'd'.repeat(64) },
        ],
      },
      {
        number: 3,
        mode: 'without secrets',
        made: cutOver + 1_800_000,
        state: 'applied',
        importMode: true,
        scripts: [
          { action: 'login', digest: 'c'.repeat(64) },
          { action: 'getUser', digest: 'd'.repeat(64) },
        ],
      },
    ],
    cutover: { deployment: 2, at: cutOver, importMode: true, back: 1, blanked: cutOver + 1_800_000 },
    looks: {
      count: 210,
      first: began + day,
      at: cutOver - 600_000,
      plan: '3',
      planMade: cutOver - 7_200_000,
      total: 1_000,
      standings: { 'by-sign-in': 850, 'by-run': 100, otherwise: 0, straggler: 20, 'cannot-come': 30 },
      byReason: [
        { standing: 'by-sign-in', decision: 'import', reason: null, accounts: 850 },
        { standing: 'by-run', decision: 'import', reason: null, accounts: 100 },
        { standing: 'cannot-come', decision: 'reject', reason: 'email-missing', accounts: 30 },
        { standing: 'straggler', decision: 'import', reason: null, accounts: 18 },
        { standing: 'straggler', decision: 'hold', reason: 'password-not-importable', accounts: 2 },
      ],
      perDay: Array.from({ length: 16 }, (_, index) => ({
        day: new Date(began + index * day).toISOString().slice(0, 10),
        came: index === 0 ? 400 : 30,
        signIns: 60,
        refused: 2,
      })),
      undated: 0,
      newerThanPlan: 4,
      failures: {
        since: cutOver - 7 * day,
        groups: [{ cause: 'wrong-password', format: 'SHA-1 with salt', people: 12, attempts: 31 }],
      },
      openResets: 1,
      onlyInAuth0: { passwords: 41, users: 4, atLeast: true },
      passwordsLastWeek: 9,
      log: { readable: true, gaps: [{ after: began, before: began + 7_200_000 }] },
    },
    exceptions: [
      { kind: 'legacy-side', found: 1, accepted: 1 },
      { kind: 'left-out', found: 30, accepted: 30 },
      { kind: 'straggler', found: 20, accepted: 20 },
    ],
    acceptances: [
      { kind: 'straggler', accounts: 20, by: 'Ada Lovelace', why: 'each was called <twice>', at: cutOver - 60_000 },
      { kind: 'left-out', accounts: 30, by: 'Ada Lovelace', why: 'no address', at: cutOver - 50_000 },
      { kind: 'legacy-side', accounts: 1, by: 'Grace Hopper', why: 'dropped the login', at: cutOver + 2_000_000 },
    ],
    runs: [
      {
        id: '2',
        started: cutOver - 3_600_000,
        ended: cutOver - 3_000_000,
        accounts: 120,
        imported: 100,
        undone: false,
        verification: {
          at: cutOver - 2_900_000,
          reconciled: true,
          legacyNow: 1_000,
          newInDatabase: 0,
          vanishedFromDatabase: 0,
          changedInDatabase: 0,
          baseline: 850,
          tenantNow: 950,
          missing: 0,
          unexpected: 0,
          different: 0,
        },
        mails: [
          { state: 'asked', reason: null, accounts: 14 },
          { state: 'skipped', reason: 'signed-in', accounts: 2 },
        ],
      },
    ],
    deltas: [],
    scripts: [],
    rehearsals: [],
    overrides: [
      {
        step: 'deployment',
        missing: ['rehearsal-missing'],
        by: 'Grace Hopper',
        why: 'rehearsed on the other workspace',
        at: began - 1_000,
      },
    ],
    risks: [],
  };
}
