import { inUtc, timeOfDay } from '../words/times.ts';

/** A local time with seconds; UTC shows when the pointer rests on it. */
export function LocalTime({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={inUtc(at)}>
      {timeOfDay(at)}
    </time>
  );
}
