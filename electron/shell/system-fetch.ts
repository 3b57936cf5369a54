import type { Net } from 'electron';

/** Fetch by Chromium's network stack: the system's proxy and certificates apply, which Node's own fetch does not know. */
export function systemFetch(net: Pick<Net, 'fetch'>): typeof globalThis.fetch {
  return (input, init) => net.fetch(input instanceof URL ? input.href : input, init);
}
