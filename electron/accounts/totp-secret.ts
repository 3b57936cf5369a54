/** Auth0's import takes a secret as base32 without padding (bulk import schema: `^[A-Z2-7]+$`). */
const BASE32 = /^[A-Z2-7]+$/;

/** An authenticator app's secret as Auth0 takes it, or null for what is none. Applications show it in groups, small letters or padded. */
export function totpSecretToSend(secret: string | null): string | null {
  const plain = (secret ?? '').replace(/[\s=-]/g, '').toUpperCase();
  return BASE32.test(plain) ? plain : null;
}
