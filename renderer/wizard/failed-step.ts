import { t } from '@lingui/core/macro';
import type { Snapshot, StepName } from '../../electron/assistant/contract/index.ts';
import { type StepState, stepState } from './step-state.ts';

/**
 * The state of a step in the list of steps, where a failure is marked that stands on another step than the one that is shown.
 * @param current the step that is shown
 */
export function stepStateBeside(snapshot: Snapshot, step: StepName, current: StepName): StepState {
  const state = stepState(snapshot, step);
  const { failure } = snapshot;
  const [mended] = failure?.places ?? [];
  if (failure === undefined || mended !== step || failure.places.includes(current)) return state;
  return { ...state, standing: 'trouble', caption: t`Did not work: ${{ code: failure.code }}` };
}
