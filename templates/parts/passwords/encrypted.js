/**
 * Password of ASP.NET Membership that the old application encrypted under web.config's machineKey: CBC with an IV of zeros, the row's
 * salt in front. The key comes from `configuration`.
 */
function encryptedFits(password, encrypted, salt) {
  const { MACHINE_DECRYPTION_KEY, MACHINE_DECRYPTION } = configuration;
  if (!MACHINE_DECRYPTION_KEY) throw cannotCheck('encrypted, and configuration has no MACHINE_DECRYPTION_KEY');
  const key = fromHex(MACHINE_DECRYPTION_KEY.trim());
  const cipher = key === null ? undefined : cipherOf(MACHINE_DECRYPTION, key.length);
  if (cipher === undefined) throw cannotCheck('encrypted, and MACHINE_DECRYPTION_KEY is no key for MACHINE_DECRYPTION');
  const clear = decrypted(cipher, key, encrypted, Buffer.alloc(cipher.startsWith('aes') ? 16 : 8));
  // Only under the right key does the row's own salt come out again.
  if (clear === null || !sameBytes(clear.subarray(0, salt.length), salt)) {
    throw cannotCheck('encrypted with another key than MACHINE_DECRYPTION_KEY, or damaged');
  }
  return sameTexts(clear.toString('utf16le', salt.length), password);
}

/** As web.config names it: AES where it names none. */
function cipherOf(name, length) {
  const named = (name || 'AES').trim().toUpperCase();
  if (named === '3DES') return { 24: 'des-ede3-cbc' }[length];
  return named === 'AES' || named === 'AUTO'
    ? { 16: 'aes-128-cbc', 24: 'aes-192-cbc', 32: 'aes-256-cbc' }[length]
    : undefined;
}

/** Null where the key is another, or the bytes are damaged. */
function decrypted(cipher, key, bytes, iv) {
  const decipher = crypto.createDecipheriv(cipher, key, iv);
  try {
    return Buffer.concat([decipher.update(bytes), decipher.final()]);
  } catch (error) {
    return null;
  }
}
