/** One digest over password and salt; `position` is where the salt stands: `prefix`, `suffix`, `both`, or null without one. */
function digestFits(password, hash, salt, name, encoding, position) {
  if (hash === null || (position !== null && salt === null)) return false;
  return sameBytes(saltedDigest(password, salt, name, encoding, position), hash);
}

function saltedDigest(password, salt, name, encoding, position) {
  const typed = Buffer.from(password, encoding);
  const before = position === 'prefix' || position === 'both' ? [salt] : [];
  const after = position === 'suffix' || position === 'both' ? [salt] : [];
  return digestOf(name, Buffer.concat([...before, typed, ...after]));
}

/** A digest of the hexadecimal text of another digest. */
function nestedDigestFits(password, hash, outer, inner) {
  return hash !== null && sameBytes(nestedDigest(password, outer, inner), hash);
}

function nestedDigest(password, outer, inner) {
  const text = digestOf(inner, Buffer.from(password, 'utf8')).toString('hex');
  return digestOf(outer, Buffer.from(text, 'latin1'));
}

/** An HMAC of the password under the salt; `keyLength` where the salt is repeated until it is so long, else null. */
function hmacFits(password, hash, salt, name, encoding, keyLength) {
  if (hash === null || salt === null) return false;
  return sameBytes(hmacUnderSalt(password, salt, name, encoding, keyLength), hash);
}

function hmacUnderSalt(password, salt, name, encoding, keyLength) {
  const key = keyLength === null ? salt : Buffer.alloc(keyLength, salt);
  return hmacOf(name, key, Buffer.from(password, encoding));
}
