// What action scripts may `require` here: of Auth0's public list what a move from SQL Server needs, and built-in modules that reach
// neither files nor other processes. Auth0 serves its list live, and which version an unpinned name gets there is not known
// (AUTH0 docs: custom database action script environment): pin what matters.

/** One module as packages of ours serve it. */
export interface ServedModule {
  /** The version for a name without one. */
  readonly usual: string;
  /** Package names by version. */
  readonly packages: Readonly<Record<string, string>>;
  /** Said once where another package stands in for the one that Auth0 has. */
  readonly standIn?: string;
}

export const servedModules: Readonly<Record<string, ServedModule>> = {
  // Both are pinned in Auth0's own templates.
  tedious: { usual: '11.0.3', packages: { '11.0.3': 'tedious-11.0.3', '1.11.0': 'tedious-1.11.0' } },
  mssql: { usual: '12.7.14', packages: { '12.7.14': 'mssql' } },
  bcrypt: {
    usual: '3.0.3',
    packages: { '3.0.3': 'bcryptjs' },
    standIn: 'bcryptjs stands in for bcrypt here: the same functions and hashes, slower.',
  },
  bcryptjs: { usual: '3.0.3', packages: { '3.0.3': 'bcryptjs' } },
  axios: { usual: '1.21.1', packages: { '1.21.1': 'axios', '0.22.0': 'axios-0.22.0' } },
  request: {
    usual: '4.0.1',
    packages: { '4.0.1': '@cypress/request' },
    standIn: '@cypress/request stands in for request here, which nobody looks after any more.',
  },
  jsonwebtoken: { usual: '9.0.3', packages: { '9.0.3': 'jsonwebtoken' } },
  lodash: { usual: '4.18.1', packages: { '4.18.1': 'lodash' } },
  uuid: { usual: '14.0.3', packages: { '14.0.3': 'uuid' } },
  pbkdf2: { usual: '3.1.7', packages: { '3.1.7': 'pbkdf2' } },
};

/** What a script should know that pins a version from Auth0's older templates. */
const versionNotes: Readonly<Record<string, string>> = {
  // Tried: it signs in with and without encryption on Node 22, without on Node 24, where tls.createSecurePair is gone.
  'tedious@1.11.0':
    'tedious 1.11.0 can’t encrypt a connection on Node 24 and later, and ends the process when it tries.',
};

/** Auth0 has these for other databases. */
export const otherDatabases: ReadonlySet<string> = new Set(['pg', 'mysql', 'mysql2', 'mongodb', 'ibm_db', 'oracledb']);

export const builtIns: ReadonlySet<string> = new Set([
  'assert',
  'buffer',
  'crypto',
  'dns',
  'events',
  'http',
  'https',
  'net',
  'path',
  'perf_hooks',
  'punycode',
  'querystring',
  'stream',
  'string_decoder',
  'timers',
  'timers/promises',
  'tls',
  'url',
  'util',
  'zlib',
]);

/** What a script may write between the quotes of `require`, with the versions that are served. */
export function moduleNames(): readonly string[] {
  const pinned = Object.entries(servedModules).flatMap(([name, { packages, standIn }]) =>
    standIn === undefined ? Object.keys(packages).map((version) => `${name}@${version}`) : [name],
  );
  return [...pinned, ...builtIns];
}

/** What a `require` gets. */
export type Requested =
  | { readonly kind: 'built-in'; readonly name: string }
  | { readonly kind: 'package'; readonly name: string; readonly notes: readonly string[] }
  | { readonly kind: 'refused'; readonly why: string };

/** Resolves what a script requires: `tedious`, `tedious@11.0.3`, `node:crypto`. */
export function requested(specifier: string): Requested {
  const builtIn = specifier.startsWith('node:') ? specifier.slice('node:'.length) : specifier;
  if (builtIns.has(builtIn)) return { kind: 'built-in', name: `node:${builtIn}` };
  const [, name = specifier, version] = /^(@?[^@]+)(?:@(.+))?$/.exec(specifier) ?? [];
  const served = Object.hasOwn(servedModules, name) ? servedModules[name] : undefined;
  if (served === undefined) {
    return {
      kind: 'refused',
      why: otherDatabases.has(name)
        ? `Auth0 has “${name}”, for databases other than SQL Server; it is not served here.`
        : `“${specifier}” is not among the modules that are served here. Auth0’s own list is at auth0-extensions.github.io/canirequire.`,
    };
  }
  const chosen = version === undefined ? served.usual : versionFor(served, version);
  if (chosen === undefined) {
    return {
      kind: 'refused',
      why: `${name}@${version} is not served here, only ${Object.keys(served.packages).join(' and ')}.`,
    };
  }
  const notes = [served.standIn, versionNotes[specifier]].filter((note) => note !== undefined);
  if (version !== undefined && version !== chosen && served.standIn === undefined) {
    notes.push(`${name}@${version} was asked for; ${chosen} stands in for it here.`);
  }
  return { kind: 'package', name: served.packages[chosen] ?? name, notes };
}

/** That version, or another of the same major version; a stand-in stands in for every version. */
function versionFor({ packages, standIn, usual }: ServedModule, version: string): string | undefined {
  if (standIn !== undefined) return usual;
  const major = (text: string) => text.replace(/^[~^]/, '').split('.')[0];
  return Object.hasOwn(packages, version)
    ? version
    : Object.keys(packages).find((own) => major(own) === major(version));
}
