import { tdsVersions } from './dialect.ts';
import { ProtocolError } from './protocol-error.ts';

/** The part of LOGIN7 that has fixed places (MS-TDS 2.2.6.4). */
const FIXED_LENGTH = 94;
const EXTENSION_USED = 0x10;
const INTEGRATED_SECURITY = 0x80;
/** TypeFlags: ApplicationIntent=ReadOnly. */
const READ_ONLY_INTENT = 0x20;

/** FEATUREEXT: the client can read text in UTF-8 collations. */
export const UTF8_FEATURE = 0x0a;

export interface Login7 {
  readonly tdsVersion: number;
  readonly packetSize: number;
  readonly hostName: string;
  readonly userName: string;
  readonly password: string;
  readonly applicationName: string;
  readonly database: string;
  /** Windows sign-in (SSPI) instead of user name and password. */
  readonly integrated: boolean;
  /** The client will only read: an availability group may send it to a secondary. */
  readonly readOnlyIntent: boolean;
  /** Ids of the FEATUREEXT options. */
  readonly features: readonly number[];
}

/** Places of offset and length in the fixed part. */
const places = {
  hostName: 36,
  userName: 40,
  password: 44,
  applicationName: 48,
  extension: 56,
  database: 68,
} as const;

export function readLogin7(payload: Buffer): Login7 {
  if (payload.length < FIXED_LENGTH) throw new ProtocolError('The LOGIN7 message is too short.');
  const length = payload.readUInt32LE(0);
  if (length > payload.length || length < FIXED_LENGTH) {
    throw new ProtocolError(`The LOGIN7 message claims to be ${length} bytes long.`);
  }
  const login = payload.subarray(0, length);
  const field = (place: number): Buffer => {
    const from = login.readUInt16LE(place);
    const bytes = login.readUInt16LE(place + 2) * 2;
    if (bytes === 0) return Buffer.alloc(0);
    if (from + bytes > login.length) throw new ProtocolError('A LOGIN7 field lies outside the message.');
    return login.subarray(from, from + bytes);
  };
  const text = (place: number) => field(place).toString('utf16le');
  // The one number of the message that clients write with its bytes as they read: 0x74000004 little-endian.
  const tdsVersion = login.readUInt32LE(4);
  // Before 7.4 the bit means nothing (MS-TDS 2.2.6.4), and tedious sets it all the same.
  const extended = tdsVersion >= tdsVersions.v74 && (login.readUInt8(27) & EXTENSION_USED) !== 0;
  return {
    tdsVersion,
    packetSize: login.readUInt32LE(8),
    hostName: text(places.hostName),
    userName: text(places.userName),
    password: revealPassword(field(places.password)),
    applicationName: text(places.applicationName),
    database: text(places.database),
    integrated: (login.readUInt8(25) & INTEGRATED_SECURITY) !== 0,
    readOnlyIntent: (login.readUInt8(26) & READ_ONLY_INTENT) !== 0,
    features: extended ? readFeatures(login) : [],
  };
}

/** MS-TDS 2.2.6.4: each byte XOR 0xA5 with its halves swapped. Obfuscation, not secrecy: that is TLS's part. */
function revealPassword(obfuscated: Buffer): string {
  const plain = Buffer.alloc(obfuscated.length);
  for (let index = 0; index < obfuscated.length; index += 1) {
    const byte = obfuscated.readUInt8(index) ^ 0xa5;
    plain[index] = ((byte & 0x0f) << 4) | (byte >>> 4);
  }
  return plain.toString('utf16le');
}

/** FEATUREEXT: the extension field holds the place of a list of id, length, data, ended by 0xFF. */
function readFeatures(login: Buffer): number[] {
  const pointer = login.readUInt16LE(places.extension);
  if (pointer + 4 > login.length) throw new ProtocolError('The LOGIN7 extension lies outside the message.');
  const features: number[] = [];
  let at = login.readUInt32LE(pointer);
  for (;;) {
    if (at >= login.length) throw new ProtocolError('The list of LOGIN7 features has no end.');
    const id = login.readUInt8(at);
    if (id === 0xff) return features;
    if (at + 5 > login.length) throw new ProtocolError('A LOGIN7 feature lies outside the message.');
    features.push(id);
    at += 5 + login.readUInt32LE(at + 1);
  }
}
