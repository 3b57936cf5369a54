/** PasswordHash of ASP.NET Identity, and Password of SimpleMembership: the first byte says which version. */
async function identityFits(password, stored) {
  const bytes = typeof stored === 'string' ? fromBase64(stored) : null;
  if (bytes === null) return false;
  if (bytes[0] === 0 && bytes.length === 49) {
    const key = await pbkdf2(password, bytes.subarray(1, 17), 1000, 32, 'sha1');
    return sameBytes(key, bytes.subarray(17));
  }
  if (bytes[0] !== 1 || bytes.length < 13) return false;
  const name = ['sha1', 'sha256', 'sha512'][bytes.readUInt32BE(1)];
  const iterations = bytes.readUInt32BE(5);
  const saltLength = bytes.readUInt32BE(9);
  const salt = bytes.subarray(13, 13 + saltLength);
  const expected = bytes.subarray(13 + saltLength);
  // As the framework has it: shorter ones are damaged.
  if (name === undefined || iterations < 1 || saltLength < 16 || expected.length < 16) return false;
  return sameBytes(await pbkdf2(password, salt, iterations, expected.length, name), expected);
}
