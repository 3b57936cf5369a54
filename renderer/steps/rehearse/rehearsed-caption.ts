import { t } from '@lingui/core/macro';
import type { RehearsalSummary } from '../../../electron/assistant/contract/index.ts';
import { events } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';

/** What a rehearsal came to, for the navigation. */
export function rehearsedCaption({ worked, failed }: RehearsalSummary): string {
  return failed > 0
    ? t`${{ failed: count(failed) }} of ${{ all: count(worked + failed) }} did not work`
    : t`${{ events: events(worked) }} worked`;
}
