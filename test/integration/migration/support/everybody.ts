import type { FoundUser, Tenant } from '../../../../electron/tenant/tenant.ts';

/** A network and a tenant in trouble. */
export const faults = (seed: number) => ({
  kind: 'random',
  seed,
  resetSeconds: 0.2,
  slowMilliseconds: 5,
  probabilities: {
    rateLimited: 0.001,
    serverErrorBefore: 0.02,
    serverErrorAfter: 0.02,
    lostBefore: 0.02,
    lostAfter: 0.02,
    slow: 0.02,
    tokensRevoked: 0.002,
    exportFails: 0.1,
  },
});

/** Everybody of the tenant with everything that is told of them, by connection and id. */
export async function everybody(tenant: Tenant): Promise<ReadonlyMap<string, FoundUser>> {
  const users = new Map<string, FoundUser>();
  for await (const page of tenant.exportInFull(null)) {
    for (const user of page) users.set(`${user.identities[0]?.connection}/${user.userId}`, user);
  }
  return users;
}
