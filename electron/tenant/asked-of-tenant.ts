import type { AskedOfTenant } from '../common/circumstances.ts';

/** The scopes that each call needs (Auth0 docs, Management API: each endpoint names its own); `/api/v2` left out. */
const scopesOf: readonly (readonly [call: RegExp, scope: string])[] = [
  [/^POST \/jobs\/users-imports$/, 'create:users'],
  [/^POST \/jobs\/users-exports$/, 'read:users'],
  [/^GET \/jobs\//, 'read:users'],
  [/^GET \/users/, 'read:users'],
  [/^DELETE \/users\//, 'delete:users'],
  [/^DELETE \/connections\/[^/]+\/users$/, 'delete:users'],
  [/^GET \/connections/, 'read:connections'],
  [/^GET \/logs/, 'read:logs'],
];

/** Watches what a fetch is used for; the answer grows with each call. */
export function watchCalls(fetch: typeof globalThis.fetch): {
  readonly fetch: typeof globalThis.fetch;
  asked(): AskedOfTenant;
} {
  const scopes = new Set<string>();
  const hosts = new Set<string>();
  return {
    fetch: (input, init) => {
      const { url, method } = input instanceof Request ? input : { url: String(input), method: init?.method ?? 'GET' };
      const { host, pathname } = new URL(url);
      hosts.add(host);
      const call = `${method.toUpperCase()} ${pathname.replace(/^\/api\/v2(?=\/)/, '')}`;
      for (const [pattern, scope] of scopesOf) if (pattern.test(call)) scopes.add(scope);
      return fetch(input, init);
    },
    asked: () => ({ scopes: [...scopes].sort(), hosts: [...hosts].sort() }),
  };
}
