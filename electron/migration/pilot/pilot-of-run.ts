import type { PilotAnswer, PilotRecord } from '../../journal/pilot-records.ts';
import type { RunRecord } from '../../journal/records.ts';
import { settingsDigest } from '../production/settings-digest.ts';
import type { WorkerApi } from '../worker/make-worker-api.ts';
import type { Remote } from '../worker/remote.ts';

/** The latest pilot of a run's tenant, as far as it is about the run. */
export interface PilotOfRun {
  readonly pilot: PilotRecord;
  readonly answers: readonly PilotAnswer[];
  /** Whether it was of the mapping and rules of the run's plan. */
  readonly sameSettings: boolean;
}

/** Null where nobody has piloted on the run's tenant. */
export async function pilotOfRun(
  worker: Remote<WorkerApi>,
  { plan, connection: { tenant } }: Pick<RunRecord, 'plan' | 'connection'>,
): Promise<PilotOfRun | null> {
  const [pilot] = await worker.pilotsOf(tenant);
  if (pilot === undefined) return null;
  const digest = settingsDigest((await worker.readPlan(plan)).basis);
  return { pilot, answers: await worker.pilotAnswers(tenant), sameSettings: pilot.settingsDigest === digest };
}
