import type { PackEvidence } from './evidence.ts';

/** What a verification compares. */
export const comparedInWords: readonly string[] = [
  'that every account with the outcome imported or updated is in the connection under its user id, and that nobody else is there who was not before',
  'address, whether it is proven, name and blocked, as Auth0 holds them, with what was sent',
  'every account of the legacy database with what it was when the plan was made: new, vanished, changed',
];

/** What no verification can. */
export const notComparedInWords: readonly string[] = [
  'passwords: Auth0 gives no password and no hash of one back; only a sign-in shows that one was carried over',
  'second factors’ secrets, which Auth0 doesn’t give back either',
  'phone numbers, user names and metadata',
];

/** What a migration to Auth0 doesn't carry over, whoever makes it. */
export const lostByDesign: readonly string[] = [
  'the day on which an account was made: Auth0 dates every user by the import',
  'how often somebody signed in, and when last: Auth0 counts from its own first sign-in',
  'security questions and their answers',
  'the history of passwords, and when one was last changed',
  'failed sign-ins and lockouts that were counted in the old application',
];

/** What was made for the migration and is needed no longer. */
export function toRemoveAfterwards({
  source,
  report,
  deployments,
}: {
  readonly source: Pick<PackEvidence['source'], 'login'>;
  readonly report: { readonly environment: { readonly connection: string } };
  readonly deployments: PackEvidence['deployments'];
}): readonly string[] {
  return [
    `in SQL Server: the login ${source.login}, unless something else signs in with it`,
    'in the Auth0 dashboard: Userferry’s own application, or its client secret',
    'every address or port that was opened to the SQL Server for the migration',
    ...(deployments.length === 0
      ? []
      : [`scripts and configuration of ${report.environment.connection}, as userferry cutover shows them`]),
    'this workspace, its journal and its key: userferry forget',
  ];
}
