import { apiError } from '../http/api-error.ts';
import type { UserRecord } from './user-record.ts';

/** Fields that the practice tenant understands of user search's query language. */
const searchable: Readonly<Record<string, (user: UserRecord) => string | null>> = {
  'identities.connection': (user) => user.connection.name,
  user_id: (user) => `auth0|${user.id}`,
  email: (user) => user.email,
  username: (user) => user.username,
  blocked: (user) => String(user.blocked),
  email_verified: (user) => String(user.emailVerified),
  logins_count: (user) => String(user.loginsCount),
};

/** Auth0 docs, user search: any value may stand in a wildcard's place; the docs show it on texts. */
const withWildcard: ReadonlySet<string> = new Set(['user_id', 'email', 'username']);

const term = /^(NOT\s+)?([\w.]+):(?:"((?:[^"\\]|\\.)*)"|([^\s"()[\]*?~^]+)(\*?))(?:\s+AND\s+|\s*$)/;

/** A filter for `field:"value"` and `field:begins*`, each with or without NOT, joined by AND; every other query is refused, not misread. */
export function userFilter(q: string): (user: UserRecord) => boolean {
  const tests: ((user: UserRecord) => boolean)[] = [];
  let rest = q.trim();
  while (rest !== '') {
    const [whole = '', not, field = '', quoted, bare, wildcard = ''] = term.exec(rest) ?? [];
    const read = searchable[field];
    if (whole === '' || read === undefined || (wildcard !== '' && !withWildcard.has(field))) {
      throw apiError(400, `The practice tenant does not know this user query: ${q}`, 'invalid_query_string');
    }
    rest = rest.slice(whole.length);
    const value = quoted === undefined ? (bare ?? '') : quoted.replaceAll(/\\(.)/g, '$1');
    const holds = (found: string | null) => (wildcard === '' ? found === value : found?.startsWith(value) === true);
    tests.push((user) => holds(read(user)) === (not === undefined));
  }
  return (user) => tests.every((test) => test(user));
}
