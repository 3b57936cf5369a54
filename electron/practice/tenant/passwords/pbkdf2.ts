import { pbkdf2 as nodePbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { createWhirlpool, pbkdf2 as wasmPbkdf2 } from 'hash-wasm';
import { passwordBytes, sameBytes } from './bytes.ts';
import type { CustomPasswordHash } from './custom-password-hash.ts';

const derive = promisify(nodePbkdf2);

/** `$pbkdf2-<digest>$i=<iterations>,l=<length>$<salt>$<hash>`; the parameters may be left out (Auth0 docs: import schema). */
function parse(value: string) {
  const [, scheme = '', ...rest] = value.split('$');
  const [salt, hash] = rest.slice(-2);
  const parameters = rest.length === 3 ? (rest[0] ?? '') : '';
  const of = (name: string) => new RegExp(`(?:^|,)${name}=(\\d+)`).exec(parameters)?.[1];
  return {
    digest: scheme.replace(/^pbkdf2-/, ''),
    iterations: Number(of('i') ?? 100_000),
    length: Number(of('l') ?? 64),
    salt: Buffer.from(salt ?? '', 'base64'),
    hash: Buffer.from(hash ?? '', 'base64'),
  };
}

/** PBKDF2 in a PHC string; unknown digests never verify. */
export async function verifyPbkdf2(password: string, spec: CustomPasswordHash): Promise<boolean> {
  const { digest, iterations, length, salt, hash } = parse(spec.hash.value);
  if (iterations < 1 || length < 1) return false;
  const typed = passwordBytes(password, spec);
  if (digest === 'whirlpool') {
    const hashFunction = createWhirlpool();
    return sameBytes(
      await wasmPbkdf2({ password: typed, salt, iterations, hashLength: length, hashFunction, outputType: 'binary' }),
      hash,
    );
  }
  try {
    return sameBytes(await derive(typed, salt, iterations, length, digest), hash);
  } catch {
    return false;
  }
}
