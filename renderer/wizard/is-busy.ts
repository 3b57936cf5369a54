import type { Snapshot } from '../../electron/assistant/contract/index.ts';

/** Whether something is under way that whoever begins anything else has to wait for: looks that go by themselves make way. */
export function isBusy({ activity }: Pick<Snapshot, 'activity'>): boolean {
  return activity !== undefined && activity.kind !== 'cutover-look' && activity.kind !== 'sign-ins-look';
}
