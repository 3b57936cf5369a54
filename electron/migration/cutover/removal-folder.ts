import { quoteName, quoteText, withoutLineEnds } from '../../stores/quote-name.ts';

export interface RemovalBasis {
  /** Whether Auth0 had scripts that asked it; in bulk into Auth0's own store nobody but Userferry did. */
  readonly scripts: boolean;
  /** The SQL login with which scripts signed in; null where they asked the account service, or Userferry does not know it. */
  readonly login: string | null;
  /** With which Userferry itself reads; null where it is no SQL login, or the same. */
  readonly ownLogin: string | null;
  readonly database: string;
  readonly connection: string;
  readonly tenant: string;
}

/** What is to be removed on the side of the legacy database once nobody asks it any more, by file name. Nothing of it deletes accounts. */
export function removalFolder(basis: RemovalBasis): ReadonlyMap<string, string> {
  const logins = [...new Set([basis.scripts ? basis.login : null, basis.ownLogin].flatMap((name) => name ?? []))];
  return new Map([
    ['README.md', readme(basis, logins)],
    ...(logins.length === 0 ? [] : [['remove-logins.sql', removeLogins(basis.database, logins)] as const]),
  ]);
}

function removeLogins(database: string, logins: readonly string[]): string {
  const one = (name: string) => `USE ${quoteName(database)};
GO
IF USER_ID(${quoteText(name)}) IS NOT NULL DROP USER ${quoteName(name)};
GO
USE [master];
GO
-- A login that is signed in can't be dropped: SQL Server then says error 15434. End its sessions first.
IF SUSER_ID(${quoteText(name)}) IS NOT NULL DROP LOGIN ${quoteName(name)};
GO`;
  return `-- Removes ${logins.map(withoutLineEnds).join(' and ')} after the cutover. No table and no account is touched.
-- Look first whether something else signs in with ${logins.length === 1 ? 'it' : 'them'}; then nothing of this is for you.
-- Azure SQL Database has no USE: run each part in its database.

${logins.map(one).join('\n\n')}
`;
}

function readme(basis: RemovalBasis, logins: readonly string[]): string {
  const { connection, tenant } = basis;
  const file =
    logins.length === 0
      ? ''
      : '\n`remove-logins.sql` takes the logins away. It can be run again, and touches no table.\n';
  return `# What is left to remove

After the cutover of ${withoutLineEnds(connection)} at ${tenant} nobody asks the legacy database any more. Still there, and no longer needed:

${(basis.scripts ? ofScripts(basis) : ofUserferry(basis)).join('\n')}
- Userferry’s own application in the Auth0 dashboard, when the reports are written.
${file}
Keep the legacy database itself, read only if you can, for as long as you may want to go back, and as your rules for
records ask. Deleting it, or accounts in it, is a decision of its own; Userferry never does that.
`;
}

function ofScripts({ login, database }: RemovalBasis): readonly string[] {
  return [
    login === null
      ? '- the account service, if scripts asked it: its site in IIS, and its application and API in the Auth0 dashboard;'
      : `- the login ${withoutLineEnds(login)}, with which Auth0’s scripts signed in to ${withoutLineEnds(database)};`,
    `- the firewall’s rules for Auth0’s addresses: \`windows-firewall.ps1 -Remove\` and \`azure-sql-remove.sql\`, which
  \`userferry export --format firewall --out DIR\` writes; rules on other firewalls by hand;`,
    '- any address or port that was opened to SQL Server from the internet, at the router or provider;',
  ];
}

/** Auth0 never came: what there is was made for Userferry. */
function ofUserferry({ ownLogin, database }: RemovalBasis): readonly string[] {
  return [
    ownLogin === null
      ? `- the right of whoever ran Userferry to read ${withoutLineEnds(database)}, if it was given for that;`
      : `- the login ${withoutLineEnds(ownLogin)}, with which Userferry read ${withoutLineEnds(database)};`,
    '- any address or port that was opened to SQL Server for Userferry;',
  ];
}
