import { useEffect } from 'react';
import { longWorkOf, newsTeller, newsWords, type Snapshot } from '../../electron/assistant/contract/index.ts';
import { useAssistant } from '../client/use-assistant.tsx';
import { progressTitle } from './progress-title.ts';

/**
 * Tells of long work where somebody looks who has another window in front: its progress in the tab's title, and its end or trouble as a
 * notification, once somebody has asked for that by a click. Electron notifies by itself.
 */
export function useNews(): void {
  const assistant = useAssistant();
  useEffect(() => {
    const newsIn = newsTeller(() => Date.now());
    const listen = () => {
      const { snapshot } = assistant.view();
      if (snapshot !== undefined) hear(snapshot, newsIn);
    };
    listen();
    return assistant.subscribe(listen);
  }, [assistant]);
}

function hear(snapshot: Snapshot, newsIn: ReturnType<typeof newsTeller>): void {
  const title = progressTitle(longWorkOf(snapshot));
  if (document.title !== title) document.title = title;
  const news = newsIn(snapshot);
  if (news === undefined || snapshot.host.kind === 'electron' || document.hasFocus()) return;
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const { title: heading, body } = newsWords(news);
  const notice = new Notification(heading, { body, icon: './mark.svg', tag: `userferry-${news.kind}` });
  notice.onclick = () => {
    window.focus();
    notice.close();
  };
}
