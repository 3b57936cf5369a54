import crypto, { type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';
import { argon2Verify } from 'hash-wasm';
import { sameBytes } from './digests.ts';

const phc = /^\$(argon2(?:id|i|d))\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/;

/** Memory in bytes that a PHC string of Argon2 takes on purpose; it says KiB. */
export function argon2Bytes(value: string): number {
  return 1024 * Number(phc.exec(value)?.[2] ?? 0);
}

/** Argon2 in the PHC string that the conversion sends, by OpenSSL in Node, which runs beside the event loop. */
async function verifyByNode(value: string, password: Buffer): Promise<boolean> {
  const [, type, memory, passes, parallelism, salt = '', tag = ''] = phc.exec(value) ?? [];
  if (type !== 'argon2d' && type !== 'argon2i' && type !== 'argon2id') return false;
  const key = Buffer.from(tag, 'base64');
  const parameters: Argon2Parameters = {
    message: password,
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: key.length,
  };
  return sameBytes(await promisify(crypto.argon2)(type, parameters), key);
}

/** The same where there is no Argon2 in the runtime: Electron is built with BoringSSL, and Node has it from 24.7 on. */
export function verifyByWasm(value: string, password: Buffer): Promise<boolean> {
  return argon2Verify({ password, hash: value });
}

function nodeHasArgon2(): boolean {
  try {
    const nonce = Buffer.alloc(8);
    crypto.argon2Sync('argon2id', { message: '', nonce, memory: 8, passes: 1, parallelism: 1, tagLength: 4 });
    return true;
  } catch {
    return false;
  }
}

/** Whether a password fits an Argon2 hash. */
export const verifyArgon2 = nodeHasArgon2() ? verifyByNode : verifyByWasm;
