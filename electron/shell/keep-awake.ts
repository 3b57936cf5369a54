import type { PowerSaveBlocker } from 'electron';

/** Keeps the computer from going to sleep while a run is active; the screen may. Returns the switch. */
export function keepAwake(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>): (active: boolean) => void {
  let blocked: number | undefined;
  return (active) => {
    if (active && blocked === undefined) blocked = blocker.start('prevent-app-suspension');
    if (!active && blocked !== undefined) {
      blocker.stop(blocked);
      blocked = undefined;
    }
  };
}
