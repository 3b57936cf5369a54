import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnyRouter } from '@orpc/server';
import { WebSocketServer } from 'ws';
import { type LookChoice, largestWorkspaceFile } from './assistant/contract/index.ts';
import { type Clock, systemClock } from './common/clock.ts';
import { serveContract } from './local-host/contract-socket.ts';
import { answer, refuse } from './local-host/http-answers.ts';
import { createEntry } from './local-host/one-time-code.ts';

export interface LocalHostOptions {
  /** The assistant's contract, implemented. */
  readonly router: AnyRouter;
  /** Where the built page lies; nothing outside it is served. */
  readonly pageFolder: string;
  /** 0, the default, picks a free one. */
  readonly port?: number;
  readonly clock?: Clock;
  /** How the page is to look at first; as the system, where nobody says. */
  readonly look?: () => LookChoice;
}

export interface LocalHost {
  /** Opens the page, once, within ten minutes: the one-time code stands in its fragment. */
  readonly url: string;
  /** Another such address, when the first is used up; the one given before it is no longer good. */
  newUrl(): string;
  /** Closes every connection. What the assistant is doing goes on. */
  close(): Promise<void>;
}

/**
 * The largest message a page sends is a colleague's workspace, of whose characters JSON may make six each; a line that is asked for
 * more ends, and what was asked would be asked again over the next one. The assistant's answers are not limited by this.
 */
const MESSAGE_LIMIT = 6 * largestWorkspaceFile + 64 * 1024;

/**
 * Serves the wizard to a browser on this machine: loopback only, one name, one origin, one token, no cookies. Rejects when the
 * port is taken.
 */
export async function startLocalHost(options: LocalHostOptions): Promise<LocalHost> {
  const { router, pageFolder, port = 0, clock = systemClock, look = () => 'system' } = options;
  const entry = createEntry(clock);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `http://${authority}`;

  server.on('request', (request, response) => {
    answer({ pageFolder, authority, entry, look }, request, response).catch(() => {
      if (!response.headersSent) refuse(response, 500, 'The page could not be read.');
      else response.destroy();
    });
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT });
  const serve = serveContract(router, entry, clock);
  server.on('upgrade', (request, socket, head) => {
    const fits = request.headers.host === authority && request.headers.origin === origin && request.url === '/contract';
    if (!fits) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, serve);
  });

  const newUrl = () => `${origin}/#code=${entry.newCode()}`;
  return {
    url: newUrl(),
    newUrl,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
