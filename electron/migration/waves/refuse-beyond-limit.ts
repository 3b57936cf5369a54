import type { RunContext } from '../bulk/run-context.ts';
import { limitExceeded } from './wave-errors.ts';

/**
 * Looks whether more accounts of the wave under way were rejected than its limit allows; what is found is written down first, so that
 * nothing more is sent without a yes, whatever becomes of this process.
 * @throws UserferryError UF-4906
 */
export async function refuseBeyondLimit({ worker, run, clock, waves }: RunContext): Promise<void> {
  if (waves === null || waves.limits.rejected === null) return;
  const exceeded = await worker.judgeRejections(run, clock.now());
  if (exceeded !== null) throw limitExceeded(exceeded);
}
