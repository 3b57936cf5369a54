import { z } from 'zod';
import { assertNever } from '../common/assert-never.ts';
import { UserferryError, type UserferryErrorDetails } from '../common/userferry-error.ts';
import type { LegacyAuthentication, LegacyConfig } from './legacy.ts';

/** What the classification needs to know of the attempt, to name it. */
export type ConnectContext = Pick<LegacyConfig, 'server' | 'database' | 'authentication'> & { readonly port: number };

/** The certificate shown is not the one that was pinned: the login was not sent. */
export class CertificateChanged extends Error {
  readonly shown: string;
  constructor(shown: string) {
    super(`The server showed the certificate ${shown}.`);
    this.name = 'CertificateChanged';
    this.shown = shown;
  }
}

const driverError = z.looseObject({
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  number: z.number().optional().catch(undefined),
  cause: z.unknown().optional(),
  originalError: z.unknown().optional(),
  errors: z.array(z.unknown()).optional().catch(undefined),
});

interface Seen {
  readonly messages: string;
  readonly codes: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
}

/** All texts, codes and server numbers in an error, its causes and its parts: mssql wraps tedious, tedious wraps sockets. */
export function readDriverError(error: unknown): Seen {
  const messages: string[] = [];
  const codes = new Set<string>();
  const numbers = new Set<number>();
  const visit = (value: unknown, depth: number) => {
    const parsed = driverError.safeParse(value);
    if (!parsed.success || depth > 8) return;
    const { message, code, number, cause, originalError, errors = [] } = parsed.data;
    if (message !== '' && !messages.includes(message)) messages.push(message);
    if (code !== undefined) codes.add(code);
    if (number !== undefined) numbers.add(number);
    for (const inner of [cause, originalError, ...errors]) visit(inner, depth + 1);
  };
  visit(error, 0);
  return { messages: messages.join(' · '), codes, numbers };
}

/** Who signs in, as sentences call it. */
export function signInName(authentication: LegacyAuthentication): string {
  switch (authentication.type) {
    case 'sql-login':
      return `“${authentication.user}”`;
    case 'windows-domain':
      return `“${authentication.domain}\\${authentication.user}”`;
    case 'windows-user':
      return 'of the signed-in Windows user';
    case 'entra-default':
      return 'of this computer’s Microsoft Entra sign-in';
    case 'entra-service-principal':
      return `of the service principal “${authentication.clientId}”`;
    case 'entra-token':
      return 'of the access token’s owner';
    default:
      return assertNever(authentication);
  }
}

/** What to try where the server took a login for somebody of a domain that it doesn't know. */
function untrustedAdvice(authentication: LegacyAuthentication): string {
  switch (authentication.type) {
    case 'sql-login':
      return 'For a SQL Server login, take its name without a backslash. For a Windows account, choose “Windows account” under “Sign in as” and give its domain.';
    case 'windows-domain':
      return 'Give the domain’s short name as in DOMAIN\\user, connect by the server’s full DNS name instead of an address, and check that the server’s domain trusts this one. A SQL Server login works without any domain.';
    default:
      return 'Run Userferry as a user of the server’s domain, connect by the server’s full DNS name, or use a SQL Server login.';
  }
}

function refusedAdvice(authentication: LegacyAuthentication): string {
  switch (authentication.type) {
    case 'sql-login':
      return authentication.user.includes('\\')
        ? 'A name with a backslash is a Windows account: choose “Windows account” under “Sign in as”.'
        : 'Check name and password. If both are right, the login may be disabled, or the server takes Windows users only (no “mixed mode”): its error log names the reason as the state of error 18456, which it does not tell here.';
    case 'entra-token':
      return 'An access token is good for about an hour, and only for the resource https://database.windows.net/: fetch a new one.';
    default:
      return 'Ask the DBA whether this account has a login on the server and a user in the database: the server’s error log names the reason as the state of error 18456.';
  }
}

type Sentence = Omit<UserferryErrorDetails, 'kept' | 'detail'>;

const notSent = 'The password has not been sent and nothing was read.';
const notChanged = 'Nothing was changed, and whatever was read before is kept.';
const notRead = 'Nothing was read and nothing was changed.';

/**
 * Says in a sentence why the legacy database can't be reached, what was kept and what to do: one place for every way in which
 * a connection through tedious fails. Texts and codes: tedious 20 `lib/connection.js`, its issues 1116, 1159 (certificates),
 * 1407, 1449 (TLS versions), node-mssql issues 338, 1271, and SQL Server's errors 18456, 18452, 4060.
 */
export function classifyConnectError(error: unknown, context: ConnectContext): UserferryError {
  const seen = readDriverError(error);
  const known = error instanceof CertificateChanged ? changed : rules.find(({ matches }) => matches(seen));
  const { kept, says } = known ?? unknownFailure;
  return new UserferryError({ ...says(context), kept, detail: seen.messages }, { cause: error });
}

