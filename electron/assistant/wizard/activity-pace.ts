import { RateMeter } from '../../migration/bulk/rate-meter.ts';
import type { WorkPace } from '../contract/index.ts';

/** What is over sooner has no rate to speak of. */
const SETTLES_MS = 3_000;

/**
 * How fast something long is, from each step of its count; `told` is what it knows better itself. What goes on after a stop, or begins a part
 * of its own, is measured from there.
 * @param now milliseconds since 1970
 */
export function activityPace(
  now: () => number,
): (done: number, total: number, told?: Partial<WorkPace>) => Partial<WorkPace> | undefined {
  let begun: { readonly at: number; readonly from: number; readonly meter: RateMeter; last: number } | undefined;
  return (done, total, told) => {
    const at = now();
    if (begun === undefined || done < begun.last) {
      begun = { at, from: done, meter: new RateMeter(at, 0, 0), last: done };
      return told;
    }
    const { meter, from } = begun;
    const passed = at - begun.at;
    meter.sample(at, passed, done - from);
    begun.last = done;
    if (passed < SETTLES_MS) return told;
    const remainingMs = meter.remaining(Math.max(0, total - done));
    return { now: meter.now, average: meter.average, ...(remainingMs === null ? {} : { remainingMs }), ...told };
  };
}
