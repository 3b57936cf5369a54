import type { BrowserWindow, Dialog } from 'electron';

/** What the guard asks and tells. */
export interface CloseGuardParts {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  runIsActive(): boolean;
  /** Ends what is under way so that it can be resumed, and lets go of everything. */
  closeAssistant(): Promise<void>;
}

const stay = 0;

/** Closing the window closes the assistant first; while a run is active it asks, because a run does not outlive Userferry. */
export function guardClosing(window: BrowserWindow, parts: CloseGuardParts): void {
  let asking = false;
  window.on('close', (event) => {
    event.preventDefault();
    if (asking) return;
    asking = true;
    leave(window, parts)
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        asking = false;
      });
  });
}

async function leave(window: BrowserWindow, { dialog, runIsActive, closeAssistant }: CloseGuardParts): Promise<void> {
  if (runIsActive()) {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      title: 'Userferry',
      message: 'A run is under way.',
      detail:
        'Closing stops it after the files that are on their way. Nobody is lost and nobody is imported twice; ' +
        'it can be resumed when Userferry is open again.',
      buttons: ['Keep Userferry open', 'Stop the run and close'],
      defaultId: stay,
      cancelId: stay,
      noLink: true,
    });
    if (response === stay) return;
  }
  try {
    await closeAssistant();
  } finally {
    // Even when something could not be let go of: a window that can't be closed would have to be killed. 'close' would ask
    // once more.
    window.destroy();
  }
}
