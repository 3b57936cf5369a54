import { readFileSync } from 'node:fs';
import { z } from 'zod';

const vectors = z.object({
  accounts: z.array(
    z.object({
      id: z.string(),
      decryption: z.enum(['AES', '3DES']),
      decryptionKey: z.string(),
      Password: z.string(),
      PasswordSalt: z.string(),
      password: z.string(),
      wrongPassword: z.string(),
    }),
  ),
});

/** Passwords as ASP.NET Membership encrypts them, made with openssl's own command. */
export const encryptedVectors = vectors.parse(
  JSON.parse(readFileSync(new URL('../../../data/encrypted-passwords.json', import.meta.url), 'utf8')),
).accounts;
