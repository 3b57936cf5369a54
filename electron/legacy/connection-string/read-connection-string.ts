import { parseServerAddress } from '../../common/server-address.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import type { LegacyAuthentication, LegacyConfig } from '../legacy.ts';
import { type Meaning, meanings } from './keywords.ts';
import { type Pair, splitPairs } from './split-pairs.ts';

/** What a connection string says of the legacy database. */
export interface ReadConnectionString {
  /** Empty where the string says nothing: the form asks for it. */
  readonly config: LegacyConfig;
  /** Apart from the rest, because it goes to memory alone. */
  readonly password: string | null;
  /** What Userferry does not follow, each with its reason. */
  readonly ignored: readonly { readonly keyword: string; readonly why: string }[];
}

type Said = ReadonlyMap<Exclude<Meaning, object>, string>;

/**
 * Reads a connection string of ADO.NET (also inside an Entity Framework one, or still in its line of web.config), OLE DB or ODBC.
 * No text of the string goes into a failure: a password in a badly quoted string can stand anywhere.
 * @throws UserferryError UF-1141 (not a connection string), UF-1142 (something in it can't be done)
 */
export function readConnectionString(text: string): ReadConnectionString {
  const { said, ignored } = readPairs(pairsOf(textOf(text)));
  const inner = said.get('inner');
  if (inner !== undefined) return readConnectionString(inner);
  const address = parseServerAddress(said.get('server') ?? '');
  if (address.kind === 'refused') throw refusal('The server in the connection string', address.why);
  const { kind: _, ...place } = address;
  const encryption = readEncryption(said);
  return {
    config: {
      ...place,
      database: said.get('database') ?? '',
      authentication: readAuthentication(said),
      encrypt: encryption.encrypt,
      trust: isYes(said.get('trust')) && encryption.encrypt !== 'strict' ? { kind: 'unchecked' } : { kind: 'system' },
      ...(said.has('certificate-name') ? { certificateName: said.get('certificate-name') ?? '' } : {}),
      ...(said.get('intent')?.toLowerCase() === 'readwrite' ? { readOnlyReplica: false } : {}),
    },
    password: said.get('password') ?? null,
    ignored: [...ignored, ...encryption.ignored],
  };
}

/** The string itself where a line of web.config was pasted around it; entities are those of XML. */
function textOf(pasted: string): string {
  const attributes = [...pasted.matchAll(/\bconnectionString\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  if (attributes.length > 1) {
    throw refusal('The text', `It holds ${attributes.length} connection strings: paste the one of the user database.`);
  }
  const [attribute] = attributes;
  if (attribute === undefined) return pasted;
  const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
  return (attribute[1] ?? attribute[2] ?? '').replaceAll(
    /&(quot|apos|lt|gt|amp);/g,
    (_, name: string) => entities[name] ?? '',
  );
}

/** ODBC strings name their driver, and quote in another way. */
function pairsOf(text: string): readonly Pair[] {
  const odbc = /(^|;)\s*(driver|dsn)\s*=/i.test(text) ? splitPairs(text, 'odbc') : null;
  const pairs = odbc ?? splitPairs(text, 'ado');
  if (pairs === null || pairs.length === 0)
    throw unreadable('It is not a list of keyword=value, parted by semicolons.');
  return pairs;
}

/** A keyword that comes twice counts as the last one says (ADO.NET); one without a value is as if it were not there. */
function readPairs(pairs: readonly Pair[]) {
  const said = new Map<Exclude<Meaning, object>, string>();
  const ignored: { keyword: string; why: string }[] = [];
  for (const [index, { keyword, value }] of pairs.entries()) {
    const meaning = meanings.get(keyword);
    if (meaning === undefined) {
      throw unreadable(`Part ${index + 1} does not begin with a keyword that SQL Server’s clients know.`);
    }
    if (value === '') continue;
    if (typeof meaning === 'string') said.set(meaning, value);
    else if ('ignored' in meaning) ignored.push({ keyword, why: meaning.ignored });
    else if (!/^(false|no)$/i.test(value)) throw refusal(`“${keyword}” in the connection string`, meaning.refused);
  }
  return { said, ignored };
}

const entraWays: Readonly<Record<string, LegacyAuthentication['type']>> = {
  activedirectorydefault: 'entra-default',
  activedirectorymanagedidentity: 'entra-default',
  activedirectorymsi: 'entra-default',
  activedirectoryworkloadidentity: 'entra-default',
  activedirectoryserviceprincipal: 'entra-service-principal',
};

function readAuthentication(said: Said): LegacyAuthentication {
  const user = said.get('user') ?? '';
  const way = (said.get('authentication') ?? '').replaceAll(/\s/g, '').toLowerCase();
  if (way !== '' && way !== 'sqlpassword') {
    const type = entraWays[way];
    if (type === 'entra-default') return { type };
    if (type === 'entra-service-principal') return { type, tenantId: '', clientId: user };
    throw refusal(
      'The way of signing in that the connection string names',
      'Of Microsoft Entra’s, Userferry knows the sign-in of this computer (ActiveDirectoryDefault), a service principal with its secret, and an access token: choose one under “Sign in as”.',
    );
  }
  if (isYes(said.get('integrated'))) return { type: 'windows-user' };
  const windows = /^([^\\]+)\\(.+)$/.exec(user);
  // ADO.NET would refuse such a login; people write it all the same, and mean this.
  if (windows !== null) return { type: 'windows-domain', domain: windows[1] ?? '', user: windows[2] ?? '' };
  return { type: 'sql-login', user };
}

/**
 * `optional` is what ADO.NET calls a connection that still encrypts the login. tedious would send the password in the clear, so
 * that wish is not followed by itself.
 */
function readEncryption(said: Said): { encrypt: true | 'strict'; ignored: ReadConnectionString['ignored'] } {
  const wish = said.get('encrypt')?.toLowerCase();
  if (wish === 'strict') return { encrypt: 'strict', ignored: [] };
  if (wish === undefined || wish === 'mandatory' || isYes(wish)) return { encrypt: true, ignored: [] };
  const why =
    'Userferry encrypts unless you choose otherwise: without, the password itself would cross the network readable, which it does not in ADO.NET.';
  return { encrypt: true, ignored: [{ keyword: 'encrypt', why }] };
}

function isYes(value: string | undefined): boolean {
  return /^(true|yes|sspi|1)$/i.test(value ?? '');
}

const kept = 'Nothing was changed: the form is as it was.';

function unreadable(why: string): UserferryError {
  return new UserferryError({
    code: 'UF-1141',
    message: 'This is not a connection string that can be read.',
    kept,
    next: `${why} A password with a semicolon or a quote must stand in quotes. Mend it, or fill in the form by hand.`,
  });
}

function refusal(what: string, why: string): UserferryError {
  return new UserferryError({
    code: 'UF-1142',
    message: `${what} can’t be used.`,
    kept,
    next: why,
  });
}
