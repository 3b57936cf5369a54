import type { App, Session, WebContents } from 'electron';
import { isPageAddress } from './page-scheme.ts';

/** Text to the clipboard, which follows a press on "Copy for the DBA"; reading it is another permission. */
const COPYING = 'clipboard-sanitized-write';

/** Denies every permission that a page can ask for but the one that this one needs (Electron's security tutorial, item 5). */
export function denyPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>,
): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === COPYING));
  session.setPermissionCheckHandler((_contents, permission) => permission === COPYING);
}

/** Keeps one page where it is: no other address, no second window, no embedded guest (items 12 to 14). */
export function confine(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  contents.on('will-navigate', (event) => {
    if (!isPageAddress(event.url)) event.preventDefault();
  });
  // A frame of the page shows a report's srcdoc; links in it lead nowhere.
  contents.on('will-frame-navigate', (event) => {
    if (!isPageAddress(event.url) && event.url !== 'about:srcdoc') event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Confines every page that ever comes into being, not only the one we know of. */
export function confineEveryPage(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => {
    confine(contents);
    denyPermissions(contents.session);
  });
}
