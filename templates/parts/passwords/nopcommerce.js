/** CustomerPassword: clear (0), a digest over password and salt (1) whose length tells which, or encrypted under the shop’s key (2). */
function nopcommerceFits(password, stored, salt, format) {
  if (format === 0) return clearFits(password, stored);
  if (format === 2) return shopEncryptedFits(password, typeof stored === 'string' ? fromBase64(stored) : null);
  const hash = typeof stored === 'string' ? fromHex(stored) : null;
  if (format !== 1 || hash === null || typeof salt !== 'string' || salt === '') return false;
  const name = { 16: 'md5', 20: 'sha1', 32: 'sha256', 48: 'sha384', 64: 'sha512' }[hash.length];
  return name !== undefined && sameBytes(digestOf(name, Buffer.from(password + salt, 'utf8')), hash);
}

/** The key is securitysettings.encryptionkey among the shop’s settings: sixteen characters, of which the IV is the end. */
function shopEncryptedFits(password, encrypted) {
  const { NOPCOMMERCE_ENCRYPTION_KEY } = configuration;
  if (encrypted === null) return false;
  if (!NOPCOMMERCE_ENCRYPTION_KEY) {
    throw cannotCheck('encrypted by the shop, and configuration has no NOPCOMMERCE_ENCRYPTION_KEY');
  }
  const key = Buffer.from(NOPCOMMERCE_ENCRYPTION_KEY.trim());
  if (key.length !== 16)
    throw cannotCheck('encrypted, and NOPCOMMERCE_ENCRYPTION_KEY is no shop’s key of 16 characters');
  // Triple DES, or AES where a shop of a later release was set up so; one password does not say which.
  const ways = [
    ['des-ede3-cbc', Buffer.concat([key, key.subarray(0, 8)]), key.subarray(8)],
    ['aes-128-cbc', key, key],
  ];
  const clear = ways
    .map(([cipher, whole, iv]) => decrypted(cipher, whole, encrypted, iv))
    // UTF-16 has an even number of bytes, what another key leaves hardly ever: then the padding is wrong, or of one byte.
    .filter((bytes) => bytes !== null && bytes.length > 0 && bytes.length % 2 === 0);
  if (clear.length === 0) throw cannotCheck('encrypted with another key than NOPCOMMERCE_ENCRYPTION_KEY, or damaged');
  return clear.map((bytes) => sameTexts(bytes.toString('utf16le'), password)).includes(true);
}
