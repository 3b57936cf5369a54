import { t } from '@lingui/core/macro';
import type { Activity } from '../../electron/assistant/contract/index.ts';
import { hourAndMinute, offset, timeOfDay } from '../words/times.ts';

interface WorkOverlineProps {
  readonly activity: Activity;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What it is about, as a name. */
  readonly of: string;
  /** Person by person, or many in a call. */
  readonly goes?: 'one-by-one' | 'in-calls';
}

/** Above work on people: what it is, since when, and what holds it up. */
export function WorkOverline({ activity: { started, pace }, now, of, goes = 'one-by-one' }: WorkOverlineProps) {
  const since = `${hourAndMinute(started)} (${offset(started)})`;
  const until = pace?.pausedUntil ?? 0;
  if (until > now)
    return t`${of} · started ${since} · Auth0’s rate limit holds it until ${{ moment: timeOfDay(until) }}`;
  return goes === 'in-calls'
    ? t`${of} · started ${since} · many users in a call`
    : t`${of} · started ${since} · each looked at once more right before`;
}
