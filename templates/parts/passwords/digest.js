/** One digest over password and salt; `position` is where the salt stands: `prefix`, `suffix`, `both`, or null without one. */
function digestFits(password, hash, salt, name, encoding, position) {
  if (hash === null || (position !== null && salt === null)) return false;
  const typed = Buffer.from(password, encoding);
  const before = position === 'prefix' || position === 'both' ? [salt] : [];
  const after = position === 'suffix' || position === 'both' ? [salt] : [];
  return sameBytes(digestOf(name, Buffer.concat([...before, typed, ...after])), hash);
}

/** A digest of the hexadecimal text of another digest. */
function nestedDigestFits(password, hash, outer, inner) {
  if (hash === null) return false;
  const text = digestOf(inner, Buffer.from(password, 'utf8')).toString('hex');
  return sameBytes(digestOf(outer, Buffer.from(text, 'latin1')), hash);
}

/** An HMAC of the password under the salt; `keyLength` where the salt is repeated until it is so long, else null. */
function hmacFits(password, hash, salt, name, encoding, keyLength) {
  if (hash === null || salt === null) return false;
  const key = keyLength === null ? salt : Buffer.alloc(keyLength, salt);
  return sameBytes(hmacOf(name, key, Buffer.from(password, encoding)), hash);
}
