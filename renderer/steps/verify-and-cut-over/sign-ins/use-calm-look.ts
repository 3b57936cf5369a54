import { useEffect, useRef } from 'react';
import type { Snapshot } from '../../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../../client/use-command.ts';
import { isActive } from '../../../wizard/step-state.ts';

/** So long after the last look the next one begins by itself. */
const EVERY_MS = 60_000;

/**
 * Looks again by itself while the page is in sight: about every minute, never beside a run or anything else, and not at all while it is
 * hidden. Shown again it looks at once, if the last look is old.
 */
export function useCalmLook({ run, activity, failure, tenant, signIns }: Snapshot): void {
  const { give } = useCommand('lookAtSignIns');
  const { latest } = signIns;
  const last = latest !== undefined && latest.look.run === run?.id ? latest.look.at : 0;
  const idle =
    run !== undefined && !isActive(run.state) && activity === undefined && failure === undefined && tenant.secretKnown;
  // Of one that failed nothing is kept by which the next could be told.
  const tried = useRef(0);
  useEffect(() => {
    if (!idle) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      if (document.hidden) return;
      // A clock that was set back leaves a last look in the future.
      const age = Math.max(0, Date.now() - Math.max(last, tried.current));
      timer = setTimeout(
        () => {
          tried.current = Date.now();
          void give({ byItself: true });
        },
        Math.max(1_000, EVERY_MS - age),
      );
    };
    wait();
    document.addEventListener('visibilitychange', wait);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wait);
    };
  }, [idle, last, give]);
}
