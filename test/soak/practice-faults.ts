import type { PracticeServers } from '../../electron/practice/start-environment.ts';

/** Gives a practice server an order. */
export async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}

/**
 * Every fault that a run must get over by itself. A job that never ends is left out: it would take Auth0's two hours. `share`: of calls to
 * the tenant so many are met, where there are thousands and each waits.
 */
export async function setRandomFaults({ sqlServer, tenant }: PracticeServers, seed: number, share = 1): Promise<void> {
  await post(`${sqlServer.control}/faults`, {
    drop: { afterRows: 2_500, times: null, probability: 0.3, seed },
    deadlocks: 3,
  });
  await post(`${tenant.control}/faults`, {
    kind: 'random',
    seed,
    resetSeconds: 1,
    slowMilliseconds: 100,
    probabilities: {
      rateLimited: 0.03 * share,
      serverErrorBefore: 0.05 * share,
      serverErrorAfter: 0.05 * share,
      lostBefore: 0.05 * share,
      lostAfter: 0.05 * share,
      slow: 0.05 * share,
      tokensRevoked: 0.01 * share,
      jobFails: 0.1,
      jobNeverEnds: 0,
      exportFails: 0.05,
    },
  });
}
