import { t } from '@lingui/core/macro';
import type { RunState } from '../../../electron/assistant/contract/index.ts';

/** How a run stands, in words that follow its number. */
export const runStateTexts: Readonly<Record<RunState, string>> = {
  'reading-baseline': t`under way`,
  sending: t`under way`,
  settling: t`under way`,
  confirming: t`under way`,
  pausing: t`pausing`,
  paused: t`paused`,
  'between-waves': t`between two waves`,
  stopped: t`stopped`,
  finished: t`finished`,
};
