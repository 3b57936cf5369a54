import type { ExceededLimit } from '../../journal/wave-records.ts';
import type { ExportParts } from '../bulk/with-export.ts';
import type { RunEnds, RunLog } from '../ends.ts';
import type { Engine } from '../engine.ts';

export interface LookParts extends Pick<Engine, 'worker' | 'clock'>, Pick<ExportParts, 'signal' | 'patience'> {
  readonly ends: Pick<RunEnds, 'log'>;
}

export interface PeopleLook {
  /** Whether the tenant's log could be read. */
  readonly readable: boolean;
  readonly exceeded: ExceededLimit | null;
}

/** Takes in what the tenant's log has new for a run in waves, counts by wave, and holds it against the limit on failed sign-ins. */
export async function lookAtPeople(
  { worker, ends, clock, signal, patience }: LookParts,
  run: string,
): Promise<PeopleLook> {
  const { log } = ends;
  const readable = log !== undefined && (await patience.tenant(() => catchUp(log)));
  return { readable, exceeded: await worker.judgePeople(run, readable, clock.now()) };

  /** Each page is taken in with its place, so that reading anew goes on behind it. */
  async function catchUp(from: RunLog): Promise<boolean> {
    for await (const page of from.read(await worker.waveLogPosition(run), signal)) {
      if (page === 'unreadable') return false;
      await worker.takeInWaveLog(run, page);
    }
    return true;
  }
}
