import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';

const browserPort = 1434;
const tries = 3;

export interface BrowserOptions {
  /** How long one question waits for its answer, in ms. */
  readonly timeout?: number;
  readonly port?: number;
  /** What is tried where the Browser is silent. */
  readonly fallbackPort?: number;
  readonly signal?: AbortSignal;
}

/** An instance as the SQL Server Browser lists it; one without TCP/IP has no port. */
export interface InstanceListed {
  readonly name: string;
  readonly port?: number;
}

/**
 * Asks the SQL Server Browser for one instance or for all: three questions, the first answer wins. Null when none came. The
 * driver's own lookup is not used: it does not stop at the first answer, and does not ask again in time (tedious 20).
 */
export async function askBrowser(
  server: string,
  question: { readonly instance: string } | 'all',
  options: BrowserOptions = {},
): Promise<readonly InstanceListed[] | null> {
  const { address, family } = await lookup(server).catch(() => ({ address: server, family: 4 }));
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const answer = await askOnce({ address, family }, questionBytes(question), options);
    if (answer !== null) return parseBrowserAnswer(answer);
  }
  return null;
}

/** MS-SQLR 2.2.2 (CLNT_UCAST_EX) and 2.2.3 (CLNT_UCAST_INST). */
function questionBytes(question: { readonly instance: string } | 'all'): Buffer {
  if (question === 'all') return Buffer.from([0x03]);
  return Buffer.concat([Buffer.from([0x04]), Buffer.from(question.instance, 'latin1'), Buffer.from([0])]);
}

/** The instances in an answer like `ServerName;S;InstanceName;I;IsClustered;No;Version;15.0;tcp;51433;;ServerName;…;;`. */
export function parseBrowserAnswer(answer: string): readonly InstanceListed[] {
  return answer.split(';;').flatMap((block) => {
    const parts = block.split(';');
    const read = (key: string) => {
      const at = parts.findIndex((part, index) => index % 2 === 0 && part.toLowerCase() === key);
      return at === -1 ? undefined : parts[at + 1];
    };
    const name = read('instancename');
    const port = Number(read('tcp'));
    if (name === undefined || name === '') return [];
    return Number.isInteger(port) && port > 0 && port < 65_536 ? [{ name, port }] : [{ name }];
  });
}

function askOnce(
  host: { readonly address: string; readonly family: number },
  question: Buffer,
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
    socket.on('message', (message) => {
      if (message[0] === 0x05) finish(() => resolve(message.subarray(3).toString('latin1')));
    });
    socket.send(question, port, host.address);
  });
}
