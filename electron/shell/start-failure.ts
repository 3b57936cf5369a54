import type { App, Dialog } from 'electron';
import { UserferryError } from '../common/userferry-error.ts';

/** What this needs of Electron. */
export interface EndParts {
  readonly app: Pick<App, 'exit'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
}

/** Says in a message box why Userferry could not start, and ends it: without a window nobody could end it otherwise. */
export function endUnstarted({ app, dialog }: EndParts, error: unknown): void {
  const { title, text } = startFailure(error);
  dialog.showErrorBox(title, text);
  app.exit(1);
}

/** First what is safe, then what happened, then what to do; a defect of ours says that it is one. */
function startFailure(error: unknown): { readonly title: string; readonly text: string } {
  if (error instanceof UserferryError) {
    const { code, message, kept, next, detail } = error;
    const lines = [kept, message, next, ...(detail === undefined ? [] : [`Details: ${detail}`])];
    return { title: `Userferry could not start (${code})`, text: lines.join('\n\n') };
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    title: 'Userferry could not start (UF-9000)',
    text: `What the journal holds is kept.\n\nUserferry has a defect. Report it with the detail.\n\nDetails: ${detail}`,
  };
}
