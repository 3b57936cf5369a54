import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { IpcMain, IpcMainEvent, MessageChannelMain, MessagePortMain, WebContents } from 'electron';
import { isPageAddress } from './page-scheme.ts';
import { portMessage, portRequest } from './port-words.ts';

/** What this needs of Electron. */
export interface PortParts {
  readonly MessageChannelMain: typeof MessageChannelMain;
  readonly ipcMain: Pick<IpcMain, 'on'>;
}

/**
 * Hands the page one end of a channel after every load, and another when it asks because its line has ended; serves the
 * contract at the other end. The page has one line at a time: the one before is closed.
 */
export function serveContractTo(contents: WebContents, router: AnyRouter, parts: PortParts): void {
  const handler = new RPCHandler(router);
  let served: MessagePortMain | undefined;
  const handOver = () => {
    served?.close();
    const { port1, port2 } = new parts.MessageChannelMain();
    served = port1;
    handler.upgrade(port1);
    port1.start();
    contents.postMessage(portMessage, null, [port2]);
  };
  contents.on('did-finish-load', handOver);
  parts.ipcMain.on(portRequest, (event) => {
    if (isFromPage(event, contents)) handOver();
  });
}

/** Only the page's own top frame may ask; a frame inside it, or another page, is none of ours (security tutorial, item 17). */
function isFromPage(event: IpcMainEvent, contents: WebContents): boolean {
  const frame = event.senderFrame;
  return event.sender === contents && frame !== null && frame.parent === null && isPageAddress(frame.url);
}
