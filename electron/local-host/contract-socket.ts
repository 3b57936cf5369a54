import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Clock } from '../common/clock.ts';
import type { Entry } from './one-time-code.ts';

/** The close code with which a token is refused (4000–4999 are the application's own, RFC 6455 7.4.2). */
export const TOKEN_REFUSED = 4401;

/** A page sends its token at once; who says nothing for this long is no page. */
const FIRST_MESSAGE_MS = 10_000;

const firstMessage = z.object({ token: z.string().max(256) });

/** Admits a socket by the token in its first message, and serves the contract over it from then on. */
export function serveContract(router: AnyRouter, entry: Entry, clock: Clock): (socket: WebSocket) => void {
  const handler = new RPCHandler(router);
  return (socket) => {
    const waited = new AbortController();
    clock.sleep(FIRST_MESSAGE_MS, waited.signal).then(
      () => socket.close(TOKEN_REFUSED, 'No token came.'),
      () => undefined,
    );
    socket.once('close', () => waited.abort());
    socket.once('message', (data) => {
      waited.abort();
      const token = tokenIn(String(data));
      if (token === undefined || !entry.admits(token)) return socket.close(TOKEN_REFUSED, 'Unknown token.');
      void handler.upgrade(socket);
      socket.send('{"admitted":true}');
    });
    // A broken connection closes the socket by itself; there is nothing to do beside.
    socket.on('error', () => socket.terminate());
  };
}

function tokenIn(message: string): string | undefined {
  try {
    const parsed = firstMessage.safeParse(JSON.parse(message));
    return parsed.success ? parsed.data.token : undefined;
  } catch {
    return undefined;
  }
}
