import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { forgetToken, type SessionPlace, sessionToken } from './session-token.ts';
import { type ContractClient, type Line, NoEntry, type Transport } from './transport.ts';

/** The close code with which the browser host refuses a token (4000–4999 are the application's own, RFC 6455 7.4.2). */
const tokenRefused = 4401;

/** The way to the assistant from a browser: the token goes in the first message, the contract follows after the host's yes. */
export function webSocketTransport(place: SessionPlace, url: string): Transport {
  return {
    async open() {
      const token = await sessionToken(place);
      const socket = new WebSocket(url);
      socket.binaryType = 'blob';
      await admitted(socket, token).catch((error: unknown) => {
        if (error instanceof NoEntry) forgetToken(place);
        throw error;
      });
      const client: ContractClient = createORPCClient(new RPCLink({ websocket: socket }));
      return {
        client,
        ended: new Promise((resolve) => socket.addEventListener('close', () => resolve(), { once: true })),
        close: () => socket.close(),
      } satisfies Line;
    },
  };
}

function admitted(socket: WebSocket, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => socket.send(JSON.stringify({ token })), { once: true });
    socket.addEventListener('message', () => resolve(), { once: true });
    socket.addEventListener(
      'close',
      ({ code }) => {
        reject(
          code === tokenRefused ? new NoEntry('The host refused the token.') : new Error('The host did not answer.'),
        );
      },
      { once: true },
    );
  });
}
