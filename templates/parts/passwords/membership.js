/** Password of ASP.NET Membership: `format` says of each row whether it is clear (0), hashed (1) or encrypted (2). */
async function membershipFits(password, stored, saltText, format, algorithm) {
  if (typeof stored !== 'string' || stored === '') return false;
  if (format === 0) return sameBytes(digest('sha256', Buffer.from(stored)), digest('sha256', Buffer.from(password)));
  const expected = fromBase64(stored);
  const salt = typeof saltText === 'string' ? fromBase64(saltText) : null;
  if (format !== 1 || expected === null || salt === null) return false;
  const name = algorithm === 'auto' ? membershipAlgorithm(expected.length) : algorithm;
  if (name === undefined) return false;
  const typed = Buffer.from(password, 'utf16le');
  if (!name.startsWith('hmac')) return sameBytes(digest(name, Buffer.concat([salt, typed])), expected);
  const keyLength = /384|512/.test(name) ? 128 : 64;
  // The provider repeats the salt until it is as long as the algorithm's key.
  const key = Buffer.alloc(keyLength, salt);
  return sameBytes(crypto.createHmac(name.slice('hmac'.length), key).update(typed).digest(), expected);
}

/** The providers' defaults by the hash's length; web.config may say otherwise, and then the algorithm stands in the script. */
function membershipAlgorithm(length) {
  return { 16: 'md5', 20: 'sha1', 32: 'hmacsha256', 64: 'sha512' }[length];
}
