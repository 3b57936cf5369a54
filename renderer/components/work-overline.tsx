import { t } from '@lingui/core/macro';
import type { Activity } from '../../electron/assistant/contract/index.ts';
import { hourAndMinute, offset, timeOfDay } from '../words/times.ts';

interface WorkOverlineProps {
  readonly activity: Activity;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What it is about, as a name. */
  readonly of: string;
}

/** Above work that goes person by person: what it is, since when, and what holds it up. */
export function WorkOverline({ activity: { started, pace }, now, of }: WorkOverlineProps) {
  const since = `${hourAndMinute(started)} (${offset(started)})`;
  const until = pace?.pausedUntil ?? 0;
  return until > now
    ? t`${of} · started ${since} · Auth0’s rate limit holds it until ${{ moment: timeOfDay(until) }}`
    : t`${of} · started ${since} · each looked at once more right before`;
}
