import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { inHashColumn, type MadeColumns, type Making } from './making.ts';

// As ASP.NET's PasswordHasher writes them; the iteration counts are those of the releases that wrote most of what is in use.
// Source: dotnet/aspnetcore PasswordHasher.cs, aspnet/AspNetIdentity Crypto.cs.

const derive = promisify(pbkdf2);
const SALT_BYTES = 16;
const SUBKEY_BYTES = 32;
const V2_ITERATIONS = 1_000;

const v3 = {
  'identity-v3-pbkdf2-sha1': { prf: 0, digest: 'sha1', iterations: 10_000 },
  'identity-v3-pbkdf2-sha256': { prf: 1, digest: 'sha256', iterations: 10_000 },
  'identity-v3-pbkdf2-sha512': { prf: 2, digest: 'sha512', iterations: 100_000 },
} as const;

/** A password as Identity keeps it, or null for a format that is none of its. */
export async function makeIdentity(format: string, password: string, { random }: Making): Promise<MadeColumns | null> {
  const salt = random(SALT_BYTES);
  if (format === 'identity-v2-pbkdf2-sha1') {
    const subkey = await derive(password, salt, V2_ITERATIONS, SUBKEY_BYTES, 'sha1');
    return inHashColumn(Buffer.concat([Buffer.of(0), salt, subkey]).toString('base64'));
  }
  if (!isV3(format)) return null;
  const { prf, digest, iterations } = v3[format];
  const header = Buffer.alloc(13);
  header.writeUInt8(1, 0);
  header.writeUInt32BE(prf, 1);
  header.writeUInt32BE(iterations, 5);
  header.writeUInt32BE(SALT_BYTES, 9);
  const subkey = await derive(password, salt, iterations, SUBKEY_BYTES, digest);
  return inHashColumn(Buffer.concat([header, salt, subkey]).toString('base64'));
}

function isV3(format: string): format is keyof typeof v3 {
  return Object.hasOwn(v3, format);
}
