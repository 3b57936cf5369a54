import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StoredPassword } from '../../../../electron/accounts/account.ts';

const crypts = z.object({
  accounts: z.array(
    z.object({
      id: z.string(),
      format: z.string(),
      source: z.string(),
      value: z.string(),
      password: z.string(),
      wrongPassword: z.string(),
    }),
  ),
});

const shops = z.object({
  accounts: z.array(
    z.object({
      id: z.string(),
      cipher: z.string(),
      key: z.string(),
      Password: z.string(),
      password: z.string(),
      wrongPassword: z.string(),
    }),
  ),
});

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8'));

/** crypt(3), phpass, Drupal 7 and bcrypt over digests, each made by another implementation. */
export const cryptVectors = crypts.parse(read('crypt-passwords.json')).accounts;
export type CryptVector = (typeof cryptVectors)[number];

/** Passwords as nopCommerce encrypts them, made with openssl's own command. */
export const shopVectors = shops.parse(read('shop-encrypted-passwords.json')).accounts;

export function storedCrypt({ value }: CryptVector): StoredPassword {
  return { recipe: { kind: 'self-describing' }, hash: value, salt: null, format: null };
}

export function storedInShop({ Password }: (typeof shopVectors)[number]): StoredPassword {
  return { recipe: { kind: 'nopcommerce' }, hash: Password, salt: 'AAECAwQ=', format: 2 };
}
