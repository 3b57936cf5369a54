import type { BrowserWindow, Notification } from 'electron';
import { longWorkOf, type News, newsTeller, newsWords, type Snapshot } from '../assistant/contract/index.ts';
import type { Clock } from '../common/clock.ts';

/** What this needs of Electron. */
export interface TellingParts {
  readonly Notification: typeof Notification;
  readonly clock: Pick<Clock, 'now'>;
}

/** By this value Electron takes the bar away, and above 1 it shows one without an end (Electron: `setProgressBar`). */
const NO_BAR = -1;
const ENDLESS = 2;

/**
 * Tells of long work outside the page: its progress in the taskbar, and its end or trouble as a notification while the window is not in
 * front. Goes on until the snapshots end.
 */
export async function tellOfWork(
  window: BrowserWindow,
  snapshots: AsyncIterable<Snapshot>,
  { Notification: Notice, clock }: TellingParts,
): Promise<void> {
  const newsIn = newsTeller(() => clock.now());
  // Without a reference a notification may be collected before somebody clicks on it.
  const shown = new Set<Notification>();
  const tell = (news: News) => {
    const notice = new Notice(newsWords(news));
    shown.add(notice);
    notice.on('click', () => {
      if (window.isMinimized()) window.restore();
      window.focus();
    });
    notice.on('close', () => shown.delete(notice));
    notice.show();
  };
  for await (const snapshot of snapshots) {
    if (window.isDestroyed()) return;
    showProgress(window, snapshot);
    const news = newsIn(snapshot);
    if (news !== undefined && !window.isFocused() && Notice.isSupported()) tell(news);
  }
}

function showProgress(window: BrowserWindow, snapshot: Snapshot): void {
  const work = longWorkOf(snapshot);
  if (work === undefined) window.setProgressBar(NO_BAR);
  else if (work.share === null) window.setProgressBar(ENDLESS);
  else window.setProgressBar(work.share, { mode: work.waits ? 'paused' : 'normal' });
}
