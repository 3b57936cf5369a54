import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connectAssistant } from './client/assistant.ts';
import { messagePortTransport } from './client/message-port-transport.ts';
import { pageNonce } from './client/page-nonce.ts';
import type { Transport } from './client/transport.ts';
import { webSocketTransport } from './client/web-socket-transport.ts';
import { keepFocus } from './focus/focus-keeper.ts';
import { ignoreSecondClicks } from './focus/second-clicks.ts';
import './page.css';

/** Over http the browser host serves this page; any other scheme is Electron's own. */
function transportOf(page: Window): Transport {
  if (page.location.protocol !== 'http:') return messagePortTransport(page);
  const place = {
    location: page.location,
    history: page.history,
    storage: page.sessionStorage,
    fetch: page.fetch.bind(page),
  };
  return webSocketTransport(place, `ws://${page.location.host}/contract`);
}

const assistant = connectAssistant(transportOf(window), {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});
// A new address with another code, put into the same tab, is only a new fragment: the page must begin anew to use it.
window.addEventListener('hashchange', () => window.location.reload());
keepFocus(document);
ignoreSecondClicks(document);
const root = document.getElementById('page');
if (root === null) throw new Error('index.html has no element for the page.');
createRoot(root).render(<App assistant={assistant} nonce={pageNonce()} />);
