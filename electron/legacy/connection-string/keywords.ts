/** What a keyword of a connection string is to Userferry. */
export type Meaning =
  | 'server'
  | 'database'
  | 'user'
  | 'password'
  | 'integrated'
  | 'authentication'
  | 'encrypt'
  | 'trust'
  | 'certificate-name'
  | 'intent'
  | 'driver'
  | 'inner'
  /** Means what Userferry does anyway. */
  | 'always'
  | { readonly refused: string }
  | { readonly ignored: string };

const pool = { ignored: 'Userferry keeps its own few connections.' };
const patience = { ignored: 'Userferry has its own time limits and tries again by itself.' };
const naming = { ignored: 'The session is named after Userferry and what it does, so that a DBA sees whose it is.' };
const application = { ignored: 'It matters to the application alone.' };
const clientKeys = { ignored: 'Encrypted columns can’t be migrated: the checks look for them.' };
const nameOnly = { ignored: 'Userferry signs in without Kerberos names.' };

/**
 * Every keyword of SqlClient with its synonyms (Microsoft: SqlConnection.ConnectionString), and those that ODBC and OLE DB
 * strings have besides; compared in lower case, without blanks and underscores.
 */
export const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...named('server', 'server', 'datasource', 'addr', 'address', 'networkaddress'),
  ...named('database', 'database', 'initialcatalog'),
  ...named('user', 'userid', 'uid', 'user'),
  ...named('password', 'password', 'pwd'),
  ...named('integrated', 'integratedsecurity', 'trustedconnection'),
  ...named('authentication', 'authentication'),
  ...named('encrypt', 'encrypt', 'useencryptionfordata'),
  ...named('trust', 'trustservercertificate'),
  ...named('certificate-name', 'hostnameincertificate'),
  ...named('intent', 'applicationintent'),
  ...named('driver', 'driver'),
  ...named('inner', 'providerconnectionstring'),
  ...named('always', 'multisubnetfailover', 'transparentnetworkipresolution', 'provider', 'metadata'),
  ...named(pool, 'pooling', 'maxpoolsize', 'minpoolsize', 'poolblockingperiod', 'connectionlifetime'),
  ...named(pool, 'loadbalancetimeout', 'connectionreset', 'enlist', 'multipleactiveresultsets', 'marsconnection'),
  ...named(patience, 'connecttimeout', 'connectiontimeout', 'timeout', 'commandtimeout', 'logintimeout'),
  ...named(patience, 'connectretrycount', 'connectretryinterval', 'keepalive', 'keepaliveinterval', 'retryexec'),
  ...named(naming, 'applicationname', 'app', 'workstationid', 'wsid'),
  ...named(application, 'currentlanguage', 'language', 'typesystemversion', 'transactionbinding', 'replication'),
  ...named(application, 'asynchronousprocessing', 'async', 'persistsecurityinfo', 'packetsize', 'ansinpw', 'quotedid'),
  ...named(
    application,
    'autotranslate',
    'regional',
    'datatypecompatibility',
    'description',
    'statslogon',
    'querylogon',
  ),
  ...named(clientKeys, 'columnencryptionsetting', 'columnencryption', 'enclaveattestationurl', 'attestationprotocol'),
  ...named(nameOnly, 'serverspn', 'failoverpartnerspn'),
  ...named({ ignored: 'Name the partner as the server after a failover.' }, 'failoverpartner'),
  ...named({ ignored: 'Userferry connects over TCP/IP.' }, 'networklibrary', 'network', 'net', 'ipaddresspreference'),
  ...named(
    { ignored: 'It names a file on the application’s computer: trust the certificate where the checks show it.' },
    'servercertificate',
    'clientcertificate',
    'clientkey',
  ),
  ...named(
    { refused: 'It attaches a database file, and Userferry only reads databases that a SQL Server has open.' },
    'attachdbfilename',
    'extendedproperties',
    'initialfilename',
  ),
  ...named({ refused: 'It starts an instance of its own for one Windows user.' }, 'userinstance'),
  ...named({ refused: 'It works inside SQL Server alone.' }, 'contextconnection'),
  ...named({ refused: 'It names a data source of Windows: write server and database instead.' }, 'dsn', 'filedsn'),
]);

function named(meaning: Meaning, ...keywords: readonly string[]): readonly (readonly [string, Meaning])[] {
  return keywords.map((keyword) => [keyword, meaning] as const);
}
