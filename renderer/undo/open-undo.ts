import { createContext, useContext } from 'react';
import type { Snapshot, UndoneRun } from '../../electron/assistant/contract/index.ts';

const OpenUndoContext = createContext<(run: string) => void>(() => undefined);

/** Lends a step's pages the way to undoing a run. */
export const OpenUndoProvider = OpenUndoContext.Provider;

export function useOpenUndo(): (run: string) => void {
  return useContext(OpenUndoContext);
}

/** How the run that is shown was undone, or is being; undefined where nobody asked for it. */
export function undoOfRun({ run, undone }: Pick<Snapshot, 'run' | 'undone'>): UndoneRun | undefined {
  return run === undefined ? undefined : undone.find((one) => one.run === run.id);
}

/** Whether the plan that stands was carried out by a run that is undone by now: nobody moves by it any more, only by a new one. */
export function planWasUndone(snapshot: Pick<Snapshot, 'run' | 'undone' | 'plan'>): boolean {
  const { run, plan } = snapshot;
  return plan !== undefined && run?.plan === plan.id && undoOfRun(snapshot)?.state === 'finished';
}

/** The run that was undone after such a look at who has moved, or is being: what the look counted is not there any more. */
export function undoneSince({ undone }: Pick<Snapshot, 'undone'>, look: number): UndoneRun | undefined {
  return undone.find(({ here, ended }) => here && (ended === null || ended > look));
}

/** Whether a run has to come to its end before another begins. One that is undone never will. */
export function runIsInHand(snapshot: Pick<Snapshot, 'run' | 'undone'>): boolean {
  return snapshot.run !== undefined && snapshot.run.state !== 'finished' && undoOfRun(snapshot) === undefined;
}

/** An undo in the tenant that is chosen, under way or stopped before its end: until that nothing else begins on its connection. */
export function unfinishedUndo({ undone }: Pick<Snapshot, 'undone'>): UndoneRun | undefined {
  return undone.find(({ here, state }) => here && state === 'under-way');
}
