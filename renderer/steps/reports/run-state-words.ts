import type { RunState } from '../../../electron/assistant/contract/index.ts';

/** How a run stands, in words that follow its number. */
export const runStateTexts: Readonly<Record<RunState, string>> = {
  'reading-baseline': 'under way',
  sending: 'under way',
  settling: 'under way',
  confirming: 'under way',
  pausing: 'pausing',
  paused: 'paused',
  'between-waves': 'between two waves',
  stopped: 'stopped',
  finished: 'finished',
};
