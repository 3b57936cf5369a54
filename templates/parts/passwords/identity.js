/** PasswordHash of ASP.NET Identity, and Password of SimpleMembership: the first byte says which version. */
async function identityFits(password, stored) {
  const bytes = typeof stored === 'string' ? fromBase64(stored) : null;
  if (!isIdentity(bytes)) return false;
  if (bytes[0] === 0) {
    const key = await pbkdf2(password, bytes.subarray(1, 17), 1000, 32, 'sha1');
    return sameBytes(key, bytes.subarray(17));
  }
  const saltEnd = 13 + bytes.readUInt32BE(9);
  const hash = bytes.subarray(saltEnd);
  const key = await pbkdf2(
    password,
    bytes.subarray(13, saltEnd),
    bytes.readUInt32BE(5),
    hash.length,
    identityDigest(bytes),
  );
  return sameBytes(key, hash);
}

/** Whether bytes are such a hash; one with a shorter salt or hash than the framework takes is damaged. */
function isIdentity(bytes) {
  if (bytes === null || bytes.length < 13) return false;
  if (bytes[0] === 0) return bytes.length === 49;
  const iterations = bytes.readUInt32BE(5);
  const saltLength = bytes.readUInt32BE(9);
  if (bytes[0] !== 1 || identityDigest(bytes) === undefined || iterations < 1 || iterations > 10000000) return false;
  return saltLength >= 16 && bytes.length - 13 - saltLength >= 16;
}

function identityDigest(bytes) {
  return ['sha1', 'sha256', 'sha512'][bytes.readUInt32BE(1)];
}
