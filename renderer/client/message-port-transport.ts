import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractClient, Transport } from './transport.ts';

/** The message with which Electron's preload hands over a port; electron/shell/port-words.ts has the same words. */
const portMessage = 'userferry:port';

/**
 * The way to the assistant in Electron. The preload posts one port after every load of the page (contextBridge can't carry
 * one), and another whenever the page asks because a line has ended.
 */
export function messagePortTransport(page: Window): Transport {
  let waiting: ((port: MessagePort) => void) | undefined;
  let spare: MessagePort | undefined;
  let opened = false;
  page.addEventListener('message', (event) => {
    const port = event.ports[0];
    // Only the preload shares this window; a frame's message has another source.
    if (event.source !== page || event.data !== portMessage || port === undefined) return;
    if (waiting === undefined) {
      spare?.close();
      spare = port;
    } else {
      waiting(port);
      waiting = undefined;
    }
  });
  return {
    async open() {
      const again = opened;
      opened = true;
      const port =
        spare ??
        (await new Promise<MessagePort>((resolve) => {
          waiting = resolve;
          // The first one comes by itself when the page has loaded.
          if (again) page.postMessage(`${portMessage}?`, page.location.origin);
        }));
      spare = undefined;
      const ended = new Promise<void>((resolve) => port.addEventListener('close', () => resolve(), { once: true }));
      const client: ContractClient = createORPCClient(new RPCLink({ port }));
      port.start();
      return { client, ended, close: () => port.close() };
    },
  };
}