interface Rule {
  readonly matches: (seen: Seen) => boolean;
  readonly kept: string;
  readonly says: (context: ConnectContext) => Sentence;
}

const changed: Omit<Rule, 'matches'> = {
  kept: notSent,
  says: ({ server }) => ({
    code: 'UF-1106',
    message: `${server} shows another certificate than the one that was trusted.`,
    next: 'SQL Server makes a new self-signed certificate when it restarts: ask the DBA, compare the fingerprint, and trust the new one. If nobody restarted it, something may stand in between.',
  }),
};

const text = (pattern: RegExp) => (seen: Seen) => pattern.test(seen.messages);
const code = (pattern: RegExp) => (seen: Seen) => [...seen.codes].some((value) => pattern.test(value));
const number = (value: number) => (seen: Seen) => seen.numbers.has(value);
const any =
  (...tests: readonly ((seen: Seen) => boolean)[]) =>
  (seen: Seen) =>
    tests.some((test) => test(seen));

/** `what` the server knows, as far as the handshake told. */
export function onlyOldEncryption(server: string, what: string): Sentence {
  return {
    code: 'UF-1108',
    message: `${server} only knows an encryption that is no longer safe (${what}).`,
    next: 'Have the DBA install SQL Server’s update for TLS 1.2 first of all. Until then, allow the old encryption for this connection alone, or choose “Not encrypted” on a network that you trust: the report names either.',
  };
}

