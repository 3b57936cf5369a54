import { z } from 'zod';
import { UserferryError, type UserferryErrorDetails } from '../common/userferry-error.ts';

/** What the classification needs to know of the attempt, to name it. */
export interface ConnectContext {
  readonly server: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

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

type Sentence = Omit<UserferryErrorDetails, 'kept' | 'detail'>;

const notSent = 'The password has not been sent and nothing was read.';
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
    matches: any(text(/self.signed certificate/i), code(/^(DEPTH_ZERO_)?SELF_SIGNED_CERT/)),
    kept: notSent,
    says: () => ({
      code: 'UF-1104',
      message: 'The server’s certificate is self-signed.',
      next: 'Compare the fingerprint with your DBA and trust this certificate and no other, have one of your own authority installed, or connect without checking, a risk that the report will name.',
    }),
  },
  {
    matches: any(
      text(
        /unable to (verify the first|get (local )?issuer) certificate|altname|IP: .* is not in the cert|certificate has expired/i,
      ),
      code(/^(ERR_TLS_CERT_ALTNAME_INVALID|UNABLE_TO_|CERT_)/),
    ),
    kept: notSent,
    says: ({ server }) => ({
      code: 'UF-1105',
      message: `The server’s certificate can’t be checked: this computer doesn’t trust who issued it, it is not made out to ${server}, or it has expired.`,
      next: 'Connect by the name in the certificate, have the issuing authority installed on this computer, or trust this one certificate after comparing its fingerprint.',
    }),
  },
  {
    matches: text(
      /unsupported protocol|wrong version number|ssl_choose_client_version|no protocols available|alert protocol version/i,
    ),
    kept: notSent,
    says: ({ server }) => ({
      code: 'UF-1108',
      message: `${server} only speaks an encryption that is no longer safe (TLS 1.0 or 1.1).`,
      next: 'Have the DBA install SQL Server’s update for TLS 1.2. On a network that you trust, “Not encrypted” also works, and the report will name it.',
    }),
  },
  {
    matches: any(number(18452), text(/untrusted domain/i)),
    kept: notRead,
    says: ({ user }) => ({
      code: 'UF-1113',
      message: `The server took “${user}” for a Windows user of a domain that it doesn’t trust.`,
      next: 'Use a SQL Server login: its name has no backslash.',
    }),
  },
  {
    matches: any(number(4060), text(/Cannot open database/i)),
    kept: notRead,
    says: ({ database, user }) => ({
      code: 'UF-1112',
      message: `The login “${user}” was accepted, but it can’t open the database “${database}”.`,
      next: 'Check the name’s spelling, and ask the DBA to give the login a user in that database.',
    }),
  },
  {
    matches: any(number(18456), text(/Login failed for user/i), code(/^ELOGIN$/)),
    kept: notRead,
    says: ({ user }) => ({
      code: 'UF-1111',
      message: `The server refused the login “${user}”.`,
      next: 'Check name and password. If both are right, the login may be disabled or the server may take Windows users only: its error log names the reason as the state of error 18456.',
    }),
  },
  {
    matches: any(code(/^(ENOTFOUND|EAI_AGAIN)$/), text(/\b(ENOTFOUND|EAI_AGAIN)\b/)),
    kept: notSent,
    says: ({ server }) => ({
      code: 'UF-1101',
      message: `No computer with the name ${server} can be found.`,
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
    matches: any(
      code(/^(EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ETIMEOUT)$/),
      text(/Failed to connect to .* in \d+ms|\bETIMEDOUT\b/),
    ),
    kept: notSent,
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
