import { createHmac, randomBytes } from 'node:crypto';
import { md4 } from 'hash-wasm';
import { ByteSink } from '../../../electron/practice/sql-server/wire/byte-sink.ts';
import { newestDialect } from '../../../electron/practice/sql-server/wire/dialect.ts';
import { MessageReader, packetTypes, toPackets } from '../../../electron/practice/sql-server/wire/packet.ts';
import { writePrelogin } from '../../../electron/practice/sql-server/wire/prelogin.ts';
import { serverMessages } from '../../../electron/practice/sql-server/wire/server-messages.ts';
import { writeDone, writeLoginAck, writeMessage } from '../../../electron/practice/sql-server/wire/tokens.ts';
import { listening } from './servers.ts';

const SSPI_TOKEN = 0xed;

/** What a server that takes Windows accounts (NTLM, MS-NLMP) has seen. */
export interface WindowsServer {
  readonly port: number;
  /** `DOMAIN\user` of each account that proved its password. */
  readonly accepted: string[];
}

/** Takes one Windows account, and asks it to prove its password as NTLMv2 does; every statement has no rows. */
export async function windowsServer(password: string): Promise<WindowsServer> {
  const accepted: string[] = [];
  const port = await listening((socket) => {
    const reader = new MessageReader(1 << 20);
    const nonce = randomBytes(8);
    const answer = (write: (sink: ByteSink) => void) => {
      const sink = new ByteSink();
      write(sink);
      const settings = { type: packetTypes.tokens, packetSize: 4096, spid: 0, after: 'end' } as const;
      socket.write(toPackets(sink.buffer.subarray(0, sink.at), settings, 1).packets);
    };
    const done = (sink: ByteSink, error = false) =>
      writeDone(
        sink,
        { token: 'done', statement: 'other', count: null, error, attention: false },
        false,
        newestDialect,
      );
    const handlers: Readonly<Record<number, (payload: Buffer) => void | Promise<void>>> = {
      [packetTypes.prelogin]: () =>
        answer((sink) => sink.bytes(writePrelogin(2, { encryption: 2, asksFederated: false }))),
      [packetTypes.login]: () =>
        answer((sink) => {
          sink.uint8(SSPI_TOKEN);
          sink.withLength16(() => sink.bytes(challenge(nonce)));
        }),
      [packetTypes.integratedLogin]: async (payload) => {
        const account = await provenAccount(payload, nonce, password);
        answer((sink) => {
          if (account === null) writeMessage(sink, 'error', serverMessages.integratedLogin(), 'WIN', newestDialect);
          else writeLoginAck(sink, newestDialect.version);
          done(sink, account === null);
        });
        if (account !== null) accepted.push(account);
      },
      [packetTypes.batch]: () => answer(done),
      [packetTypes.rpc]: () => answer(done),
    };
    socket.on('data', (chunk) => {
      for (const { type, payload } of reader.push(chunk)) void handlers[type]?.(payload);
    });
  });
  return { port, accepted };
}

/** CHALLENGE_MESSAGE (MS-NLMP 2.2.1.2) without target information. */
function challenge(nonce: Buffer): Buffer {
  const message = Buffer.alloc(56);
  message.write('NTLMSSP\0', 'latin1');
  message.writeUInt32LE(2, 8);
  message.writeUInt32LE(56, 16);
  nonce.copy(message, 24);
  message.writeUInt32LE(56, 44);
  return message;
}

/** Who an AUTHENTICATE_MESSAGE (MS-NLMP 2.2.1.3) is of, if its LMv2 response proves the password (3.3.2); null otherwise. */
async function provenAccount(message: Buffer, nonce: Buffer, password: string): Promise<string | null> {
  const field = (at: number) => {
    const from = message.readUInt32LE(at + 4);
    return message.subarray(from, from + message.readUInt16LE(at));
  };
  const response = field(12);
  const domain = field(28).toString('utf16le');
  const user = field(36).toString('utf16le');
  const key = Buffer.from(await md4(Buffer.from(password, 'utf16le')), 'hex');
  const own = createHmac('md5', key)
    .update(Buffer.from(user.toUpperCase() + domain, 'utf16le'))
    .digest();
  const proof = createHmac('md5', own)
    .update(Buffer.concat([nonce, response.subarray(16)]))
    .digest();
  return proof.equals(response.subarray(0, 16)) ? `${domain}\\${user}` : null;
}
