import type { ReportedLooks, TrickleData } from './trickle-data.ts';

/** Who has moved, whichever way. */
export function movedOf({ standings }: Pick<ReportedLooks, 'standings'>): number {
  return standings['by-sign-in'] + standings['by-run'] + standings.otherwise;
}

/** Whether the checklist was put together, and everything on it that somebody has to accept is accepted. */
export function acceptedAll({ exceptions }: Pick<TrickleData, 'exceptions'>): boolean {
  return exceptions.every(({ found, accepted }) => found === accepted);
}
