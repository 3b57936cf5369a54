import type { RunContext } from './run-context.ts';

/**
 * Notes who is in the connection by now and was not sent yet, from before the run or by signing in since the baseline: present, and not sent
 * at all. Called while the worker holds an export, so that thousands who came meanwhile cost one reading of the connection, and not one for
 * each file.
 */
export async function noteArrivals({ worker, run, packing, tell }: RunContext): Promise<void> {
  const arrived = await packing.run(async () => {
    const noted = await worker.noteArrivals(run);
    // What is packed may hold some of them.
    if (noted > 0) await worker.resetPacking();
    return noted;
  });
  if (arrived > 0)
    await tell('info', 'Some are in Auth0 already, from before or by signing in, and are not sent.', String(arrived));
}
