import { ProtocolError } from './protocol-error.ts';

/** MS-TDS 2.2.6.5: options of a PRELOGIN message. */
const options = { version: 0, encryption: 1, instance: 2, thread: 3, mars: 4, federated: 6, terminator: 0xff } as const;

/** MS-TDS 2.2.6.5: what either side says about encryption. */
export const encryptions = { off: 0, on: 1, unsupported: 2, required: 3 } as const;

/** SQL Server 2019 RTM: 15.0.2000. Product names and functions of the engine say the same. */
export const serverVersion = { major: 15, minor: 0, build: 2000 } as const;

export interface Prelogin {
  /** `encryptions`' byte. */
  readonly encryption: number;
  readonly asksFederated: boolean;
}

export function readPrelogin(payload: Buffer): Prelogin {
  let encryption: number = encryptions.unsupported;
  let asksFederated = false;
  for (let at = 0; payload[at] !== options.terminator; at += 5) {
    if (at + 5 > payload.length) throw new ProtocolError('The PRELOGIN message has no terminator.');
    const from = payload.readUInt16BE(at + 1);
    const length = payload.readUInt16BE(at + 3);
    if (from + length > payload.length) throw new ProtocolError('A PRELOGIN option lies outside the message.');
    if (payload[at] === options.encryption && length === 1) encryption = payload.readUInt8(from);
    if (payload[at] === options.federated && length === 1) asksFederated = true;
  }
  return { encryption, asksFederated };
}

/** How much of a connection is encrypted: nothing, the LOGIN7 message alone, or everything. */
export type Protection = 'none' | 'login' | 'all';

export interface Negotiated {
  /** The byte to answer with. */
  readonly answer: number;
  /** Null when client and server can't agree: the client is expected to hang up, and is not let in without. */
  readonly protection: Protection | null;
}

/** MS-TDS 2.2.6.5, the table under ENCRYPTION. */
export function negotiateEncryption(client: number, server: 'optional' | 'required' | 'off'): Negotiated {
  if (server === 'off') {
    const insists = client === encryptions.on || client === encryptions.required;
    return { answer: encryptions.unsupported, protection: insists ? null : 'none' };
  }
  switch (client) {
    case encryptions.on:
    case encryptions.required:
      return { answer: encryptions.on, protection: 'all' };
    case encryptions.off:
      return server === 'required'
        ? { answer: encryptions.required, protection: 'all' }
        : { answer: encryptions.off, protection: 'login' };
    case encryptions.unsupported:
      return server === 'required'
        ? { answer: encryptions.required, protection: null }
        : { answer: encryptions.unsupported, protection: 'none' };
    default:
      throw new ProtocolError(`The PRELOGIN message asks for encryption ${client}.`);
  }
}

/** The answer to a PRELOGIN message: MARS off, any instance name accepted, no federated sign-in. */
export function writePrelogin(answer: number, request: Prelogin): Buffer {
  const version = Buffer.alloc(6);
  version.writeUInt8(serverVersion.major, 0);
  version.writeUInt8(serverVersion.minor, 1);
  version.writeUInt16BE(serverVersion.build, 2);
  const entries: [number, Buffer][] = [
    [options.version, version],
    [options.encryption, Buffer.from([answer])],
    [options.instance, Buffer.from([0])],
    [options.thread, Buffer.alloc(0)],
    [options.mars, Buffer.from([0])],
  ];
  if (request.asksFederated) entries.push([options.federated, Buffer.from([0])]);
  const head = Buffer.alloc(entries.length * 5 + 1);
  let dataAt = head.length;
  entries.forEach(([option, data], index) => {
    head.writeUInt8(option, index * 5);
    head.writeUInt16BE(dataAt, index * 5 + 1);
    head.writeUInt16BE(data.length, index * 5 + 3);
    dataAt += data.length;
  });
  head.writeUInt8(options.terminator, entries.length * 5);
  return Buffer.concat([head, ...entries.map(([, data]) => data)]);
}
