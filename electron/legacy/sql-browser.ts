import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { UserferryError } from '../common/userferry-error.ts';

/** CLNT_UCAST_INST of the SQL Server Resolution Protocol (MS-SQLR 2.2.3): asks for one instance by name. */
const askForInstance = 0x04;
const browserPort = 1434;
const tries = 3;

export interface BrowserOptions {
  /** How long one question waits for its answer, in ms. */
  readonly timeout?: number;
  readonly port?: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks the SQL Server Browser on which TCP port a named instance listens: three questions, the first answer wins.
 * @throws UserferryError UF-1102 when nobody answers or the instance has no TCP port.
 */
export async function findInstancePort(
  server: string,
  instance: string,
  options: BrowserOptions = {},
): Promise<number> {
  const { address, family } = await lookup(server).catch(() => ({ address: server, family: 4 }));
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const answer = await askOnce({ address, family }, instance, options);
    if (answer === null) continue;
    const port = parseBrowserAnswer(answer, instance);
    if (port !== null) return port;
    throw unknownInstance(server, instance, `The server’s answer: ${answer.slice(0, 300)}`);
  }
  throw unknownInstance(
    server,
    instance,
    `No answer from the SQL Server Browser on ${server}, UDP port ${browserPort}.`,
  );
}

/** The TCP port in an answer like `ServerName;S;InstanceName;I;IsClustered;No;Version;15.0;tcp;51433;;`, or null. */
export function parseBrowserAnswer(answer: string, instance: string): number | null {
  for (const block of answer.split(';;')) {
    const parts = block.split(';');
    const read = (key: string) => {
      const at = parts.findIndex((part, index) => index % 2 === 0 && part.toLowerCase() === key);
      return at === -1 ? undefined : parts[at + 1];
    };
    const port = Number(read('tcp'));
    if (read('instancename')?.toLowerCase() !== instance.toLowerCase()) continue;
    if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  }
  return null;
}

function askOnce(
  host: { readonly address: string; readonly family: number },
  instance: string,
  { timeout = 1_000, port = browserPort, signal }: BrowserOptions,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(host.family === 6 ? 'udp6' : 'udp4');
    const limit = AbortSignal.timeout(timeout);
    const ended = signal ? AbortSignal.any([signal, limit]) : limit;
    const finish = (settle: () => void) => {
      ended.removeEventListener('abort', onEnd);
      socket.removeAllListeners();
      socket.on('error', () => {});
      socket.close();
      settle();
    };
    const onEnd = () => finish(() => (signal?.aborted ? reject(signal.reason) : resolve(null)));
    ended.addEventListener('abort', onEnd, { once: true });
    socket.on('error', () => finish(() => resolve(null)));
    // An answer is 0x05, its length in two bytes, and text (MS-SQLR 2.2.5).
    socket.on('message', (message) => finish(() => resolve(message.subarray(3).toString('latin1'))));
    socket.send(
      Buffer.concat([Buffer.from([askForInstance]), Buffer.from(instance, 'latin1'), Buffer.from([0])]),
      port,
      host.address,
    );
  });
}

function unknownInstance(server: string, instance: string, detail: string): UserferryError {
  return new UserferryError({
    code: 'UF-1102',
    message: `The port of the instance “${instance}” on ${server} can’t be found out.`,
    kept: 'The password has not been sent and nothing was read.',
    next: 'Start the SQL Server Browser service and let UDP port 1434 through, check the instance’s name, or enter its port.',
    detail,
  });
}
