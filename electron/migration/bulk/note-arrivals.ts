import type { RunContext } from './run-context.ts';

/**
 * Notes who came by signing in since the baseline and was not sent yet: present, and not sent at all. Called while the worker holds an
 * export, so that thousands who came meanwhile cost one reading of the connection, and not one for each file.
 */
export async function noteArrivals({ worker, run, packing, tell }: RunContext): Promise<void> {
  const arrived = await packing.run(async () => {
    const noted = await worker.noteArrivals(run);
    // What is packed may hold some of them.
    if (noted > 0) await worker.resetPacking();
    return noted;
  });
  if (arrived > 0) await tell('info', 'Some came by signing in meanwhile and are not sent.', String(arrived));
}
