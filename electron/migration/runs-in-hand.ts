import type { RunRecord } from '../journal/records.ts';
import { unfinishedDelta } from './delta/delta-errors.ts';
import type { RunEnds } from './ends.ts';
import { runUndone, unfinishedUndo } from './undo/undo-errors.ts';
import type { WorkerApi } from './worker/make-worker-api.ts';
import type { Remote } from './worker/remote.ts';

/** A connection of a tenant, by which the journal knows what happens there. */
export type ConnectionPlace = Pick<RunRecord['connection'], 'id' | 'tenant'>;

export function placeOfEnds({ tenant, connection }: Pick<RunEnds, 'tenant' | 'connection'>): ConnectionPlace {
  return { id: connection.id, tenant: tenant.domain };
}

/** What must not happen beside each other. */
export interface RunsInHand {
  /**
   * Does something with the workspace's runs in this process's hands: meanwhile none comes or goes on, here or in another process, and
   * nothing else is done that takes them in hand.
   * @throws UserferryError UF-4001
   */
  withRunsInHand<Result>(work: () => Promise<Result>): Promise<Result>;
  /**
   * Users who are being deleted would be taken for people who were there before.
   * @param own the run whose own undo it is
   * @throws UserferryError UF-4404
   */
  refuseBesideUndo(place: ConnectionPlace, own?: string): Promise<void>;
  /**
   * What a delta carries over is held against what was there before.
   * @param ownPlan the reading whose new accounts are brought, which the delta does itself
   * @throws UserferryError UF-4456
   */
  refuseBesideDelta(place: ConnectionPlace, ownPlan?: string): Promise<void>;
  /**
   * What was brought and deleted again is neither to be gone on with nor missing.
   * @throws UserferryError UF-4401
   */
  refuseUndone(run: string): Promise<void>;
}

export function runsInHand(worker: Remote<WorkerApi>): RunsInHand {
  return {
    async withRunsInHand(work) {
      await worker.lockRuns();
      try {
        return await work();
      } finally {
        await worker.unlockRuns();
      }
    },
    async refuseBesideUndo(place, own) {
      const undone = await worker.unfinishedUndo(place);
      if (undone !== null && undone !== own) throw unfinishedUndo(undone);
    },
    async refuseBesideDelta(place, ownPlan) {
      const delta = await worker.unfinishedDelta(place);
      if (delta === null) return;
      const isOwn = ownPlan !== undefined && (await worker.deltaStanding(delta)).plan === ownPlan;
      if (!isOwn) throw unfinishedDelta(delta);
    },
    async refuseUndone(run) {
      if (await worker.isUndone(run)) throw runUndone(run);
    },
  };
}
