import type { RehearsalSummary } from '../../../electron/assistant/contract/index.ts';
import { count, counted } from '../../words/numbers.ts';

/** What a rehearsal came to, for the navigation. */
export function rehearsedCaption({ worked, failed }: RehearsalSummary): string {
  return failed > 0
    ? `${count(failed)} of ${count(worked + failed)} did not work`
    : `${counted(worked, 'event', 'events')} worked`;
}
