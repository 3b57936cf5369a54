import { expect } from 'vitest';
import { certificateFor, contextOf } from '../../integration/legacy/certificates.ts';
import { listening, speaksEntra, speaksTds, speaksUnknownTds } from '../../integration/legacy/servers.ts';
import { windowsServer } from '../../integration/legacy/windows-server.ts';
import type { DiagnosisPage } from './diagnosis-page.ts';
import type { Failing } from './failing.ts';
import { database, place, refusingEngine, user, usual, well } from './legacy-place.ts';

const own = await certificateFor('localhost');

/** A server that refuses with one of SQL Server’s errors until its DBA has done what is asked. */
function refused(
  name: string,
  says: RegExp,
  { code, number, text }: { readonly code: string; readonly number: number; readonly text: string },
): Failing {
  return {
    name,
    check: 'login',
    code,
    says,
    async begin() {
      let mended = false;
      const engine = refusingEngine(() => (mended ? null : { number, text }));
      const { port } = await place(speaksTds(engine, null));
      return {
        typed: { ...usual, port: String(port) },
        async mend({ runChecks }) {
          mended = true;
          await runChecks();
        },
      };
    },
  };
}

async function signInAsLogin({ choose, fill, fillSecret, runChecks }: DiagnosisPage): Promise<void> {
  await choose('Sign in as', 'sql-login');
  await fill('Login', user);
  await fillSecret('Password', usual.password);
  await runChecks();
}

async function pasteWindowsUser({ page, press }: DiagnosisPage, server: string): Promise<void> {
  await press('Paste a connection string');
  await page
    .getByRole('textbox', { name: 'Connection string' })
    .fill(`Server=${server};Database=${database};Integrated Security=true`);
  await press('Fill in the form');
  await page.getByText('Whoever started Userferry signs in').waitFor();
}

/** Where the server does not let the login in. */
export const loginFailures: readonly Failing[] = [
  {
    name: 'the password is mistyped',
    check: 'login',
    code: 'UF-1111',
    says: /The server refused the login “userferry”.*Check name and password/s,
    async begin() {
      const { port } = await place(well());
      return {
        typed: { ...usual, port: String(port), password: 'mistyped' },
        async mend({ page, fillSecret, runChecks }) {
          await fillSecret('Password', usual.password);
          await runChecks();
          // It does not come back to the page, which says that it is known all the same.
          const password = page.getByLabel('Password', { exact: true });
          await expect.poll(() => password.getAttribute('placeholder')).toBe('Known');
          expect(await password.inputValue()).toBe('');
        },
      };
    },
  },
  {
    name: 'a Windows account is given as a SQL Server login',
    check: 'login',
    code: 'UF-1111',
    says: /A name with a backslash is a Windows account/,
    async begin() {
      const { port } = await windowsServer(usual.password);
      return {
        typed: { ...usual, port: String(port), login: 'CORP\\ada' },
        mend: ({ press }) => press('Sign in as the Windows account ada of CORP'),
      };
    },
  },
  {
    name: 'the server trusts no Windows accounts of that domain, and a SQL Server login does',
    check: 'login',
    code: 'UF-1113',
    says: /a domain that it doesn’t trust.*A SQL Server login works without any domain/s,
    async begin() {
      const { port } = await place(well());
      return {
        typed: { ...usual, port: String(port) },
        async enter({ choose, fill, fillSecret, runChecks }) {
          await choose('Sign in as', 'windows-domain');
          await fill('Domain', 'CORP');
          await fill('User', 'ada');
          await fillSecret('Password', 'of Windows');
          await runChecks();
        },
        mend: signInAsLogin,
      };
    },
  },
  {
    name: 'a connection string asks for the signed-in Windows user, whom this computer can’t sign in',
    check: 'login',
    code: 'UF-1114',
    says: /can’t sign in as the Windows user who is using it.*or with a SQL Server login/s,
    async begin() {
      const { port } = await place(well());
      return {
        typed: { ...usual, port: String(port) },
        async enter(page) {
          await pasteWindowsUser(page, `127.0.0.1,${port}`);
          await page.choose('Encryption', 'none');
          await page.runChecks();
        },
        mend: signInAsLogin,
      };
    },
  },
  {
    name: 'the signed-in Windows user and one trusted certificate don’t go together',
    check: 'login',
    code: 'UF-1116',
    says: /one certificate or authority can’t be trusted by Userferry alone.*sign in with a Windows account’s name and password/s,
    async begin() {
      const { port } = await place(well(contextOf(own)));
      return {
        typed: { ...usual, server: 'localhost', port: String(port), encryption: 'checked' },
        async enter(page) {
          await pasteWindowsUser(page, `localhost,${port}`);
          await page.runChecks();
          await page.failed('encryption', 'UF-1104');
          await page.press('Trust and run the checks again');
        },
        mend: signInAsLogin,
      };
    },
  },
  {
    name: 'the directory of a service principal can’t be one, and a SQL Server login lets in',
    check: 'login',
    code: 'UF-1117',
    says: /Microsoft Entra gave no token.*check tenant, application and secret/s,
    async begin() {
      const server = await place(speaksEntra);
      return {
        typed: { ...usual, port: String(server.port) },
        async enter({ choose, fill, fillSecret, runChecks }) {
          await choose('Sign in as', 'entra-service-principal');
          await fill('Directory (tenant) id', 'contoso corp');
          await fill('Application (client) id', '5f2a9d3e-0000-4000-8000-000000000001');
          await fillSecret('Client secret', 'of the application');
          await runChecks();
        },
        async mend(page) {
          // Nobody here is Entra: the same server takes a login too.
          server.becomes(well());
          await signInAsLogin(page);
        },
      };
    },
  },
  refused('the login is locked, and the DBA unlocks it', /exists, but is disabled or locked.*ask the DBA to unlock/s, {
    code: 'UF-1115',
    number: 18_486,
    text: "Login failed for user 'userferry' because the account is currently locked out. The system administrator can unlock it.",
  }),
  refused('the firewall of Azure SQL doesn’t know this computer', /doesn’t let this computer in.*firewall rules/s, {
    code: 'UF-1118',
    number: 40_615,
    text: "Cannot open server 'contoso' requested by the login. Client with IP address '203.0.113.7' is not allowed to access the server.",
  }),
  {
    name: 'the server speaks no protocol that is known, and a backup is restored on a newer one',
    check: 'login',
    code: 'UF-1119',
    says: /too old for Userferry.*restore a backup of the database on a newer server/s,
    async begin() {
      const { port } = await place(well());
      return {
        typed: { ...usual, port: String(await listening(speaksUnknownTds)) },
        async mend({ fill, runChecks }) {
          await fill('Port', String(port));
          await runChecks();
        },
      };
    },
  },
  {
    name: 'the database’s name is mistyped, and those that the login can open are offered',
    check: 'database',
    code: 'UF-1112',
    says: /was accepted, but it can’t open the database “Practise”.*Check the name’s spelling/s,
    async begin() {
      const { port } = await place(well());
      return {
        typed: { ...usual, port: String(port), database: 'Practise' },
        mend: ({ press }) => press(`Use the database ${database}`),
      };
    },
  },
];
