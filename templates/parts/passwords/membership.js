/** Password of ASP.NET Membership: `format` says of each row whether it is clear (0), hashed (1) or encrypted (2). */
function membershipFits(password, stored, saltText, format, algorithm) {
  if (format === 0) return clearFits(password, stored);
  const bytes = typeof stored === 'string' ? fromBase64(stored) : null;
  const salt = typeof saltText === 'string' ? fromBase64(saltText) : null;
  if (bytes === null || salt === null) return false;
  if (format === 2) return encryptedFits(password, bytes, salt);
  return format === 1 && membershipHashFits(password, bytes, salt, algorithm);
}

/** A digest over salt and password, or an HMAC under the salt, repeated until it is as long as the algorithm's key. */
function membershipHashFits(password, hash, salt, algorithm) {
  // An application that changed its algorithm has hashes of both; web.config names the later one.
  const names = hash.length === hashLengthOf(algorithm) ? [algorithm] : usualAlgorithms(hash.length);
  return names.map((name) => sameBytes(membershipHash(password, salt, name), hash)).includes(true);
}

function membershipHash(password, salt, name) {
  const typed = Buffer.from(password, 'utf16le');
  if (!name.startsWith('hmac')) return digestOf(name, Buffer.concat([salt, typed]));
  return hmacOf(name.slice('hmac'.length), Buffer.alloc(/384|512/.test(name) ? 128 : 64, salt), typed);
}

/** Bytes of an algorithm's hash. */
function hashLengthOf(algorithm) {
  return { md5: 16, sha1: 20, sha256: 32, sha384: 48, sha512: 64 }[algorithm.replace('hmac', '')];
}

/**
 * The providers' defaults by the hash's length; for those of its length the algorithm that web.config names stands in the script. Of
 * 48 bytes neither is likelier.
 */
function usualAlgorithms(length) {
  const usual = { 16: ['md5'], 20: ['sha1'], 32: ['hmacsha256'], 48: ['sha384', 'hmacsha384'], 64: ['sha512'] };
  return usual[length] || [];
}

/** Told apart from a wrong password: nobody can sign in so. */
function cannotCheck(how) {
  console.log(`This password can’t be checked here: it is ${how}.`);
  return unfitAccount('This account’s password can’t be checked here.');
}
