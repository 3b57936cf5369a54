import type { session as Sessions } from 'electron';

/**
 * Fetch by Chromium's network stack: the system's proxy and certificates apply, which Node's own fetch does not know. In a
 * session of its own that lives in memory alone and keeps no cache: answers hold people's names and addresses, and Chromium
 * would leave a cache of them on the disk (Electron docs: session.fromPartition). No cookies either: the tenant's API has none.
 */
export function systemFetch(sessions: Pick<typeof Sessions, 'fromPartition'>): typeof globalThis.fetch {
  // Electron has sessions only once it is ready.
  const network = () => sessions.fromPartition('userferry-network', { cache: false });
  return (input, init) => network().fetch(input instanceof URL ? input.href : input, { ...init, credentials: 'omit' });
}
