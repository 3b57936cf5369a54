import type { PracticeServers } from '../../electron/practice/start-environment.ts';

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}

/** Every fault that a run must get over by itself. A job that never ends is left out: it would take Auth0's two hours. */
export async function setRandomFaults({ sqlServer, tenant }: PracticeServers, seed: number): Promise<void> {
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
      rateLimited: 0.03,
      serverErrorBefore: 0.05,
      serverErrorAfter: 0.05,
      lostBefore: 0.05,
      lostAfter: 0.05,
      slow: 0.05,
      tokensRevoked: 0.01,
      jobFails: 0.1,
      jobNeverEnds: 0,
      exportFails: 0.05,
    },
  });
}
