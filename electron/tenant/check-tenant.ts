import { type Check, failedCheck } from '../common/checks.ts';
import { UserferryError } from '../common/userferry-error.ts';
import type { Tenant, TenantConnection } from './tenant.ts';

export type { Check } from '../common/checks.ts';

/** Failures of the way to the tenant (name, connect, certificate, answer); the credentials have not been judged then. */
const addressFailures: ReadonlySet<string> = new Set([
  'UF-2001',
  'UF-2002',
  'UF-2003',
  'UF-2004',
  'UF-2005',
  'UF-2006',
  'UF-2014',
]);

/** Whether a failure is one of the way to the tenant, rather than of the credentials. */
export function isOfTheWay({ code }: Pick<UserferryError, 'code'>): boolean {
  return addressFailures.has(code);
}

/** Without these no import can be sent or followed. */
export const neededScopes = ['create:users', 'read:users', 'read:connections'];
const usefulScopes = [
  { name: 'read:connections_options', without: 'the connection’s import mode can’t be checked' },
  {
    name: 'read:logs',
    without: 'a file whose answer was lost is settled by looking for its users, which takes longer',
  },
];

/** The checks in their order: known before they begin, so that a screen can say which of them it stopped at. */
export const tenantCheckNames = [
  'address',
  'credentials',
  'permissions',
  'connection',
  'enabled',
  'import-mode',
] as const;

const kept = 'Nothing in the tenant was changed, and no user has been sent.';

/**
 * What a connection is to be good for: imports alone; action scripts that a deployment brings, with imports beside them; or scripts
 * that Auth0 asks each time, into which nothing can be imported.
 */
export type ConnectionUse = 'imports' | 'trickle' | 'legacy';

/**
 * Whether `connection` is fit for its use, step by step; the first failure ends the sequence. What a deployment sees to is only told of.
 * It only reads.
 */
export async function* checkTenant(
  tenant: Tenant,
  options: { readonly connection: string; readonly use: ConnectionUse; readonly signal?: AbortSignal },
): AsyncGenerator<Check, void, void> {
  const { connection: wanted, use, signal } = options;
  let scopes: readonly string[];
  yield { name: 'address', state: 'running', finding: `Asking ${tenant.domain}` };
  try {
    scopes = await tenant.scopes(signal);
    yield passed('address', `${tenant.domain} answers`);
  } catch (error) {
    const reached = error instanceof UserferryError && !isOfTheWay(error);
    if (reached) yield passed('address', `${tenant.domain} answers`);
    yield failedCheck(reached ? 'credentials' : 'address', error);
    return;
  }
  yield passed('credentials', 'Auth0 accepts the client id and secret');

  const permissions = checkScopes(scopes);
  yield permissions;
  if (permissions.state === 'failed') return;

  yield { name: 'connection', state: 'running', finding: 'Reading the connections' };
  let connections: readonly TenantConnection[];
  try {
    connections = await tenant.connections(signal);
  } catch (error) {
    yield failedCheck('connection', error);
    return;
  }
  const connection = connections.find(({ name }) => name === wanted);
  const absent = () => missingConnection(wanted, connections, use);
  for (const check of connection ? checkConnection(connection, use) : [absent()]) yield check;
}

function checkScopes(scopes: readonly string[]): Check {
  const missing = neededScopes.filter((name) => !scopes.includes(name));
  if (missing.length > 0) {
    return failed('permissions', {
      code: 'UF-2040',
      message: `The application lacks ${missing.join(' and ')}.`,
      next: 'Grant it in the Auth0 dashboard under Applications, APIs, Auth0 Management API, Machine to Machine Applications, then check again.',
    });
  }
  const lacking = usefulScopes.filter(({ name }) => !scopes.includes(name));
  if (lacking.length === 0) return passed('permissions', 'All that a migration needs');
  const finding = lacking.map(({ name, without }) => `Without ${name}, ${without}.`).join(' ');
  return { name: 'permissions', state: 'warned', finding };
}

function missingConnection(name: string, connections: readonly TenantConnection[], use: ConnectionUse): Check {
  if (use !== 'imports' && name !== '') {
    return warned('connection', `There is no “${name}” yet: deploying the scripts makes it.`);
  }
  const names = connections.map((connection) => `“${connection.name}”`).join(', ');
  return failed('connection', {
    code: 'UF-2041',
    message:
      name === ''
        ? 'No connection has been chosen that is to receive the users.'
        : `The tenant has no database connection named “${name}”.`,
    next:
      names === '' ? 'Create one in the Auth0 dashboard under Authentication, Database.' : `Choose one of ${names}.`,
  });
}

/** Each end of the checks on one connection, up to the first failure. */
function checkConnection(connection: TenantConnection, use: ConnectionUse): readonly Check[] {
  const { name, enabled, options } = connection;
  const found = passed('connection', `“${name}” is a database connection`);
  const importMode = checkImportMode(name, options, use);
  if (enabled === false && use !== 'imports') {
    const finding = 'Not enabled for any application, so nobody can sign in through it yet.';
    return [found, warned('enabled', finding), importMode];
  }
  if (enabled === false) {
    return [
      found,
      failed('enabled', {
        code: 'UF-2042',
        message: `The connection “${name}” is not enabled for any application, so Auth0 would refuse every import.`,
        next: 'Enable it for an application in the Auth0 dashboard, then check again.',
      }),
    ];
  }
  const enabledCheck: Check =
    enabled === null
      ? warned('enabled', 'The token may not see which applications use the connection.')
      : passed('enabled', 'Enabled for an application');
  return [found, enabledCheck, importMode];
}

function checkImportMode(connection: string, options: TenantConnection['options'], use: ConnectionUse): Check {
  const name = 'import-mode';
  if (options === null) return warned(name, 'Can’t be seen without read:connections_options.');
  if (!options.customDatabase) {
    return passed(
      name,
      use === 'imports'
        ? 'Auth0’s own store: nothing to switch on'
        : 'Auth0’s own store: deploying the scripts changes that',
    );
  }
  if (use === 'legacy') return passed(name, legacyWords(options.importMode));
  if (options.importMode) return passed(name, 'A custom database with import mode on');
  if (use === 'trickle') return warned(name, 'A custom database without import mode: deploying switches it on.');
  return failed(name, {
    code: 'UF-2043',
    message: `The connection “${connection}” uses a custom database without import mode, so Auth0 would refuse every import.`,
    next: 'Switch on “Import Users to Auth0” in the connection’s settings, then check again.',
  });
}

function legacyWords(importMode: boolean): string {
  return importMode
    ? 'A custom database with import mode on: deploying switches it off'
    : 'A custom database that Auth0 asks each time';
}

function passed(name: string, finding: string): Check {
  return { name, state: 'passed', finding };
}

function warned(name: string, finding: string): Check {
  return { name, state: 'warned', finding };
}

function failed(
  name: string,
  failure: { readonly code: `UF-${number}`; readonly message: string; readonly next: string },
): Check {
  return failedCheck(name, new UserferryError({ ...failure, kept }));
}