const rules: readonly Rule[] = [
  {
    matches: any(code(/^EENCRYPT$/), text(/Server requires encryption/)),
    kept: notSent,
    says: ({ server }) => ({
      code: 'UF-1103',
      message: `${server} and these settings don’t agree on encryption.`,
      next: 'If the server insists on encryption, choose “Encrypted”; if it has none, the DBA can switch it on, or choose “Not encrypted” on a network that you trust.',
    }),
  },
  {
    matches: any(text(/self.signed certificate|DEPTH_ZERO_SELF_SIGNED/i), code(/^(DEPTH_ZERO_)?SELF_SIGNED_CERT/)),
    kept: notSent,
    says: () => ({
      code: 'UF-1104',
      message: 'The server’s certificate is self-signed.',
      next: 'Compare the fingerprint with your DBA and trust this certificate and no other, have one of your own authority installed, or connect without checking, a risk that the report will name.',
    }),
  },
  {
    matches: any(text(/altname|is not in the cert/i), code(/^ERR_TLS_CERT_ALTNAME_INVALID$/)),
    kept: notSent,
    says: ({ server }) => ({
      code: 'UF-1110',
      message: `The server’s certificate is in order, but made out to another name than ${server}.`,
      next: 'Connect by the name in the certificate, or say that this name is the right one for this server.',
    }),
  },
  {
    matches: any(
      text(/unable to (verify the first|get (local )?issuer) certificate|certificate has expired/i),
      code(/^(UNABLE_TO_|CERT_)/),
    ),
    kept: notSent,
    says: () => ({
      code: 'UF-1105',
      message:
        'The server’s certificate can’t be checked: this computer doesn’t trust who issued it, it has expired, or its key is too weak.',
      next: 'Choose your authority’s certificate, have it installed on this computer, or trust this one certificate after comparing its fingerprint.',
    }),
  },
  {
    matches: text(
      /unsupported.protocol|wrong version number|ssl_choose_client_version|no protocols available|alert protocol version|handshake failure|key too small|too weak/i,
    ),
    kept: notSent,
    says: ({ server }) => onlyOldEncryption(server, 'TLS 1.0 or 1.1'),
  },
  {
    // 18470, 18486, 18487, 18488 (Microsoft: Database Engine errors); tedious keeps of a failed login the text alone.
    matches: text(/account is (currently )?(disabled|locked)|password of the account (has expired|must be changed)/i),
    kept: notRead,
    says: ({ authentication }) => ({
      code: 'UF-1115',
      message: `The login ${signInName(authentication)} exists, but is disabled or locked, or its password must be changed first.`,
      next: 'The server’s own words stand in the details: ask the DBA to unlock the login or to give it a new password.',
    }),
  },
  {
    // 40615: Azure SQL's firewall does not know the client's address.
    matches: text(/Client with IP address .* is not allowed to access the server/i),
    kept: notRead,
    says: ({ server }) => ({
      code: 'UF-1118',
      message: `The firewall of ${server} doesn’t let this computer in.`,
      next: 'Add the address that the details name to the server’s firewall rules in the Azure portal.',
    }),
  },
  {
    matches: any(
      code(/^EFEDAUTH$/),
      // The last is said of a directory id that can't be one, before anybody is asked (@azure/identity: checkTenantId).
      text(/AADSTS\d+|Security token could not be authenticated|CredentialUnavailable|Invalid tenant id/i),
    ),
    kept: notRead,
    says: ({ authentication }) => ({
      code: 'UF-1117',
      message: `Microsoft Entra gave no token for the login ${signInName(authentication)}.`,
      next: 'Sign in to Azure on this computer first (az login), or check tenant, application and secret. The details name Entra’s reason.',
    }),
  },
  {
    matches: any(code(/^(ETDS|EINTERFACENOTSUPP)$/), text(/unknown TDS version|Server does not support TDS/i)),
    kept: notRead,
    says: ({ server }) => ({
      code: 'UF-1119',
      message: `${server} speaks a protocol that is too old for Userferry, or is no SQL Server.`,
      next: 'Userferry needs SQL Server 2008 or later. For an older one, restore a backup of the database on a newer server; if the server is newer, see whether a proxy stands in between.',
    }),
  },
  {
    matches: any(number(18452), text(/untrusted domain/i)),
    kept: notRead,
    says: ({ authentication }) => ({
      code: 'UF-1113',
      message: `The server took the login ${signInName(authentication)} for a Windows user of a domain that it doesn’t trust.`,
      next: untrustedAdvice(authentication),
    }),
  },
  {
    matches: any(number(4060), text(/Cannot open database/i)),
    kept: notRead,
    says: ({ database, authentication }) => ({
      code: 'UF-1112',
      message: `The login ${signInName(authentication)} was accepted, but it can’t open the database “${database}”.`,
      next: 'Check the name’s spelling, and ask the DBA to give the login a user in that database.',
    }),
  },
  {
    matches: any(number(18456), text(/Login failed for user/i), code(/^ELOGIN$/)),
    kept: notRead,
    says: ({ authentication }) => ({
      code: 'UF-1111',
      message: `The server refused the login ${signInName(authentication)}.`,
      next: refusedAdvice(authentication),
    }),
  },
  {
    matches: any(code(/^(ENOTFOUND|EAI_AGAIN)$/), text(/\b(ENOTFOUND|EAI_AGAIN)\b/)),
    kept: notSent,
    says: ({ server }) => ({
      code: 'UF-1101',
      message: server === '' ? 'No server is named yet.' : `No computer with the name ${server} can be found.`,
      next: 'Check the spelling, connect to the VPN if one is needed, or enter the address that the DBA gives you.',
    }),
  },
  {
    matches: any(code(/^ECONNREFUSED$/), text(/\bECONNREFUSED\b/)),
    kept: notSent,
    says: ({ server, port }) => ({
      code: 'UF-1001',
      message: `${server} is there, but nothing answers on port ${port}.`,
      next: 'In SQL Server Configuration Manager see that TCP/IP is enabled for the instance, which port it uses, and that the service runs.',
    }),
  },
  {
    matches: text(/Failed to cancel request/i),
    kept: notChanged,
    says: ({ server }) => ({
      code: 'UF-1006',
      message: `${server} went on with a statement that was called off, so its connection was dropped.`,
      next: 'Try again. If it comes back, ask the DBA what keeps the server busy.',
    }),
  },
  {
    matches: text(/Request failed to complete/i),
    kept: notChanged,
    says: ({ server }) => ({
      code: 'UF-1005',
      message: `${server} took too long over one statement, so it was called off.`,
      next: 'Try again at a quieter hour, and ask the DBA what keeps the server busy. If it was a page of accounts, ask whether the table’s key has an index too: without one each page reads the whole table.',
    }),
  },
  {
    matches: text(/ResourceRequest timed out|operation timed out for an unknown reason|Acquire/i),
    kept: notChanged,
    says: ({ server }) => ({
      code: 'UF-1007',
      message: `All of Userferry’s few connections to ${server} stayed busy.`,
      next: 'Try again when what is under way is done.',
    }),
  },
  {
    matches: any(
      code(/^(EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ETIMEOUT)$/),
      text(/Failed to connect to .* in \d+ms|\bETIMEDOUT\b/),
    ),
    // The driver’s limit covers the login too: the password may be on its way by then.
    kept: notRead,
    says: ({ server, port }) => ({
      code: 'UF-1002',
      message: `${server} did not answer on port ${port} in time.`,
      next: 'A firewall may drop the connection, or the VPN is off: have port and address checked from this computer.',
    }),
  },
  {
    matches: any(
      code(/^(ECONNRESET|EPIPE|ECLOSE|ESOCKET|ECONNCLOSED|ENOTOPEN|EINVALIDSTATE)$/),
      text(/socket hang up|Connection lost|connection ended without|Connection closed|Connection is closed/i),
    ),
    kept: notRead,
    says: ({ server }) => ({
      code: 'UF-1003',
      message: `The connection to ${server} broke off.`,
      next: 'Check the network and whether the server restarts or fails over, then try again.',
    }),
  },
];

const unknownFailure: Omit<Rule, 'matches'> = {
  kept: notRead,
  says: ({ server }) => ({
    code: 'UF-1199',
    message: `The connection to ${server} failed for a reason that Userferry doesn’t know.`,
    next: 'The driver’s own words stand in the details: show them to your DBA.',
  }),
};
