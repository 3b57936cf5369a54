import type { Engine } from '../engine.ts';
import { pages, REPORT_PAGE } from '../pages.ts';
import { lookAtTrickle } from './look.ts';
import type { TrickleWatch } from './trickle-watch.ts';

/** Looks at a trickle migration over the worker that has the journal open. */
export function trickleOver({ worker, clock, exports, either }: Engine): TrickleWatch {
  return {
    async look(plan, ends, readLog, { signal, onProgress } = {}) {
      await worker.readPlan(plan);
      return lookAtTrickle({ worker, ends, clock, exports, signal: either(signal), readLog }, plan, onProgress);
    },
    latest: (place) => worker.latestLook(place),
    told: (place) => worker.looksTold(place),
    part: (place, standing, from, limit) => worker.standingPart(place, standing, from, limit),
    accounts: (place, standing) => pages((last) => worker.standingPage(place, standing, last, REPORT_PAGE)),
    openResets: (place) => pages((last) => worker.openResetPage(place, last?.number ?? 0, REPORT_PAGE)),
  };
}
