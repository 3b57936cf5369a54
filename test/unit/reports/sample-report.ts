import type { ReportData } from '../../../electron/reports/report-data.ts';

/** A finished, verified run of 1,000 accounts whose figures add up. */
export function sampleReport(): ReportData {
  return {
    workspace: 'Contoso members',
    environment: { kind: 'production', domain: 'contoso.eu.auth0.com', connection: 'contoso-members' },
    source: { server: 'SQL-PROD-07', database: 'ContosoMembers', store: 'ASP.NET Membership' },
    run: {
      id: 'r7',
      plan: 'p3',
      delta: null,
      state: 'finished',
      started: 1_794_562_328_000,
      ended: 1_794_562_928_000,
      activeMs: 600_000,
      files: 3,
      interruptions: 1,
    },
    counts: {
      total: 1000,
      imported: 940,
      updated: 0,
      present: 0,
      held: 20,
      skipped: 10,
      rejected: 30,
      uncertain: 0,
      pending: 0,
    },
    reasons: [
      { outcome: 'held', reason: 'no-password', accounts: 20 },
      { outcome: 'skipped', reason: 'anonymous-user', accounts: 10 },
      { outcome: 'rejected', reason: 'email-missing', accounts: 30 },
    ],
    formats: [{ label: 'SHA-1 with salt', accounts: 980, imported: 940 }],
    waves: null,
    undo: null,
    pilot: null,
    deltas: [],
    verification: {
      at: 1_794_563_000_000,
      reconciled: true,
      legacyNow: 1000,
      newInDatabase: 0,
      vanishedFromDatabase: 0,
      changedInDatabase: 0,
      baseline: 5,
      tenantNow: 945,
      missing: 0,
      unexpected: 0,
      different: 0,
    },
    events: [{ at: 1_794_562_328_000, kind: 'info', text: 'Baseline read', detail: '5 users were there' }],
    scripts: [
      {
        action: 'login',
        flavour: 'direct',
        passed: 11,
        failed: 1,
        notRun: 3,
        failures: [
          { title: 'An empty password', words: 'login hands over a profile. Somebody gets in who must not.', line: 12 },
        ],
        at: 1_794_562_000_000,
        present: false,
        textDigest: 'ab12',
      },
    ],
    rehearsals: [
      {
        mode: 'trickle',
        way: 'direct',
        lookedAt: 'the first 1,000 accounts',
        kinds: [
          {
            id: 'ordinary',
            title: 'Somebody ordinary',
            cells: [
              { event: 'wrong-password', outcome: 'worked', words: null },
              { event: 'right-password', outcome: 'not-tried', words: 'Nobody knows this account’s password.' },
              { event: 'new-password', outcome: 'failed', words: 'No link is sent: getUser ends with an error.' },
            ],
          },
          {
            id: 'unapproved',
            title: 'Never approved',
            cells: (['wrong-password', 'right-password', 'new-password'] as const).map((event) => ({
              event,
              outcome: 'not-applicable' as const,
              words: 'The store keeps nowhere who was approved.',
            })),
          },
        ],
        at: 1_794_562_100_000,
        present: null,
        textDigest: 'cd34',
      },
    ],
    roles: null,
    present: null,
    overrides: [],
    risks: [],
  };
}
